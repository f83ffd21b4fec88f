import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import type { AudioDevice, AudioDevices, AudioProcessing, AudioRole } from '../../domain/call.js';
import type { InCallMessages } from '../../i18n/incall.js';
import { meters } from '../../styles/meters.js';
import { switches } from '../../styles/switches.js';
import { icon, iconClose } from '../ui/icons.js';
import { iconVolume } from '../ui/icons-more.js';
import { audioPanelStyles } from './audio-panel.styles.js';
import type { InCallDeps } from './in-call-deps.js';
import { LevelMeter } from './level-meter.js';
import type { PhoneView } from './phone-view.js';

export function sheets(): readonly CSSStyleSheet[] {
  return [switches, meters, audioPanelStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
}

const treatments: readonly (keyof AudioProcessing)[] = ['echoCancellation', 'noiseSuppression', 'autoGainControl'];

/** Microphone, speaker and ringer of this machine. */
export class AudioPanel {
  readonly #deps: InCallDeps;
  readonly #close: () => void;
  readonly #meter: LevelMeter;

  constructor(deps: InCallDeps, close: () => void) {
    this.#deps = deps;
    this.#close = close;
    this.#meter = new LevelMeter(() => deps.session()?.audio.$microphoneLevel);
  }

  render(view: PhoneView, t: InCallMessages): TemplateResult | undefined {
    const { devices } = view.facts.audio;
    if (!devices) return undefined;
    return html`<section class="panel" part="audio-panel" aria-label=${view.t.devices}>
      <div class="line">
        <h3 class="grow">${view.t.devices}</h3>
        <button class="ib" type="button" title=${t.closeAudio} aria-label=${t.closeAudio} @click=${this.#close}>${icon(iconClose, 'l')}</button>
      </div>
      ${this.#choice(view, t, devices, 'microphone', true)}
      <span class="meter" part="meter" role="meter" aria-label=${t.level} aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" ${ref(this.#meter.on)}>
        ${LevelMeter.segments()}
      </span>
      ${this.#choice(view, t, devices, 'speaker', false)} ${this.#choice(view, t, devices, 'ringer', false)}
      ${devices.canChooseOutput ? nothing : html`<p class="xs quiet">${t.onlyDefaultOutput}</p>`}
      ${this.#volume(view, t, devices)} ${this.#processing(view, t, devices)}
    </section>`;
  }

  #choice({ t: texts, busy }: PhoneView, t: InCallMessages, devices: AudioDevices, role: AudioRole, first: boolean): TemplateResult {
    const working = busy('audio', role);
    const fixed = role !== 'microphone' && !devices.canChooseOutput;
    const chosen = devices.chosen[role] ?? '';
    const change = (event: Event): void => {
      const select = event.target as HTMLSelectElement;
      const wanted = select.value;
      // What was asked for shows once it is so.
      select.value = chosen;
      if (!working && wanted !== chosen) this.#act(role, ({ choose }) => choose(role, wanted === '' ? undefined : wanted));
    };
    return html`<div class="device">
      <label class="label" for="audio-${role}">${texts[role]}</label>
      <select
        class="input"
        part="select"
        id="audio-${role}"
        ?data-first=${first}
        ?disabled=${fixed}
        aria-busy=${working}
        .value=${live(chosen)}
        @change=${change}
      >
        ${options(texts.systemDefault, t, devices, role)}
      </select>
      ${role === 'microphone' ? nothing : this.#test(t, role, working)}
    </div>`;
  }

  #test(t: InCallMessages, role: 'speaker' | 'ringer', working: boolean): TemplateResult {
    const playing = this.#deps.acting.busy('audio', `test ${role}`);
    const label = role === 'speaker' ? t.testSpeaker : t.testRinger;
    const off = playing || working;
    return html`<button
      class="btn"
      type="button"
      title=${label}
      aria-label=${label}
      aria-busy=${playing}
      aria-disabled=${off}
      @click=${() => off || this.#act(`test ${role}`, ({ testSound }) => testSound(role))}
    >
      ${icon(iconVolume)}<span class="hide-tiny">${playing ? t.testPlaying : t.testSound}</span>
    </button>`;
  }

  #volume({ session }: PhoneView, t: InCallMessages, { ringerVolume }: AudioDevices): TemplateResult {
    const set = (event: Event): void => session.audio.setRingerVolume(Number((event.target as HTMLInputElement).value) / 100);
    return html`<div class="field">
      <label for="audio-volume">${t.ringerVolume}</label>
      <input id="audio-volume" type="range" min="0" max="100" step="5" .value=${live(String(Math.round(ringerVolume * 100)))} @input=${set} />
    </div>`;
  }

  #processing({ busy }: PhoneView, t: InCallMessages, { processing }: AudioDevices): TemplateResult {
    const toggle = (name: keyof AudioProcessing) => (event: Event): void => {
      const box = event.target as HTMLInputElement;
      const wanted = box.checked;
      box.checked = processing[name];
      if (!busy('audio', name)) this.#act(name, ({ setProcessing }) => setProcessing({ [name]: wanted }));
    };
    return html`<fieldset>
      <legend class="label">${t.processing}</legend>
      ${treatments.map(
        (name) => html`<label class="line s option">
          <span class="grow">${t[name]}</span>
          <input
            class="switch"
            type="checkbox"
            role="switch"
            aria-checked=${processing[name]}
            aria-busy=${busy('audio', name)}
            .checked=${live(processing[name])}
            @change=${toggle(name)}
          />
        </label>`,
      )}
    </fieldset>`;
  }

  #act(what: string, run: (audio: PhoneView['session']['audio']) => Promise<void>): void {
    const { acting } = this.#deps;
    acting.press('audio', what, () => acting.run('audio', what, ({ audio }) => run(audio)));
  }
}

/** The default, what is there, and what was chosen and is away. */
function options(systemDefault: string, t: InCallMessages, devices: AudioDevices, role: AudioRole): readonly TemplateResult[] {
  const kind: AudioDevice['kind'] = role === 'microphone' ? 'input' : 'output';
  const chosen = devices.chosen[role] ?? '';
  const offered = devices.available
    .filter((device) => device.kind === kind)
    .map(({ id, label }, index) => ({ id, label: label === '' ? t.someDevice(index + 1) : label }));
  const away = chosen !== '' && !offered.some(({ id }) => id === chosen);
  const all = [
    { id: '', label: systemDefault },
    ...offered,
    ...(away ? [{ id: chosen, label: t.deviceAway(devices.missingLabels[role] ?? t.someDevice(offered.length + 1)) }] : []),
  ];
  return all.map(({ id, label }) => html`<option value=${id} ?selected=${id === chosen}>${label}</option>`);
}
