import type { WritableAtom } from 'nanostores';
import { Fault } from '../domain/fault.js';
import type { PreflightCheck, PreflightReport, PreflightResult } from '../domain/preflight.js';
import type { Kernel } from './kernel.js';
import type { PreflightState } from './session-api.js';

/** Checks before a shift, one after the other, as the telephone offers them. Run once. */
export class PreflightRun {
  readonly #$state: WritableAtom<PreflightState>;
  readonly #checks: readonly PreflightCheck[];
  readonly #kernel: Kernel;
  readonly #abort = new AbortController();
  #answer: (heard: boolean) => void = () => {};

  constructor(kernel: Kernel, checks: readonly PreflightCheck[], $state: WritableAtom<PreflightState>) {
    this.#kernel = kernel;
    this.#checks = checks;
    this.#$state = $state;
  }

  async run(): Promise<PreflightReport> {
    const { signal } = this.#abort;
    const startedAt = this.#kernel.clock.now();
    try {
      const results = await this.#runAll(signal);
      const report = { verdict: verdictOf(results), startedAt, finishedAt: this.#kernel.clock.now(), results };
      this.#kernel.commit(() => {
        this.#$state.set({ results, asksForSound: false, report });
        this.#kernel.tell('cc-preflight', { verdict: report.verdict, results });
      });
      return report;
    } catch (error) {
      // That it was stopped is no news to whoever stopped it.
      if (signal.aborted) throw new Fault('conflict');
      this.#rest();
      throw this.#kernel.report('preflight.run', error);
    }
  }

  confirmSound(heard: boolean): void {
    this.#answer(heard);
  }

  stop(): void {
    this.#abort.abort();
    this.#rest();
  }

  async #runAll(signal: AbortSignal): Promise<readonly PreflightResult[]> {
    const { report } = this.#$state.get();
    const last = report ? { report } : {};
    const results: PreflightResult[] = [];
    for (const running of this.#checks) {
      this.#show({ ...last, running, results: [...results], asksForSound: false });
      const result = await untilAborted(this.#check(running, signal), signal);
      const asks = running === 'speaker' && result.verdict === 'pass';
      const show = (): void => this.#show({ ...last, running, results: [...results], asksForSound: true });
      results.push(asks ? await this.#heard(result, show, signal) : result);
    }
    return results;
  }

  async #check(check: PreflightCheck, signal: AbortSignal): Promise<PreflightResult> {
    const result = await this.#kernel.ports.need('voice').preflight?.(check, signal);
    if (!result) throw new Fault('unsupported');
    return result;
  }

  /** Only the agent knows. */
  async #heard(result: PreflightResult, ask: () => void, signal: AbortSignal): Promise<PreflightResult> {
    const answered = new Promise<boolean>((resolve) => (this.#answer = resolve));
    ask();
    const heard = await untilAborted(answered, signal);
    this.#answer = () => {};
    return heard ? result : { ...result, verdict: 'fail', reason: 'sound-not-heard' };
  }

  #show(state: PreflightState): void {
    this.#kernel.commit(() => this.#$state.set(state));
  }

  /** Nothing runs; what was found stays. */
  #rest(): void {
    this.#answer = () => {};
    const { running: _running, ...state } = this.#$state.get();
    if (_running !== undefined) this.#show({ ...state, asksForSound: false });
  }
}

function verdictOf(results: readonly PreflightResult[]): PreflightReport['verdict'] {
  const has = (verdict: PreflightResult['verdict']): boolean => results.some((result) => result.verdict === verdict);
  if (has('fail')) return 'fail';
  return has('warn') ? 'warn' : 'pass';
}

/** Rejects with `conflict` at once when aborted: whoever stopped waits for nothing. */
function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new Fault('conflict'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
