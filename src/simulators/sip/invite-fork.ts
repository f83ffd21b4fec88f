import type { Clock } from '../../net/io.js';
import { header, type Header, headers, sequence, type SipRequest, type SipResponse, withFirst } from './message.js';
import type { Peer } from './peer.js';
import { makeReply } from './reply.js';

/** Where one branch of an INVITE goes: a line, and the Request-URI for whoever is at its end. */
export interface Target {
  readonly peer: Peer;
  readonly uri: string;
}

export interface ForkContext {
  readonly clock: Clock;
  readonly noAnswer: { readonly ms: number; readonly status: 408 | 480 };
  readonly token: () => string;
  /** The request as it leaves on a branch: new Request-URI and Via. */
  readonly outgoing: (request: SipRequest, uri: string, branch: string) => SipRequest;
  /** Sends a response towards the caller. Its topmost Via is the caller's. */
  readonly sendBack: (response: SipResponse) => void;
  /** The fork will not act any more. */
  readonly onOver: () => void;
}

interface Branch {
  readonly peer: Peer;
  readonly request: SipRequest;
  /** A CANCEL may not overtake the first provisional response (RFC 3261 part 9.1). */
  state: 'calling' | 'proceeding' | 'done';
  cancelled: boolean;
}

/** 64 × T1: how long late responses are still taken in and acknowledged. */
const LINGER_MS = 32_000;

/** An INVITE on its way to all contacts of a user (RFC 3261 part 16): the first to accept gets it, the rest stop ringing. */
export class InviteFork {
  readonly #context: ForkContext;
  readonly #invite: SipRequest;
  readonly #branches = new Map<string, Branch>();
  readonly #toTag: string;
  #best: SipResponse | undefined;
  /** What the caller heard last, for an INVITE that comes twice. */
  #last: SipResponse | undefined;
  #final = false;
  #stopTimer: () => void = () => {};

  constructor(invite: SipRequest, context: ForkContext) {
    this.#invite = invite;
    this.#context = context;
    this.#toTag = context.token();
  }

