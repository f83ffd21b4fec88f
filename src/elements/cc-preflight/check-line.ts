import type { PreflightCheck, PreflightResult } from '../../domain/preflight.js';
import type { PreflightMessages } from '../../i18n/preflight.js';
import { iconAlert, iconCheckCircle, iconClock, type IconShape } from '../ui/icons.js';
import { iconMic, iconMore, iconVolume, iconXCircle } from '../ui/icons-more.js';
import { isUnderWay, type PreflightView } from './preflight-view.js';

export type Standing = PreflightResult['verdict'] | 'running' | 'waiting' | 'outdated';

/** One check as it is shown and said. */
export interface CheckLine {
  readonly check: PreflightCheck;
  readonly standing: Standing;
  /** Class of the row. */
  readonly tone: 'ok' | 'warn' | 'bad' | 'run' | '';
  readonly shape: IconShape;
  readonly word: string;
  /** Measured values, as a sentence. */
  readonly figures?: string;
  /** Cause and the one thing to do. */
  readonly problem?: { readonly text: string; readonly todo: string };
}

type Texts = PreflightMessages;

const tones: Readonly<Record<Standing, CheckLine['tone']>> = {
  pass: 'ok', warn: 'warn', fail: 'bad', skipped: '', running: 'run', waiting: '', outdated: 'warn',
};

const shapes: Readonly<Record<Standing, IconShape>> = {
  pass: iconCheckCircle, warn: iconAlert, fail: iconXCircle, skipped: iconMore, running: iconClock, waiting: iconClock, outdated: iconAlert,
};

const busyShapes: Readonly<Partial<Record<PreflightCheck, IconShape>>> = { microphone: iconMic, speaker: iconVolume };

export function checkLine(check: PreflightCheck, view: PreflightView, t: Texts, number: (value: number) => string): CheckLine {
  const { state, outdated } = view;
  const result = state.results.find((each) => each.check === check);
  const standing = standingOf(check, view, result);
  const problem = standing !== 'outdated' && standing !== 'skipped' && result?.reason ? t.reasons[result.reason] : undefined;
  const figures = result && !outdated.has(check) ? figuresOf(result, t, number) : undefined;
  return {
    check,
    standing,
    tone: tones[standing],
    shape: (standing === 'running' && busyShapes[check]) || shapes[standing],
    word: wordOf(check, standing, result, view, t),
    ...(figures === undefined ? {} : { figures }),
    ...(problem ? { problem } : {}),
  };
}

function standingOf(check: PreflightCheck, { state, outdated }: PreflightView, result: PreflightResult | undefined): Standing {
  if (result) return outdated.has(check) ? 'outdated' : result.verdict;
  return state.running === check ? 'running' : 'waiting';
}

function wordOf(check: PreflightCheck, standing: Standing, result: PreflightResult | undefined, view: PreflightView, t: Texts): string {
  switch (standing) {
    case 'pass':
      return t.passed[check];
    case 'warn':
      return t.warned[check];
    case 'fail':
      return t.failed[check];
    case 'running':
      return t.running[check];
    case 'outdated':
      return t.outdated;
    case 'skipped':
      // Server and registration are the business of the tab that holds the telephone.
      return result?.reason === undefined && (check === 'server' || check === 'registration') ? t.inOtherTab : t.skipped;
    case 'waiting':
      return isUnderWay(view) ? t.queued : t.untested;
  }
}

function figuresOf({ check, figures }: PreflightResult, t: Texts, number: (value: number) => string): string | undefined {
  const { loss, jitter, roundTrip } = figures;
  const whole = (value: number): string => number(Math.round(value));
  if (check === 'server' && typeof roundTrip === 'number') return t.answeredIn(whole(roundTrip));
  if (check !== 'network' || typeof loss !== 'number' || typeof jitter !== 'number') return undefined;
  const percent = number(Math.round(loss * 1000) / 10);
  const sound = t.soundFigures(percent, whole(jitter));
  return typeof roundTrip === 'number' ? `${sound} ${t.delayFigure(whole(roundTrip))}` : sound;
}
