import type { InCallDeps } from './in-call-deps.js';
import { LazyPart } from './lazy-part.js';

type InCallModule = typeof import('./in-call.js');
export type InCall = InstanceType<InCallModule['InCall']>;

/** Brings what goes beyond one plain call, when a call begins or when the agent asks for it. */
export class InCallController {
  readonly #deps: InCallDeps;
  readonly #part: LazyPart<InCallModule>;
  #inCall: InCall | undefined;

  constructor(deps: InCallDeps) {
    this.#deps = deps;
    this.#part = new LazyPart<InCallModule>(deps.host, async () => {
      const module = await import('./in-call.js');
      await deps.loadTexts(module.area);
      return module;
    });
  }

  get loading(): Promise<unknown> | undefined {
    return this.#part.loading ?? this.#inCall?.loading;
  }

  get parts(): InCall | undefined {
    return this.#part.ready && this.#of(this.#part.ready);
  }

  /** Begins to load it. */
  want(): void {
    this.#part.get();
  }

  async load(): Promise<InCall> {
    return this.#of(await this.#part.load());
  }

  #of({ InCall }: InCallModule): InCall {
    this.#inCall ??= new InCall(this.#deps);
    return this.#inCall;
  }
}
