import { atom } from 'nanostores';
import { Fault } from '../domain/fault.js';
import type { PreflightCheck, PreflightReport, PreflightResult } from '../domain/preflight.js';
import type { Kernel } from './kernel.js';
import type { PreflightSlice, PreflightState } from './session-api.js';

const inOrder: readonly PreflightCheck[] = [
  'browser',
  'frame-policy',
  'permission',
  'microphone',
  'speaker',
  'server',
  'registration',
  'network',
  'codec',
];

export interface PreflightPart {
  readonly view: PreflightSlice;
  /** Stops a run and forgets the last one. */
  clear(): void;
}

export function createPreflight(kernel: Kernel): PreflightPart {
  const view = new Preflight(kernel);
  return { view, clear: () => view.clear() };
}

/** Checks before a shift, one after the other, as the telephone offers them. */
class Preflight implements PreflightSlice {
  readonly $state = atom<PreflightState>({ results: [], asksForSound: false });
  readonly #kernel: Kernel;
  #running: AbortController | undefined;
  #answer: (heard: boolean) => void = () => {};

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get checks(): readonly PreflightCheck[] {
    return this.#kernel.ports.get('voice')?.preflight ? inOrder : [];
  }

  async run(): Promise<PreflightReport> {
    this.stop();
    const { signal } = (this.#running = new AbortController());
    const startedAt = this.#kernel.clock.now();
    try {
      const results = await this.#runAll(signal);
      const report = { verdict: verdictOf(results), startedAt, finishedAt: this.#kernel.clock.now(), results };
      this.#kernel.commit(() => {
        this.$state.set({ results, asksForSound: false, report });
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
    this.#running?.abort();
    this.#running = undefined;
    this.#rest();
  }

  clear(): void {
    this.stop();
    this.$state.set({ results: [], asksForSound: false });
  }

  async #runAll(signal: AbortSignal): Promise<readonly PreflightResult[]> {
    const { report } = this.$state.get();
    const last = report ? { report } : {};
    const results: PreflightResult[] = [];
    if (this.checks.length === 0) throw new Fault('unsupported');
    for (const running of this.checks) {
      this.#show({ ...last, running, results: [...results], asksForSound: false });
      const result = await untilAborted(this.#check(running, signal), signal);
      const asks = running === 'speaker' && result.verdict === 'pass';
      if (asks) this.#show({ ...last, running, results: [...results], asksForSound: true });
      results.push(asks ? await this.#heard(result, signal) : result);
    }
    return results;
  }

  async #check(check: PreflightCheck, signal: AbortSignal): Promise<PreflightResult> {
    const result = await this.#kernel.ports.need('voice').preflight?.(check, signal);
    if (!result) throw new Fault('unsupported');
    return result;
  }

  /** Only the agent knows. */
  async #heard(result: PreflightResult, signal: AbortSignal): Promise<PreflightResult> {
    const asked = new Promise<boolean>((resolve) => (this.#answer = resolve));
    const heard = await untilAborted(asked, signal);
    this.#answer = () => {};
    return heard ? result : { ...result, verdict: 'fail', reason: 'sound-not-heard' };
  }

  #show(state: PreflightState): void {
    this.#kernel.commit(() => this.$state.set(state));
  }

  /** Nothing runs; what was found stays. */
  #rest(): void {
    this.#answer = () => {};
    const { running: _running, ...state } = this.$state.get();
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
