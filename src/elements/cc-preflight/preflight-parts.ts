import { html, nothing, type TemplateResult } from 'lit';
import type { FaultInfo } from '../../domain/fault.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { PreflightMessages } from '../../i18n/preflight.js';
import { icon, iconAlert, iconCheckCircle, iconRefresh, iconUser, type IconShape } from '../ui/icons.js';
import { iconHeadset, iconXCircle } from '../ui/icons-more.js';
import { banner, emptyState, status, type Tone } from '../ui/states.js';
import { isUnderWay, mayBegin, type Lack, type PreflightView } from './preflight-view.js';

type Texts = CommonMessages & PreflightMessages;

export function renderLack(lack: Lack, t: Texts): TemplateResult {
  if (lack === 'session') return emptyState({ icon: iconUser, title: t.noSession, text: t.noSessionHint });
  if (lack === 'sign-in') return emptyState({ icon: iconUser, title: t.signedOut, text: t.signedOutHint });
  return emptyState({ icon: iconHeadset, title: t.noPhone, text: t.noPhoneHint });
}

/** Rows of nine checks, before it is known which there are. */
export function renderSkeleton(t: Texts): TemplateResult {
  return html`<div class="body"><div class="loading lines" role="status" aria-busy="true" aria-label=${t.loading}>
    ${Array.from({ length: 9 }, (_, index) => html`<span class="skel ${index % 2 === 0 ? 'w60' : 'w45'}"></span>`)}
  </div></div>`;
}

const looks: Readonly<Record<'pass' | 'warn' | 'fail', readonly [Tone, IconShape]>> = {
  pass: ['success', iconCheckCircle],
  warn: ['warning', iconAlert],
  fail: ['danger', iconXCircle],
};

/** How far the test is, or what came of it. */
export function renderProgress(view: PreflightView, t: Texts): TemplateResult | typeof nothing {
  const { phase, state, checks } = view;
  if (phase === 'pass' || phase === 'warn' || phase === 'fail') {
    return status(...looks[phase], t.verdict[phase]);
  }
  return isUnderWay(view) || phase === 'stopped'
    ? html`<span class="xs quiet num" part="progress">${t.nOfM(state.results.length, checks.length)}</span>`
    : nothing;
}

/** What the results come to, in words, where there is more to say than that all is well. */
export function renderSummary({ phase, state }: PreflightView, fault: FaultInfo | undefined, t: Texts): TemplateResult | typeof nothing {
  if (fault) {
    const { text, todo } = t.faults[fault.code];
    return banner({ tone: 'danger', title: t.broken, text: `${text} ${todo}` });
  }
  const count = (verdict: string): number => state.results.filter((result) => result.verdict === verdict).length;
  switch (phase) {
    case 'idle':
      return html`<p class="s quiet">${t.intro}</p>`;
    case 'fail':
      return banner({ tone: 'danger', title: t.problems(count('fail')), text: t.problemsHint });
    case 'warn':
      return banner({ tone: 'warning', title: t.warnings(count('warn')), text: t.warningsHint });
    case 'stopped':
      return banner({ tone: 'neutral', title: t.stopped, text: t.stoppedHint });
    case 'outdated':
      return banner({ tone: 'neutral', title: t.changed, text: t.changedHint });
    default:
      return nothing;
  }
}

export interface FootActs {
  readonly run: () => void;
  readonly stop: () => void;
  readonly begin: () => void;
}

export function renderFoot(view: PreflightView, t: Texts, { run, stop, begin }: FootActs): TemplateResult {
  const underWay = isUnderWay(view);
  const able = mayBegin(view);
  const label = underWay ? t.stop : view.phase === 'idle' ? t.runChecks : t.repeat;
  const press = (event: MouseEvent): void => {
    if (!underWay) run();
    // The second half of a double click on what was "Repeat" a moment ago.
    else if (event.detail < 2) stop();
  };
  return html`<div class="foot">
    <button class="btn l ${underWay || able ? '' : 'primary'}" part="run-button" type="button" @click=${press}>
      ${view.phase === 'idle' || underWay ? nothing : icon(iconRefresh)}${label}
    </button>
    <button class="btn l ${able ? 'primary' : ''}" part="begin-button" type="button" ?disabled=${!able} @click=${begin}>${t.begin}</button>
  </div>`;
}
