import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import type { AudioDevices } from '../../domain/call.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { PreflightMessages } from '../../i18n/preflight.js';
import { LevelMeter } from '../cc-softphone/level-meter.js';
import { icon, iconCheck } from '../ui/icons.js';
import type { CheckLine } from './check-line.js';
import { isUnderWay, type PreflightView } from './preflight-view.js';

export type TestedDevice = 'microphone' | 'speaker';

export interface RowContext {
  readonly t: CommonMessages & PreflightMessages;
  readonly view: PreflightView;
  readonly meter: LevelMeter;
  /** The device that is being changed. */
  readonly choosing: TestedDevice | undefined;
  readonly choose: (role: TestedDevice, deviceId: string | undefined) => void;
  readonly confirm: (heard: boolean) => void;
}

export function renderCheck(line: CheckLine, context: RowContext): TemplateResult {
  const { check, standing, tone, shape, word } = line;
  return html`<li class="check ${tone}" part="check" data-check=${check} data-standing=${standing} aria-current=${standing === 'running' ? 'step' : nothing}>
    ${icon(shape)}<span class="strong">${renderName(line, context)}</span> <span class="word xs quiet">${word}</span> ${renderDetails(line, context)}
  </li>`;
}

function renderName({ check }: CheckLine, { t, view: { extension } }: RowContext): TemplateResult | string {
  const name = t.checkNames[check];
  return check === 'registration' && extension !== undefined ? html`${name} <bdi class="num" dir="ltr">${extension}</bdi>` : name;
}

function renderDetails(line: CheckLine, context: RowContext): TemplateResult | typeof nothing {
  const { check, standing, figures, problem } = line;
  const { t } = context;
  const pieces = [
    figures === undefined ? undefined : html`<span part="figures">${figures}</span>`,
    problem && html`<span part="problem">${problem.text} <span class="todo">${problem.todo}</span></span>`,
    standing === 'outdated' ? html`<span class="todo">${t.outdatedHint}</span>` : undefined,
    check === 'permission' && standing === 'running' ? html`<span>${t.askPermission}</span>` : undefined,
    check === 'microphone' && standing === 'running' ? html`<span>${t.speak}</span>` : undefined,
    check === 'microphone' || check === 'speaker' ? renderChoice(check, context) : undefined,
    check === 'microphone' && isMetered(line, context) ? renderMeter(context) : undefined,
    check === 'speaker' && context.view.phase === 'asking' ? renderQuestion(context) : undefined,
  ].filter((piece) => piece !== undefined);
  return pieces.length === 0 ? nothing : html`<div class="sub">${pieces.map((piece) => html`${piece} `)}</div>`;
}

/** The microphone is held open only while the test runs, or while the agent looks for one that works. */
function isMetered({ standing, problem }: CheckLine, { t, view }: RowContext): boolean {
  if (view.audio.microphone !== 'granted') return false;
  const isSilent = standing === 'fail' && problem === t.reasons['microphone-silent'];
  return isSilent || standing === 'running' || standing === 'outdated' || (isUnderWay(view) && standing === 'pass');
}

function renderMeter({ t, meter }: RowContext): TemplateResult {
  return html`<span class="meter" part="meter" role="meter" aria-label=${t.level} aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" ${ref(meter.on)}>
    ${LevelMeter.segments()}
  </span>`;
}

function renderQuestion({ t, confirm }: RowContext): TemplateResult {
  return html`<div role="group" aria-label=${t.heardIt} class="stack" part="question">
    <span class="question" aria-hidden="true">${t.heardIt}</span>
    <span class="line wrap">
      <button class="btn primary sm" part="heard-button" type="button" @click=${() => confirm(true)}>${icon(iconCheck)}${t.heard}</button>
      <button class="btn sm" part="not-heard-button" type="button" @click=${() => confirm(false)}>${t.notHeard}</button>
    </span>
  </div>`;
}

function renderChoice(role: TestedDevice, context: RowContext): TemplateResult | undefined {
  const { t, view, choosing, choose } = context;
  const { devices } = view.audio;
  if (!devices || (role === 'speaker' && !devices.canChooseOutput)) return undefined;
  const offered = options(t, devices, role);
  if (offered.length < 2) return undefined;
  const chosen = devices.chosen[role] ?? '';
  const change = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const wanted = select.value;
    // What was asked for shows once it is so.
    select.value = chosen;
    if (choosing === undefined && wanted !== chosen) choose(role, wanted === '' ? undefined : wanted);
  };
  return html`<select class="input" part="select" aria-label=${t.checkNames[role]} aria-busy=${choosing === role} .value=${live(chosen)} @change=${change}>
    ${offered.map(({ id, label }) => html`<option value=${id} ?selected=${id === chosen}>${label}</option>`)}
  </select>`;
}

/** The default, what is there, and what was chosen and is away. */
function options(t: RowContext['t'], devices: AudioDevices, role: TestedDevice): readonly { readonly id: string; readonly label: string }[] {
  const chosen = devices.chosen[role] ?? '';
  const offered = devices.available
    .filter(({ kind }) => kind === (role === 'microphone' ? 'input' : 'output'))
    .map(({ id, label }, index) => ({ id, label: label === '' ? t.someDevice(index + 1) : label }));
  const away = chosen !== '' && !offered.some(({ id }) => id === chosen);
  const gone = { id: chosen, label: t.deviceAway(devices.missingLabels[role] ?? t.someDevice(offered.length + 1)) };
  return [{ id: '', label: t.systemDefault }, ...offered, ...(away ? [gone] : [])];
}
