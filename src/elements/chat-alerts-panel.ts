import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AlertsMessages } from '../i18n/alerts.js';
import type { CommonMessages } from '../i18n/common.js';
import { alertKinds, alertSettings, setAlertSettings, type AlertKind, type AlertSettings } from '../session/alert-settings.js';
import { chime } from './chat-alerts-sound.js';
import type { DialogView } from './ui/dialog.js';
import { icon } from './ui/icons.js';
import { iconVolume } from './ui/icons-more.js';
import { banner } from './ui/states.js';

type Texts = CommonMessages & AlertsMessages;

const reminders = [0, 1, 2, 3, 5, 10];

/** What is heard and shown of conversations; kept by this browser at once. */
export class AlertsPanel {
  readonly #t: () => Texts;
  readonly #change: () => void;
  #unlisten: (() => void) | undefined;

  constructor({ t, change }: { t(): Texts; change(): void }) {
    this.#t = t;
    this.#change = change;
  }

  start(): void {
    this.#unlisten = alertSettings().listen(this.#change);
  }

  end(): void {
    this.#unlisten?.();
  }

  view(): DialogView {
    const t = this.#t();
    const settings = alertSettings().get();
    const wanted = alertKinds.some((kind) => settings.desktop[kind]);
    return {
      name: 'alerts',
      title: t.alerts,
      close: t.close,
      body: html`${this.#grid(t, settings)} ${wanted ? this.#permission(t) : nothing}
        <label class="tick"
          ><input type="checkbox" name="hide-text" .checked=${live(settings.hideText)} @change=${() => setAlertSettings({ hideText: !settings.hideText })} /><span>${t.hideText}</span></label
        >
        ${this.#reminder(t, settings)} ${this.#volume(t, settings)}
        <p class="xs quiet">${t.thisBrowser}</p>`,
    };
  }

  #grid(t: Texts, { sound, desktop }: AlertSettings): TemplateResult {
    const flip = (name: 'sound' | 'desktop', kind: AlertKind): void => {
      const on = !alertSettings().get()[name][kind];
      setAlertSettings({ [name]: { ...alertSettings().get()[name], [kind]: on } });
      // The only moment at which a browser may be asked: a press of the agent's.
      if (name === 'desktop' && on) void this.#ask();
    };
    const box = (name: 'sound' | 'desktop', kind: AlertKind, on: boolean): TemplateResult =>
      html`<input type="checkbox" name="${name}-${kind}" aria-label="${t.kinds[kind]}: ${t[name]}" .checked=${live(on)} @change=${() => flip(name, kind)} />`;
    return html`<div class="alert-grid" part="alert-kinds">
      <span></span><span class="label">${t.sound}</span><span class="label">${t.desktop}</span>
      ${alertKinds.map((kind) => html`<span>${t.kinds[kind]}</span>${box('sound', kind, sound[kind])}${box('desktop', kind, desktop[kind])}`)}
    </div>`;
  }

  /** What the browser says about notifications, as far as that keeps them away. */
  #permission(t: Texts): TemplateResult | typeof nothing {
    if (!('Notification' in globalThis)) return banner({ tone: 'info', title: t.noDesktop, text: t.noDesktopHint });
    if (Notification.permission === 'granted') return nothing;
    if (Notification.permission === 'denied') return banner({ tone: 'warning', title: t.desktopDenied, text: t.faults.permission.todo });
    return banner({ tone: 'info', title: t.desktopNotAsked, action: { label: t.allowDesktop, run: () => void this.#ask() } });
  }

  #reminder(t: Texts, { remind }: AlertSettings): TemplateResult {
    const changed = ({ currentTarget }: Event): void => setAlertSettings({ remind: Number((currentTarget as HTMLSelectElement).value) });
    return html`<label class="field"
      ><span class="label">${t.remind}</span
      ><select class="input" name="remind" @change=${changed}>
        ${reminders.map((minutes) => html`<option value=${minutes} .selected=${minutes === remind}>${t.everyMinutes(minutes)}</option>`)}
      </select></label
    >`;
  }

  #volume(t: Texts, { volume }: AlertSettings): TemplateResult {
    const changed = ({ currentTarget }: Event): void => setAlertSettings({ volume: Number((currentTarget as HTMLInputElement).value) / 100 });
    return html`<div class="line">
      <label class="field grow"><span class="label">${t.volume}</span><input type="range" name="volume" min="0" max="100" step="5" .value=${live(String(Math.round(volume * 100)))} @change=${changed} /></label>
      <button class="btn" type="button" part="try-button" @click=${() => void chime('message', alertSettings().get().volume)}>${icon(iconVolume)}${t.tryIt}</button>
    </div>`;
  }

  async #ask(): Promise<void> {
    if ('Notification' in globalThis && Notification.permission === 'default') await Notification.requestPermission().catch(() => undefined);
    this.#change();
  }
}
