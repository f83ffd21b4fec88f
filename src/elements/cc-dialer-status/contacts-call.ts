import type { FaultInfo } from '../../domain/fault.js';
import { askHost } from '../emit.js';
import { Task } from '../ui/asking.js';
import type { PartDeps } from './part-api.js';

/** Calls a contact, once the host page was asked. */
export class ContactCalls {
  readonly #deps: PartDeps;
  readonly #task: Task;
  readonly #failed: () => void;

  /** `failed` is told, so that it can be said. */
  constructor(deps: PartDeps, failed: () => void) {
    this.#deps = deps;
    this.#task = new Task(deps.change);
    this.#failed = failed;
  }

  get fault(): FaultInfo | undefined {
    return this.#task.fault;
  }

  get isBusy(): boolean {
    return this.#task.busy !== undefined;
  }

  /** Whether there is a telephone. Call it while rendering. */
  get isOffered(): boolean {
    const { session } = this.#deps;
    return this.#deps.read(session.$facets).has('voice');
  }

  /** An outcome of the last call must be chosen before the next one. */
  get needsWrapUp(): boolean {
    const { wrapUp } = this.#deps.session;
    return this.fault?.code === 'rejected' && wrapUp.$settings.get()?.required === true && wrapUp.$current.get() !== undefined;
  }

  readonly forget = (): void => {
    this.#task.clear();
    this.#deps.change();
  };

  async dial(number: string): Promise<void> {
    const { host, session } = this.#deps;
    if (this.isBusy || !askHost(host, 'cc-before-call', { number })) return;
    const done = await this.#task.run('call', () => session.calls.dial(number));
    if (!done) this.#failed();
  }
}
