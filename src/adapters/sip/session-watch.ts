import { type Invitation, type Referral, type Session, SessionState } from 'sip.js';
import type { CallEnd } from '../../domain/call.js';
import { endOfBye, endOfCancel } from './causes.js';
import { Descriptions } from './descriptions.js';

export interface SessionEvents {
  readonly described: (descriptions: Descriptions) => void;
  readonly established: () => void;
  /** Comes before `terminated`. */
  readonly endedBy: (end: CallEnd) => void;
  readonly terminated: () => void;
  /** An offer of the other side was answered, and is yet to be acknowledged. */
  readonly answered: () => void;
  readonly acknowledged: () => void;
  /** The other side put us on hold, or took us back. */
  readonly heldByRemote: (held: boolean) => void;
  /** The other side wants us to call somebody else. */
  readonly referred: (referral: Referral) => void;
}

/** Translates what sip.js reports of one session. Nothing thrown here reaches the library. */
export function watchSession(session: Session, events: SessionEvents): void {
  session.stateChange.addListener(state => {
    if (state === SessionState.Established) events.established();
    // The response that ended the call is told only after the state, in the same turn.
    if (state === SessionState.Terminated) queueMicrotask(events.terminated);
  });
  session.delegate = {
    onSessionDescriptionHandler(handler) {
      if (handler instanceof Descriptions) events.described(handler);
    },
    onBye(bye) {
      events.endedBy(endOfBye(bye.request.getHeaders('reason')));
      void bye.accept().catch(() => {});
    },
    onCancel(cancel) {
      events.endedBy(endOfCancel(cancel.request.getHeaders('reason')));
    },
    onInvite(request, _response, status) {
      if (status !== 200) return;
      events.answered();
      events.heldByRemote(isHold(request.body));
    },
    onAck() {
      events.acknowledged();
    },
    // Without a delegate the library follows a REFER and dials by itself, wherever it points.
    onRefer(referral) {
      events.referred(referral);
    },
    onInfo(info) {
      void info.accept().catch(() => {});
    },
    onNotify(notification) {
      void notification.accept().catch(() => {});
    },
    onMessage(message) {
      void message.reject({ statusCode: 405 }).catch(() => {});
    },
  };
}

/** RFC 3264 part 8.4: whoever holds stops listening. */
export function isHold(sdp: string): boolean {
  return /^a=(sendonly|inactive)[ \t]*$/m.test(sdp);
}

/** Variables that PBXs hand over for a screen pop: `X-` headers by their own names. */
export function variablesOf(request: Invitation['request']): Readonly<Record<string, string>> {
  const names = Object.keys(request.headers).filter(name => name.toLowerCase().startsWith('x-'));
  const entries = names.slice(0, 32).map(name => [name, request.getHeader(name)?.slice(0, 512) ?? ''] as const);
  return Object.fromEntries(entries);
}
