/**
 * Compiled, never run: each line below a `@ts-expect-error` must not compile, and the compiler fails when one does.
 * Elements read what a session shows; only the session writes it.
 */
import type { Session } from '../../src/session/session-api.js';

export function readersCannotWrite(session: Session): void {
  // @ts-expect-error only the session signs in
  session.auth.$state.set({ step: 'signed-in', busy: false });
  // @ts-expect-error availability comes from the vendor
  session.agent.$agent.set(undefined);
  // @ts-expect-error calls come from the telephone
  session.calls.$calls.set([]);
  // @ts-expect-error derived
  session.calls.$current.set(undefined);
  // @ts-expect-error the list is the vendor's
  session.conversations.$list.set({ status: 'ready', value: [] });
  // @ts-expect-error selecting is an act
  session.conversations.$selectedId.set('1');
  // @ts-expect-error messages are merged, never set
  session.messages.of('1').set({ status: 'ready', value: { items: [], complete: true } });
  // @ts-expect-error connections are reported
  session.connection.of('chat').set({ status: 'online', since: 0 });
  // @ts-expect-error replies are loaded
  session.replies.$replies.set({ status: 'ready', value: [] });
  // @ts-expect-error time passes by itself
  session.$now.set(0);
  // @ts-expect-error facets are what the backends have
  session.$facets.set(new Set());
}

export function valuesAreNotChangedInPlace(session: Session): void {
  // @ts-expect-error lists are read-only
  session.calls.$calls.get().push();
  // @ts-expect-error and so are the entities in them
  session.conversations.$list.get().value[0]!.unread = 0;
  // @ts-expect-error and the sets in those
  session.calls.$current.get()!.can.add('hold');
  // @ts-expect-error and the list of messages
  session.messages.of('1').get().value.items = [];
}

export function factsAreTyped(session: Session): void {
  session.addEventListener('cc-call-ended', ({ detail }) => detail.end?.cause.toUpperCase());
  // @ts-expect-error a detail has only what its fact says
  session.addEventListener('cc-call-ended', ({ detail }) => detail.conversationId);
}