  start(targets: readonly Target[]): void {
    const { clock, noAnswer, token, outgoing } = this.#context;
    this.#tell(makeReply(this.#invite, 100, this.#toTag));
    this.#stopTimer = clock.after(noAnswer.ms, () => this.#giveUp(noAnswer.status));
    for (const target of targets) {
      const id = `z9hG4bK${token()}`;
      const request = outgoing(this.#invite, target.uri, id);
      this.#branches.set(id, { peer: target.peer, request, state: 'calling', cancelled: false });
    }
    for (const branch of this.#branches.values()) branch.peer.send(branch.request);
  }

  /** Ends the transaction without having tried anybody. */
  refuse(status: number): void {
    this.#finish(makeReply(this.#invite, status, this.#toTag));
  }

  has(branchId: string): boolean {
    return this.#branches.has(branchId);
  }

  /** The caller's INVITE came again. */
  repeat(): void {
    if (this.#last) this.#context.sendBack(this.#last);
  }

  /** The caller gave up. Silent branches are not waited for; the rest answer 487, which is then the best response. */
  cancel(): void {
    for (const branch of this.#branches.values()) {
      if (branch.state === 'calling') this.#complete(branch, makeReply(this.#invite, 487, this.#toTag));
    }
    this.#cancelAll();
    if (this.#pending.length === 0) this.#decide();
  }

  /** `response` still has our Via on top. */
  onResponse(branchId: string, response: SipResponse, upstream: SipResponse): void {
    const branch = this.#branches.get(branchId);
    if (!branch) return;
    if (response.status < 200) return this.#onProvisional(branch, response.status, upstream);
    if (response.status < 300) return this.#onAccepted(branch, upstream);
    branch.peer.send(acknowledge(branch.request, response));
    if (branch.state === 'done') return;
    this.#complete(branch, upstream);
    if (response.status >= 600) this.#cancelAll();
    if (this.#pending.length === 0) this.#decide();
  }

  /** A line broke: whoever was ringing there cannot answer any more. */
  onPeerGone(peer: Peer): void {
    const lost = this.#pending.filter(branch => branch.peer === peer);
    for (const branch of lost) this.#complete(branch, makeReply(this.#invite, 480, this.#toTag));
    if (lost.length > 0 && this.#pending.length === 0) this.#decide();
  }

  dispose(): void {
    this.#stopTimer();
  }

  get #pending(): Branch[] {
    return [...this.#branches.values()].filter(branch => branch.state !== 'done');
  }

  #onProvisional(branch: Branch, status: number, upstream: SipResponse): void {
    if (branch.state === 'calling') branch.state = 'proceeding';
    if (branch.cancelled) branch.peer.send(cancelOf(branch.request));
    else if (status > 100 && !this.#final) this.#tell(upstream);
  }

  #onAccepted(branch: Branch, upstream: SipResponse): void {
    branch.state = 'done';
    this.#cancelAll({ name: 'Reason', value: 'SIP;cause=200;text="Call completed elsewhere"' });
    // Every 2xx goes up, even a late one (RFC 3261 part 16.7): only the caller can end that dialog.
    if (this.#final) this.#context.sendBack(upstream);
    else this.#finish(upstream);
  }

  #complete(branch: Branch, response: SipResponse): void {
    if (branch.state === 'calling') branch.cancelled = true;
    branch.state = 'done';
    if (!this.#best || rank(response.status) < rank(this.#best.status)) this.#best = response;
  }

  #giveUp(status: number): void {
    this.#cancelAll();
    if (!this.#final) this.#finish(makeReply(this.#invite, status, this.#toTag));
  }

  #decide(): void {
    if (!this.#final) this.#finish(this.#best ?? makeReply(this.#invite, 480, this.#toTag));
  }

  #cancelAll(reason?: Header): void {
    for (const branch of this.#pending) {
      if (branch.cancelled) continue;
      branch.cancelled = true;
      if (branch.state === 'proceeding') branch.peer.send(cancelOf(branch.request, reason));
    }
  }

  #finish(response: SipResponse): void {
    this.#final = true;
    this.#stopTimer();
    this.#tell(response);
    this.#stopTimer = this.#context.clock.after(LINGER_MS, this.#context.onOver);
  }

  #tell(response: SipResponse): void {
    this.#last = response;
    this.#context.sendBack(response);
  }
}

/** Which of several refusals says most to the caller: the lowest wins (RFC 3261 part 16.7, step 6). */
function rank(status: number): number {
  if (status >= 600) return 0;
  if ([401, 407, 415, 420, 484].includes(status)) return 1;
  if (status === 486) return 2;
  if ([408, 480, 487].includes(status)) return 4;
  return status < 500 ? 3 : 5;
}

function cancelOf(invite: SipRequest, reason?: Header): SipRequest {
  return hopByHop(invite, 'CANCEL', header(invite, 'To') ?? '', reason ? [reason] : []);
}

/** The ACK to a refusal belongs to the branch and goes no further (RFC 3261 part 17.1.1.3). */
function acknowledge(invite: SipRequest, response: SipResponse): SipRequest {
  return hopByHop(invite, 'ACK', header(response, 'To') ?? '', []);
}

function hopByHop(invite: SipRequest, method: string, to: string, extra: readonly Header[]): SipRequest {
  const request: SipRequest = {
    kind: 'request',
    method,
    uri: invite.uri,
    headers: [
      { name: 'Max-Forwards', value: '70' },
      { name: 'From', value: header(invite, 'From') ?? '' },
      { name: 'To', value: to },
      { name: 'Call-ID', value: header(invite, 'Call-ID') ?? '' },
      { name: 'CSeq', value: `${sequence(invite)?.number ?? 0} ${method}` },
      ...extra,
      { name: 'Content-Length', value: '0' },
    ],
    body: '',
  };
  return withFirst(request, 'Via', headers(invite, 'Via')[0] ?? '');
}
