import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FaultInfo } from '../../domain/fault.js';
import { LazyPart } from './lazy-part.js';
import { needsMore, type Line, type PhoneFacts } from './phone-facts.js';

/** What only calls and trouble need, loaded apart from what an agent sees first. */
export type Stage = typeof import('./stage.js');

interface Seen {
  readonly facts: PhoneFacts;
  readonly line: Line;
}

/** Signs of somebody at the page. */
const signs = ['pointerdown', 'pointermove', 'keydown'] as const;
/** Long enough to be out of the way of a page that starts; by then it is fetched although nobody is there. */
const quiet = 15_000;

/**
 * Fetches the stage at once where something of it is to be shown, and in advance of the first call once the telephone is
 * registered: as soon as somebody is at the page, at the latest 15 s later.
 */
export class StageController implements ReactiveController {
  readonly #part: LazyPart<Stage>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #prepare = (): void => {
    this.hostDisconnected();
    this.#part.get();
  };

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#part = new LazyPart<Stage>(host, () => import('./stage.js'));
    host.addController(this);
  }

  get loading(): Promise<unknown> | undefined {
    return this.#part.loading;
  }

  get ready(): Stage | undefined {
    return this.#part.ready;
  }

  /** What is about to be shown. */
  prepare(seen: Seen, problem: FaultInfo | undefined): void {
    if (this.ready) return;
    if (problem || isNeeded(seen)) this.#prepare();
    else if (seen.line === 'ready') this.#watch();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const sign of signs) window.removeEventListener(sign, this.#prepare, true);
  }

  #watch(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(this.#prepare, quiet);
    for (const sign of signs) window.addEventListener(sign, this.#prepare, { capture: true, passive: true });
  }
}

function isNeeded({ facts, line }: Seen): boolean {
  const { live, ended, audio } = facts;
  const trouble = (line !== 'ready' && line !== 'settling') || audio.soundBlocked || audio.microphone === 'prompt' || audio.microphone === 'in-use';
  return live.length > 0 || ended !== undefined || trouble || needsMore(facts);
}
