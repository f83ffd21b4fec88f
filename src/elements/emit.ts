import type { CcEventMap, CcFactMap, CcQuestionMap } from '../domain/host-event.js';
import type { Session } from '../session/session-api.js';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is the only thing that can be augmented
  interface GlobalEventHandlersEventMap extends CcEventMap {}
}

/** Names of all facts; a record, so that the compiler misses none. */
const facts: Readonly<Record<keyof CcFactMap, true>> = {
  'cc-signed-in': true,
  'cc-signed-out': true,
  'cc-agent-state-changed': true,
  'cc-connection-changed': true,
  'cc-reachability-changed': true,
  'cc-call-ringing': true,
  'cc-call-started': true,
  'cc-call-changed': true,
  'cc-call-ended': true,
  'cc-call-missed': true,
  'cc-quality': true,
  'cc-outcome': true,
  'cc-number-revealed': true,
  'cc-preflight': true,
  'cc-line-changed': true,
  'cc-screen-pop': true,
  'cc-conversation-opened': true,
  'cc-conversation-closed': true,
  'cc-message-received': true,
  'cc-message-sent': true,
  'cc-message-failed': true,
  'cc-dialer-changed': true,
  'cc-fault': true,
};

/** Asks the host page before an act of the agent; `false` when it said no. `timestamp` is added. */
export function askHost<Name extends keyof CcQuestionMap>(
  widget: EventTarget,
  name: Name,
  detail: Omit<CcQuestionMap[Name], 'timestamp'>,
): boolean {
  const stamped = { ...detail, timestamp: new Date().toISOString() };
  return widget.dispatchEvent(new CustomEvent(name, { detail: stamped, bubbles: true, composed: true, cancelable: true }));
}

/** Tells the session's facts on from `element`, until `signal` aborts. */
export function relayFacts(session: Session, element: EventTarget, signal: AbortSignal): void {
  const relay = (fact: Event): void => {
    const { detail } = fact as CustomEvent<unknown>;
    element.dispatchEvent(new CustomEvent(fact.type, { detail, bubbles: true, composed: true }));
  };
  for (const name of Object.keys(facts)) session.addEventListener(name, relay, { signal });
}

/** For an act whose failure needs no more than what the session does already: it is in `faults` and told as `cc-fault`. */
export function reported(act: Promise<unknown>): void {
  act.catch(() => undefined);
}
