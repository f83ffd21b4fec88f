import { html, nothing, type TemplateResult } from 'lit';
import type { DeskMessages } from '../../i18n/desk.js';
import { icon, iconAlert, iconClose } from '../ui/icons.js';
import type { DeskDeps } from './desk-deps.js';
import { hotkeyConflicts, type HotkeyConflict } from './hotkey-conflicts.js';
import { hotkeyActs, type HotkeyAct, type Hotkeys } from './hotkeys.js';

/** Which keys do what, and which are in each other's way. */
export class HotkeyHelp {
  readonly #deps: DeskDeps;
  readonly #told = new Set<string>();
  #open = false;
  #ringing = false;
  #checked: readonly [Hotkeys | undefined, boolean] | undefined;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  close(): void {
    this.#open = false;
  }

  async show(): Promise<void> {
    const { host } = this.#deps;
    this.#open = true;
    this.#tell(this.#conflicts());
    host.requestUpdate();
    await host.updateComplete;
    const dialog = host.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** A call that comes in is not to be looked for behind it. */
  giveWay(ringing: boolean): void {
    const isNew = ringing && !this.#ringing;
    this.#ringing = ringing;
    if (isNew) this.#deps.host.renderRoot.querySelector('dialog')?.close();
  }

  /** Whenever other keys are set. */
  check(): void {
    const { hotkeys, nohotkeys } = this.#deps.host;
    if (this.#checked?.[0] === hotkeys && this.#checked?.[1] === nohotkeys && this.#checked) return;
    this.#checked = [hotkeys, nohotkeys];
    this.#tell(this.#conflicts());
  }

  render(t: DeskMessages, dispositions: number): TemplateResult | typeof nothing {
    if (!this.#open) return nothing;
    const conflicts = this.#conflicts();
    return html`<dialog class="help" part="hotkeys" aria-labelledby="hotkeys-title" @close=${this.#closed}>
      <div class="help-in">
        <div class="line">
          <h2 class="grow" id="hotkeys-title">${t.hotkeys}</h2>
          <button class="ib" part="dismiss-button" type="button" title=${t.closeHotkeys} aria-label=${t.closeHotkeys} @click=${this.#press}>${icon(iconClose, 'l')}</button>
        </div>
        <p class="s quiet">${t.hotkeysHint}</p>
        <dl class="keys">
          ${hotkeyActs.map((act) => this.#row(t, act, conflicts.find(({ acts }) => acts.includes(act))))}
          ${dispositions > 0 ? html`<div><dt>${t.hotkeyDispositions}</dt><dd>${keyCaps(t, dispositions > 1 ? `1…${dispositions}` : '1')}</dd></div>` : nothing}
        </dl>
      </div>
    </dialog>`;
  }

  #row(t: DeskMessages, act: HotkeyAct, conflict: HotkeyConflict | undefined): TemplateResult {
    const keys = this.#deps.keys(act);
    const other = conflict?.acts.find((each) => each !== act);
    const warning = conflict && (other === undefined ? t.hotkeyConflict : t.hotkeyTwice(t.hotkeyActs[other]));
    return html`<div class=${warning === undefined ? '' : 'conflict'}>
      <dt>
        ${t.hotkeyActs[act]} ${warning === undefined ? nothing : html`<span class="xs warn">${icon(iconAlert)}${warning}</span>`}
      </dt>
      <dd>${keys === undefined ? html`<span class="quiet s">${t.hotkeyNone}</span>` : keyCaps(t, keys)}</dd>
    </div>`;
  }

  #conflicts(): readonly HotkeyConflict[] {
    const { host, keys } = this.#deps;
    return hotkeyConflicts(host.ownerDocument, keys);
  }

  #tell(conflicts: readonly HotkeyConflict[]): void {
    for (const { keys, acts, withPage } of conflicts) {
      const conflict = `${keys} ${acts.join(' ')} ${withPage}`;
      if (this.#told.has(conflict)) continue;
      this.#told.add(conflict);
      const detail = { keys, acts, timestamp: new Date().toISOString() };
      this.#deps.host.dispatchEvent(new CustomEvent('cc-hotkey-conflict', { detail, bubbles: true, composed: true }));
    }
  }

  readonly #press = ({ currentTarget }: Event): void => (currentTarget as HTMLElement).closest('dialog')?.close();

  readonly #closed = (): void => {
    this.#open = false;
    this.#deps.host.requestUpdate();
  };
}

function keyCaps(t: DeskMessages, keys: string): TemplateResult {
  const names: Readonly<Record<string, string>> = t.keyNames;
  return html`<bdi dir="ltr">${keys.split('+').map((key, index) => html`${index > 0 ? '+' : ''}<kbd>${names[key] ?? key}</kbd>`)}</bdi>`;
}
