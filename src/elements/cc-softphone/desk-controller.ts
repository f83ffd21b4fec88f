import type { Session } from '../../session/session-api.js';
import type { DeskDeps } from './desk-deps.js';
import { LazyPart } from './lazy-part.js';
import type { PhoneFacts } from './phone-facts.js';

type DeskModule = typeof import('./desk.js');
export type Desk = InstanceType<DeskModule['Desk']>;

/** Brings what is around the calls, as soon as there is something of it to show. */
export class DeskController {
  readonly #deps: DeskDeps;
  readonly #part: LazyPart<DeskModule>;
  #desk: Desk | undefined;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    this.#part = new LazyPart<DeskModule>(deps.host, async () => {
      const module = await import('./desk.js');
      await deps.loadTexts(module.area);
      return module;
    });
  }

  get loading(): Promise<unknown> | undefined {
    return this.#part.loading;
  }

  get parts(): Desk | undefined {
    return this.#part.ready && this.#of(this.#part.ready);
  }

  async load(): Promise<Desk> {
    return this.#of(await this.#part.load());
  }

  prepare(session: Session, { live }: PhoneFacts): void {
    const { read, host } = this.#deps;
    const { connection, wrapUp, callLog, calls } = session;
    const where = read(connection.$line).where;
    const reasons = [
      where === 'other-tab' || where === 'nobody',
      read(wrapUp.$current),
      read(callLog.$missed),
      read(calls.$cut),
      live.some(({ state }) => state === 'active'),
      host.hotkeys,
    ];
    if (reasons.some(Boolean)) this.#part.get();
    this.parts?.prepare(session);
  }

  #of({ Desk }: DeskModule): Desk {
    this.#desk ??= new Desk(this.#deps);
    return this.#desk;
  }
}
