import type { AgentState, StateName } from './agent-state.js';
import type { RunningPause } from './running-pause.js';
import type { StatusTexts } from './status-texts.js';

/** Calls, and whether they can arrive, are announced by the telephone. */
const telephoneSays: ReadonlySet<StateName> = new Set(['in-call', 'ringing', 'unreachable']);

interface Said {
  readonly text: string;
  readonly paused: string | undefined;
  readonly over: boolean;
}

/** What is worth saying aloud: each change once, and nothing of what was so when the widget appeared. */
export class StatusNews {
  #said: Said | undefined;

  /** Somebody else's situation from now on, or none. */
  forget(): void {
    this.#said = undefined;
  }

  next(shown: AgentState, pause: RunningPause | undefined, t: StatusTexts): string {
    const before = this.#said;
    const isTold = telephoneSays.has(shown.name);
    const paused = pause && (pause.label ?? '');
    this.#said = { text: isTold && before ? before.text : shown.text, paused, over: (pause?.over ?? 0) > 0 };
    if (!before) return '';
    if (paused !== undefined && paused !== before.paused) return paused === '' ? t.availability.paused : t.pauseBegan(paused);
    if (this.#said.over && !before.over) return t.overTime;
    if (isTold || shown.text === before.text) return '';
    return paused === undefined && before.paused !== undefined ? t.pauseEnded(shown.text) : shown.text;
  }
}
