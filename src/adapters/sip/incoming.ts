import { type Invitation, SessionState } from 'sip.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import type { Clock } from '../../net/io.js';
import { answerAfter, answerByItself } from './auto-answer.js';
import type { CallList } from './call-list.js';
import { endOfCancel } from './causes.js';
import { variablesOf } from './session-watch.js';

export interface IncomingOptions {
  readonly calls: CallList;
  readonly autoAnswer: boolean;
  /** The caller's server may ask for it. */
  readonly autoAnswerHeader: boolean;
  readonly clock: Clock;
  readonly tell: (event: BackendEvent) => void;
  /** `Reason` of the caller's server where the call was taken back before anybody was told of it. */
  readonly cancelled: readonly string[];
}

/** What becomes of an INVITE that opens a call. */
export function receiveCall(invitation: Invitation, options: IncomingOptions): void {
  const { calls, tell } = options;
  const { request, replacee } = invitation;
  const refuse = (statusCode: number): void => void invitation.reject({ statusCode }).catch(() => {});
  // The other party of a running call was exchanged (RFC 3891), which is no new call to the agent: it does not ring.
  const replaced = calls.all.find(call => call.session === replacee && call.life.is('active'));
  // One session per Call-ID: a second INVITE of the same call came by another way (RFC 3261 part 8.2.2.2).
  if (calls.all.some(call => call.session.request.callId === request.callId)) return refuse(482);
  if (calls.isFull && !replaced) return refuse(486);
  const identity = invitation.assertedIdentity ?? invitation.remoteIdentity;
  // Typed as always there, and is not.
  const name = ((identity.displayName as string | undefined) ?? '').slice(0, 256);
  const remote = { number: identity.uri.user ?? identity.uri.host, ...(name ? { name } : {}) };
  const variables = variablesOf(request);
  const call = calls.add(invitation, { direction: 'in', remote, variables });
  calls.tell(call);
  if (Object.keys(variables).length > 0) tell({ type: 'screen-popped', pop: { ...remote, callId: call.id, variables } });
  if (invitation.state === SessionState.Terminated) {
    call.life.endedBy(endOfCancel(options.cancelled));
    return call.life.finish();
  }
  replaced?.life.otherwise({ cause: 'transferred', by: 'remote' });
  if (replaced) return void call.answer().catch(() => {});
  const seconds = options.autoAnswer ? 0 : options.autoAnswerHeader ? answerAfter(request) : undefined;
  if (seconds !== undefined) answerByItself(call, seconds, calls, options.clock);
}
