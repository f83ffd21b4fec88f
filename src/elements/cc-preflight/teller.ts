import type { CommonMessages } from '../../i18n/common.js';
import type { PreflightMessages } from '../../i18n/preflight.js';
import type { Announcer } from '../ui/announcer.js';
import type { CheckLine } from './check-line.js';
import { isUnderWay, type PreflightView } from './preflight-view.js';

/** Says each verdict as it comes, the question about the sound, and at last what the results come to. */
export class Teller {
  readonly #announcer: Announcer;
  #before: PreflightView | undefined;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  tell(view: PreflightView, lines: readonly CheckLine[], t: CommonMessages & PreflightMessages): void {
    const before = this.#before;
    this.#before = view;
    // What stood there already when the widget came is no news.
    if (before?.session !== view.session) return;
    const known = new Set(before.state.results);
    const fresh = new Set(view.state.results.filter((result) => !known.has(result)).map(({ check }) => check));
    for (const { check, word, problem } of lines.filter((line) => fresh.has(line.check))) {
      this.#announcer.announce([`${t.checkNames[check]}: ${word}`, problem && `${problem.text} ${problem.todo}`].filter(Boolean).join('. '));
    }
    if (view.phase === before.phase) return;
    if (view.phase === 'asking') this.#announcer.announce(t.heardIt);
    if (isUnderWay(before)) this.#announcer.announce(endOf(view, t), { assertive: true });
  }
}

function endOf({ phase, state }: PreflightView, t: PreflightMessages): string {
  const count = (verdict: string): number => state.results.filter((result) => result.verdict === verdict).length;
  if (phase === 'pass') return t.ready;
  if (phase === 'warn') return t.warnings(count('warn'));
  if (phase === 'fail') return `${t.problems(count('fail'))}. ${t.problemsHint}`;
  return phase === 'stopped' ? t.stopped : '';
}
