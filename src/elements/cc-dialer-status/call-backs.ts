import { html, nothing, type TemplateResult } from 'lit';
import type { CampaignContact } from '../../domain/dialer.js';
import type { Session } from '../../session/session-api.js';
import { askHost } from '../emit.js';
import { Task } from '../ui/asking.js';
import { icon, iconClock, iconPhone } from '../ui/icons.js';
import { iconChevronDown } from '../ui/icons-more.js';
import { loadingView } from '../ui/problems.js';
import { banner } from '../ui/states.js';
import { harmless } from '../ui/text.js';
import type { DialerView } from './dialer-view.js';
import type { ShellDeps } from './shell-deps.js';

/** Somebody who is to be called at some time. */
interface CallBack {
  readonly key: string;
  readonly at: number;
  readonly number: string;
  readonly name: string;
}

/** So many are listed; the rest is among the contacts. */
const most = 20;

/** Whom to call again: what the dialler's lists say, and what the agent noted here. */
export class CallBacks {
  readonly #deps: ShellDeps;
  readonly #task: Task;
  readonly #scheduled = new WeakMap<readonly CampaignContact[], readonly CallBack[]>();
  #open = false;

  constructor(deps: ShellDeps) {
    this.#deps = deps;
    this.#task = new Task(() => deps.host.requestUpdate());
  }

  /** Lists are looked through only once the agent wants to see it. */
  render(view: DialerView): TemplateResult | typeof nothing {
    const { t } = this.#deps.l;
    if (!view.abilities.has('contacts') && this.#own(view.session).length === 0) return nothing;
    const toggle = (): void => {
      this.#open = !this.#open;
      this.#deps.host.requestUpdate();
    };
    return html`<div class="call-backs" part="call-backs">
      <button class="btn ghost block" part="call-backs-button" type="button" aria-expanded=${this.#open} @click=${toggle}>
        ${icon(iconClock)}<span class="grow">${t.callBacks}</span>${icon(iconChevronDown)}
      </button>
      ${this.#open ? this.#list(view) : nothing} ${this.#problem(view.session)}
    </div>`;
  }

  #list(view: DialerView): TemplateResult {
    const { l } = this.#deps;
    const listed = view.abilities.has('contacts') ? view.campaigns.map(({ id }) => this.#deps.read(view.session.dialer.contacts(id))) : [];
    const all = [...this.#own(view.session), ...listed.flatMap(({ value }) => this.#scheduledOf(value))].sort((a, b) => a.at - b.at);
    if (all.length === 0 && listed.some(({ status }) => status === 'loading' || status === 'idle')) return loadingView(l.t, 2);
    if (all.length === 0) return html`<p class="s quiet none">${l.t.callBacksNone}</p>`;
    return html`<ul>${all.slice(0, most).map((each) => this.#row(view, each))}</ul>
      ${all.length > most ? html`<p class="xs quiet none">${l.t.callBacksMore(l.number(all.length - most))}</p>` : nothing}`;
  }

  #row({ session, away }: DialerView, { at, number, name }: CallBack): TemplateResult {
    const { l, read } = this.#deps;
    const who = l.t.phoneNumber(name) || l.t.phoneNumber(number) || l.t.unknownContact;
    const canCall = read(session.$facets).has('voice') && number !== '';
    const label = l.t.callWho(who);
    const isOff = away || this.#task.busy !== undefined;
    return html`<li class="line">
      <span class="grow trunc s"><bdi>${who}</bdi></span><span class="xs quiet num">${l.dateTime(at)}</span>
      ${canCall ? html`<button class="ib" part="call-button" type="button" aria-label=${label} title=${label} aria-disabled=${isOff} @click=${() => isOff || void this.#call(session, number)}>${icon(iconPhone, 'l')}</button>` : nothing}
    </li>`;
  }

  #problem(session: Session): TemplateResult | typeof nothing {
    const { t } = this.#deps.l;
    const { fault } = this.#task;
    if (!fault) return nothing;
    const needsWrapUp = fault.code === 'rejected' && session.wrapUp.$settings.get()?.required === true && session.wrapUp.$current.get() !== undefined;
    const close = (): void => {
      this.#task.clear();
      this.#deps.host.requestUpdate();
    };
    const { text, todo } = t.faults[fault.code];
    return banner({ tone: 'danger', title: t.callFailed, text: needsWrapUp ? t.wrapUpFirst : `${text} ${todo}`, action: { label: t.close, run: close } });
  }

  /** What the agent noted of calls that the log still knows. */
  #own(session: Session): readonly CallBack[] {
    const noted = this.#deps.read(session.dialer.$callBacks);
    if (noted.size === 0) return [];
    const calls = new Map(this.#deps.read(session.callLog.$entries).value.map((entry) => [entry.id, entry]));
    return [...noted].flatMap(([callId, at]) => {
      const call = calls.get(callId);
      return call ? [{ key: callId, at, number: call.number, name: harmless(call.name ?? '', 80) }] : [];
    });
  }

  #scheduledOf(contacts: readonly CampaignContact[]): readonly CallBack[] {
    const known = this.#scheduled.get(contacts) ?? contacts.flatMap(({ id, scheduledAt, phones, name = '', status }) =>
      (scheduledAt === undefined || status === 'done' ? [] : [{ key: id, at: scheduledAt, number: phones[0] ?? '', name: harmless(name, 80) }]));
    this.#scheduled.set(contacts, known);
    return known;
  }

  async #call(session: Session, number: string): Promise<void> {
    const { host, announcer, l } = this.#deps;
    if (!askHost(host, 'cc-before-call', { number })) return;
    const done = await this.#task.run('call', () => session.calls.dial(number));
    if (!done) announcer.announce(l.t.callFailed, { assertive: true });
  }
}
