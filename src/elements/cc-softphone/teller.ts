import type { Call } from '../../domain/call.js';
import type { FaultInfo } from '../../domain/fault.js';
import type { Announcer } from '../ui/announcer.js';
import { isRingingIn, type Line, type PhoneFacts } from './phone-facts.js';
import type { PhoneTexts } from './phone-texts.js';
import type { Stage } from './stage-controller.js';

interface State {
  readonly facts: PhoneFacts;
  readonly line: Line;
  readonly problem: FaultInfo | undefined;
}

/** Says to screen readers what became different, each thing once. */
export class Teller {
  readonly #announcer: Announcer;
  #facts: PhoneFacts | undefined;
  #line: Line | undefined;
  #problem: FaultInfo | undefined;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** Without the stage there are no words for calls yet; they are said once it is there. */
  tell(t: PhoneTexts, now: State | undefined, stage: Stage | undefined): void {
    if (now && now.facts !== this.#facts && (stage || callsOf(now.facts).length === 0)) {
      if (stage) this.#tellCalls(t, now.facts, stage);
      this.#facts = now.facts;
    }
    if (!now) this.#facts = undefined;
    this.#tellLine(t, now?.facts.signedIn === true ? now.line : undefined);
    const problem = now?.problem;
    if (problem && problem !== this.#problem) {
      this.#announcer.announce(`${t.couldNotDo}. ${t.faults[problem.code].text}`, { assertive: true });
    }
    this.#problem = problem;
  }

  /** Of what was there when the telephone came into the page only a ringing call is news. */
  #tellCalls(t: PhoneTexts, facts: PhoneFacts, stage: Stage): void {
    const before = this.#facts ? callsOf(this.#facts) : facts.live.filter((call) => !isRingingIn(call));
    for (const { text, assertive } of stage.callNews(t, before, callsOf(facts))) this.#announcer.announce(text, { assertive });
  }

  #tellLine(t: PhoneTexts, line: Line | undefined): void {
    const before = this.#line;
    if (line === 'settling') return;
    this.#line = line;
    if (before === undefined || line === before) return;
    if (line === 'unreachable' || line === 'no-microphone') this.#announcer.announce(t.cannotReceive, { assertive: true });
    if (line === 'ready' && before === 'unreachable') this.#announcer.announce(t.backOnline);
  }
}

function callsOf({ live, ended }: PhoneFacts): readonly Call[] {
  return ended ? [...live, ended] : live;
}
