import { html, nothing, type TemplateResult } from 'lit';
import type { CallLogEntry } from '../../domain/record.js';
import type { DeskMessages } from '../../i18n/desk.js';
import { reported } from '../emit.js';
import { avatar } from '../ui/avatar.js';
import { icon, iconClose } from '../ui/icons.js';
import { iconPhoneMissed, iconPhoneOut } from '../ui/icons-more.js';
import { emptyState } from '../ui/states.js';
import { caller, callerName } from './caller.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskFace, PhoneView, Piece } from './phone-view.js';

/** More is in the call log. */
const most = 20;

/** Who called and was not answered, with how to call back. */
export class MissedCalls {
  readonly #deps: DeskDeps;
  #open = false;
  /** Those that were news when the list was opened. */
  #fresh: ReadonlySet<string> = new Set();

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  close(): void {
    this.#open = false;
  }

  readonly toggle = (): void => void (this.#open ? this.#leave() : this.show());

  async show(): Promise<void> {
    const callLog = this.#deps.session()?.callLog;
    if (!callLog) return;
    this.#fresh = new Set(callLog.$entries.get().value.filter(({ unseen }) => unseen).map(({ id }) => id));
    this.#open = true;
    callLog.markSeen();
    reported(callLog.load());
    await this.#focus('.missed');
  }

  /** How many there are, while somebody should look. */
  button({ session, facts }: PhoneView, t: DeskMessages): Piece {
    const count = this.#deps.read(session.callLog.$missed);
    if (facts.live.length > 0 || (count === 0 && !this.#open)) return nothing;
    const label = count === 0 ? t.missedTitle : t.missedCount(count);
    return html`<button class="ib missed-button" part="missed-button" type="button" title=${label} aria-label=${label} aria-expanded=${this.#open} @click=${this.toggle}>
      ${icon(iconPhoneMissed, 'l')}${count === 0 ? nothing : html`<span class="count" aria-hidden="true">${count > 99 ? '99+' : count}</span>`}
    </button>`;
  }

  face(view: PhoneView, t: DeskMessages): DeskFace | undefined {
    if (!this.#open || view.facts.live.length > 0) return undefined;
    const missed = this.#deps.read(view.session.callLog.$entries).value.filter(({ outcome }) => outcome === 'missed');
    return {
      body: html`<section class="missed" part="missed-list" aria-label=${t.missedTitle} tabindex="-1" @keydown=${this.#keyDown}>
        <div class="line">
          <h3 class="grow">${t.missedTitle}</h3>
          <button class="ib" part="dismiss-button" type="button" title=${t.closeMissed} aria-label=${t.closeMissed} @click=${this.toggle}>${icon(iconClose, 'l')}</button>
        </div>
        ${missed.length === 0
          ? emptyState({ icon: iconPhoneMissed, title: t.missedNone, text: t.missedNoneHint })
          : html`<ul>${missed.slice(0, most).map((entry) => this.#row(view, t, entry))}</ul>`}
      </section>`,
    };
  }

  #row(view: PhoneView, t: DeskMessages, { id, number, name, startedAt }: CallLogEntry): TemplateResult {
    const remote = { number, ...(name === undefined ? {} : { name }) };
    const who = caller(view.t, remote);
    const off = view.line !== 'ready' || view.busy('dial');
    const call = (): void => {
      if (off) return;
      this.close();
      view.acts.dial(number);
    };
    return html`<li class="missed-row">
      ${avatar({ id: number, name: callerName(remote), size: 'sm' })}
      <span class="name trunc"><bdi>${who}</bdi></span>
      <span class="sub trunc"
        >${this.#fresh.has(id) ? html`<strong>${t.isNew}</strong> · ` : nothing}<bdi class="num">${this.#deps.relative(startedAt)}</bdi>${callerName(remote) === ''
          ? nothing
          : html` · <bdi class="num" dir="ltr">${view.t.phoneNumber(number)}</bdi>`}</span
      >
      ${number === ''
        ? nothing
        : html`<button class="ib" part="call-again-button" type="button" title=${t.callBack} aria-label=${t.callBackWho(who)} aria-disabled=${off} @click=${call}>
            ${icon(iconPhoneOut, 'l')}
          </button>`}
    </li>`;
  }

  async #leave(): Promise<void> {
    this.#open = false;
    await this.#focus('.missed-button', '[part~=more-button]');
  }

  async #focus(...selectors: readonly string[]): Promise<void> {
    const { host } = this.#deps;
    host.requestUpdate();
    await host.updateComplete;
    selectors.map((selector) => host.renderRoot.querySelector<HTMLElement>(selector)).find((found) => found !== null)?.focus();
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#leave();
  };
}
