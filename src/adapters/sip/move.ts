import { Inviter, SessionState, UserAgent } from 'sip.js';
import type { CallEnd, MovableCall } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { SipCall, CallStart } from './call.js';
import { faultOfStatus } from './status-fault.js';

/** How long a call that was given away lives on here, and how long the other side has to take the new one. */
const grace = 10_000;

const away: CallEnd = { cause: 'transferred', by: 'agent' };

/** Gives all running calls away: from now on nothing is told of them. Throws `conflict` while one is not to be moved. */
export function releaseAll(calls: readonly SipCall[]): readonly MovableCall[] {
  const running = calls.filter(call => !call.life.isOver && !call.hidden);
  for (const call of running) call.needIdle();
  const movable = running.map(movableOf);
  for (const call of running) {
    call.hidden = 'released';
    call.life.after(grace, () => call.life.terminate(away));
  }
  return movable;
}

/** What became of calls that were given away: taken over, so that the other side knows them no more, or back here. */
export function settle(calls: readonly SipCall[], moved: boolean): void {
  for (const call of calls.filter(({ hidden }) => hidden === 'released')) {
    if (moved) {
      call.life.endedBy(away);
      call.life.finish();
    } else {
      call.hidden = undefined;
      call.life.cancelTimer();
      // As it is now, which may be that it ended.
      call.life.update({});
    }
  }
}

/** The INVITE by which `moved` becomes a call of this telephone (RFC 3891). Throws `rejected` for what is no call. */
export function inviterOf(agent: UserAgent, { dialog }: MovableCall): Inviter {
  const target = UserAgent.makeURI(dialog.target);
  const parts = [dialog.callId, dialog.remoteTag, dialog.localTag];
  if (!target || parts.some(part => !/^[^\s;,]{1,512}$/.test(part))) throw new Fault('rejected');
  const replaces = `Replaces: ${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`;
  return new Inviter(agent, target, { extraHeaders: [replaces, 'Require: replaces'] });
}

/** Everything that the agent sees of a call stays, its muted microphone too; a hold is asked for anew. */
export function startOf({ dialog: _, conferenceId: _joined, held, ...facts }: MovableCall): CallStart {
  return { ...facts, ...(held ? { pending: 'hold' } : {}) };
}

/** Those that were mixed with each other. */
export function conferencesOf(calls: readonly MovableCall[]): readonly (readonly string[])[] {
  const ids = new Set(calls.flatMap(({ conferenceId }) => conferenceId ?? []));
  return [...ids].map(id => calls.filter(({ conferenceId }) => conferenceId === id).map(call => call.id));
}

/** Resolves when it runs here; until then nobody is told of it, and not at all if that fails. */
export async function adopt(call: SipCall): Promise<void> {
  const { session, life } = call;
  const running = new Promise<void>((resolve, reject) => {
    session.stateChange.addListener(state => {
      if (state === SessionState.Established) resolve();
    });
    void life.ended.then(({ cause, code }) => reject(code ? faultOfStatus(code) : new Fault(cause === 'no-answer' ? 'timeout' : 'network')));
  });
  await Promise.all([call.dial(grace), running]);
  const { pending, heldSince = life.facts.startedAt } = life.facts;
  if (pending === 'hold') await call.confirmHold(true, heldSince);
}

function movableOf(call: SipCall): MovableCall {
  const { id, direction, remote, startedAt, answeredAt, hold, heldSince, muted, variables, consultFor, conferenceId } = call.life.facts;
  const { dialog } = call.session;
  if (!dialog || answeredAt === undefined) throw new Fault('conflict');
  return {
    id,
    direction,
    remote,
    startedAt,
    answeredAt,
    held: hold.local,
    muted,
    variables,
    ...(heldSince === undefined ? {} : { heldSince }),
    ...(consultFor === undefined ? {} : { consultFor }),
    ...(conferenceId === undefined ? {} : { conferenceId }),
    dialog: {
      callId: dialog.callId,
      localTag: dialog.localTag,
      remoteTag: dialog.remoteTag,
      target: dialog.remoteTarget.toString(),
    },
  };
}
