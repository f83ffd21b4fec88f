import { type Core, RequestPendingError, type Session, SessionState } from 'sip.js';
import { Fault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';
import { Descriptions } from './descriptions.js';

export interface Offer {
  readonly hold: boolean;
  readonly iceRestart: boolean;
}

const attempts = 4;

/**
 * Renegotiates a running call; resolves with the final status. Both sides doing so at once is settled by waiting
 * (491, RFC 3261 part 14.1): whoever opened the call waits longer.
 */
export async function reinvite(session: Session, offer: Offer, openedHere: boolean, io: Io): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const status = await reinviteOnce(session, offer);
    if (status !== 491 || attempt === attempts) return status;
    const wait = openedHere ? 2_100 + io.random() * 1_900 : io.random() * 2_000;
    await new Promise<void>(resolve => io.clock.after(wait, resolve));
  }
}

async function reinviteOnce(session: Session, { hold, iceRestart }: Offer): Promise<number> {
  if (session.state !== SessionState.Established) throw new Fault('conflict');
  const options: object = { hold, offerOptions: { iceRestart } };
  try {
    const status = await settled(session, options);
    if (session.state !== SessionState.Established) throw new Fault('media');
    return status;
  } catch (error) {
    // The other side is in the middle of its own: for us the same as its 491.
    if (error instanceof RequestPendingError || isGlare(error)) return 491;
    throw error;
  } finally {
    // The library keeps the last options, for later offers and for answers alike: with a stale ICE restart each of them
    // would wait for candidates that never come.
    const kept: object = { hold: hold && session.state === SessionState.Established };
    session.sessionDescriptionHandlerOptionsReInvite = kept;
  }
}

function settled(session: Session, options: object): Promise<number> {
  const { sessionDescriptionHandler: descriptions } = session;
  if (!(descriptions instanceof Descriptions)) throw new Fault('conflict');
  return new Promise<number>((resolve, reject) => {
    const onState = (state: SessionState): void => {
      if (state === SessionState.Terminated) reject(new Fault('conflict'));
    };
    session.stateChange.addListener(onState);
    const done = (status: number): void => {
      session.stateChange.removeListener(onState);
      resolve(status);
    };
    const requestDelegate: Core.OutgoingRequestDelegate = {
      onAccept: ({ message }) => done(message.statusCode ?? 200),
      onReject: ({ message }) => done(message.statusCode ?? 500),
      onRedirect: ({ message }) => done(message.statusCode ?? 300),
    };
    descriptions
      .offering(() => session.invite({ sessionDescriptionHandlerOptions: options, requestDelegate }))
      .catch((error: unknown) => {
        session.stateChange.removeListener(onState);
        reject(error instanceof Error ? error : new Fault('media', { cause: error }));
      });
  });
}

function isGlare(error: unknown): boolean {
  return error instanceof Error && !(error instanceof Fault) && /state|superseded|ongoing re-INVITE/i.test(error.message);
}
