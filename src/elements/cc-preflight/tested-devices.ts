import type { AudioDevices } from '../../domain/call.js';
import type { PreflightCheck, PreflightResult } from '../../domain/preflight.js';

const roles = ['microphone', 'speaker'] as const;

/** Remembers which device each result is about: of another one it says nothing. */
export class TestedDevices {
  readonly #tested = new Map<PreflightCheck, { readonly result: PreflightResult; readonly device: string }>();

  /** Checks whose device is not the one that was tested. */
  outdated(results: readonly PreflightResult[], devices: AudioDevices | undefined): ReadonlySet<PreflightCheck> {
    const outdated = new Set<PreflightCheck>();
    for (const role of roles) {
      const result = results.find(({ check }) => check === role);
      const device = `${devices?.chosen[role] ?? ''} ${devices?.missing.includes(role) === true}`;
      const known = this.#tested.get(role);
      if (!result) this.#tested.delete(role);
      else if (known?.result !== result) this.#tested.set(role, { result, device });
      else if (known.device !== device) outdated.add(role);
    }
    return outdated;
  }
}
