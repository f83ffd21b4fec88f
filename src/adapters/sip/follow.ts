import type { Referral } from 'sip.js';
import type { CallEnd } from '../../domain/call.js';
import type { SipCall } from './call.js';
import type { CallList } from './call-list.js';

export interface FollowOptions {
  readonly calls: CallList;
  /** Our own; calls to anywhere else cost somebody money. */
  readonly domain: string;
  readonly ending: number;
}

const away: CallEnd = { cause: 'transferred', by: 'remote' };
const following = new WeakSet<SipCall>();

/** The other side of a running call wants us to call somebody else, and the host allows that (RFC 3515). */
export async function follow(call: SipCall, referral: Referral, options: FollowOptions): Promise<void> {
  const number = following.has(call) ? undefined : targetOf(call, referral, options);
  if (number === undefined) return referral.reject({ statusCode: 603 });
  following.add(call);
  await referral.accept();
  const next = options.calls.add(referral.makeInviter(), { direction: 'out', remote: { number }, variables: {} });
  const { life } = call;
  life.interpret = end => (end.cause === 'hung-up' && end.by === 'remote' ? away : end);
  void next.life.ended.then(() => {
    life.interpret = end => end;
    following.delete(call);
  });
  next.session.stateChange.addListener(() => {
    // Whoever referred us hangs up then; a BYE of ours would cross theirs.
    if (next.life.is('active') && life.is('active')) life.after(options.ending, () => life.terminate(away));
  });
  await next.dial(undefined);
}

/** The user to be called; nothing where that is not to be done. */
function targetOf(call: SipCall, referral: Referral, { calls, domain }: FollowOptions): string | undefined {
  try {
    const { uri } = referral.referTo;
    const replaces = referral.replaces === undefined ? undefined : decodeURIComponent(referral.replaces);
    const ours = uri.host.toLowerCase() === domain.toLowerCase() || replaces !== undefined;
    const plain = !/[\r\n]/.test(replaces ?? '');
    const can = call.life.is('active') && !call.hidden && !calls.isFull;
    return can && ours && plain && /^sips?$/i.test(uri.scheme) ? (uri.user ?? uri.host) : undefined;
  } catch {
    return undefined;
  }
}
