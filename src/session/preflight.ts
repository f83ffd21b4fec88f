import { atom } from 'nanostores';
import { Fault } from '../domain/fault.js';
import type { PreflightCheck, PreflightReport } from '../domain/preflight.js';
import type { Kernel } from './kernel.js';
import type { PreflightRun } from './preflight-run.js';
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

const nothing: PreflightState = { results: [], asksForSound: false };

export interface PreflightPart {
  readonly view: PreflightSlice;
  /** Stops a run and forgets the last one. */
  clear(): void;
}

/** Checks before a shift. What runs them is loaded when somebody asks for it. */
export function createPreflight(kernel: Kernel): PreflightPart {
  const view = new Preflight(kernel);
  return {
    view,
    clear() {
      view.stop();
      view.$state.set(nothing);
    },
  };
}

class Preflight implements PreflightSlice {
  readonly $state = atom<PreflightState>(nothing);
  readonly #kernel: Kernel;
  #latest: PreflightRun | undefined;
  /** Of runs and stops: an earlier run that is still loading gives up. */
  #count = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get checks(): readonly PreflightCheck[] {
    return this.#kernel.ports.get('voice')?.preflight ? inOrder : [];
  }

  async run(): Promise<PreflightReport> {
    this.stop();
    const count = this.#count;
    const { PreflightRun } = await this.#kernel.act('preflight.run', async () => {
      if (this.checks.length === 0) throw new Fault('unsupported');
      return import('./preflight-run.js');
    });
    // That it was stopped is no news to whoever stopped it.
    if (count !== this.#count) throw new Fault('conflict');
    this.#latest = new PreflightRun(this.#kernel, this.checks, this.$state);
    return this.#latest.run();
  }

  confirmSound(heard: boolean): void {
    this.#latest?.confirmSound(heard);
  }

  stop(): void {
    this.#count += 1;
    this.#latest?.stop();
    this.#latest = undefined;
  }
}
