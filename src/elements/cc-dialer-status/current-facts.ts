import type { Call } from '../../domain/call.js';
import type { CurrentContact, Session, WrapUp, WrapUpSettings } from '../../session/session-api.js';

/** What of a call is shown with its contact. */
export interface CurrentView {
  readonly session: Session;
  readonly current: CurrentContact;
  readonly call: Call | undefined;
  readonly settings: WrapUpSettings | undefined;
  /** The call is over and waits to be finished. */
  readonly wrapUp: WrapUp | undefined;
  readonly chosenId: string | undefined;
  readonly notes: string;
  readonly callBackAt: number | undefined;
}
