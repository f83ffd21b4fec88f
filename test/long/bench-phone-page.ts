import { Inviter, SessionState, UserAgent } from 'sip.js';
import { SessionDescriptionHandler } from 'sip.js/lib/platform/web/index.js';
import { sip } from '../../src/adapters/sip/index.js';
import { defaultLimits } from '../../src/adapters/sip/options.js';
import type { CcSoftphone } from '../../src/elements/cc-softphone/cc-softphone.js';
import '../../src/elements/cc-softphone/define.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session-api.js';

/** Page half of the telephone's benchmark: the same acts with the product and with the bare library. */

export interface Ring {
  /** Frames from the INVITE on the socket to the one that shows the ringing, which is 1 where it is the next. */
  readonly frames: number;
  readonly ms: number;
}

export interface Bench {
  /** Registers; with a STUN server, one for calls. */
  open(server: string, stun: string | null): Promise<void>;
  /** Milliseconds from the act to the INVITE on the socket. */
  product(): Promise<number>;
  /** The same with sip.js. Its own ICE policy, or ours. */
  bare(policy: 'same' | 'default'): Promise<number>;
  /** Resolves for the next INVITE that comes in. */
  ring(): Promise<Ring>;
  quiet(): Promise<void>;
}

let sentAt: ((at: number) => void) | undefined;
let cameAt: ((at: number) => void) | undefined;

/** Both contenders talk over the same socket class. */
globalThis.WebSocket = class extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    this.addEventListener('message', ({ data, timeStamp }) => {
      if (String(data).startsWith('INVITE')) cameAt?.(Math.max(timeStamp, 0));
    });
  }

  override send(data: string): void {
    if (String(data).startsWith('INVITE')) sentAt?.(performance.now());
    super.send(data);
  }
};

const busy = 'sip:busy@example.test';
let session: Session;
let phone: CcSoftphone;
let server = '';
let iceServers: RTCIceServer[] = [];

const until = async (holds: () => boolean | undefined): Promise<void> => {
  while (!holds()) await new Promise(requestAnimationFrame);
};

/** Who calls, and the button to answer. */
const ringing = (): boolean =>
  ['[part="call-card"].ringing', 'button.success'].every((part) =>
    phone.shadowRoot?.querySelector(part)?.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  );

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  const sent = new Promise<number>((resolve) => (sentAt = resolve));
  const done = act();
  const at = await sent;
  sentAt = undefined;
  await done;
  return at - begin;
}

function policyOf(kind: 'same' | 'default'): object {
  const peerConnectionConfiguration = { iceServers };
  return kind === 'default' ? { peerConnectionConfiguration } : { peerConnectionConfiguration, iceGatheringTimeout: defaultLimits.gather };
}

const bareAgents = new Map<string, UserAgent>();

/** As its own documentation has it, without an answer to wait for. */
async function bareAgent(policy: 'same' | 'default'): Promise<UserAgent> {
  const known = bareAgents.get(policy);
  if (known) return known;
  const uri = UserAgent.makeURI('sip:2002@example.test');
  if (!uri) throw new Error('no address');
  const agent = new UserAgent({
    uri,
    transportOptions: { server },
    sessionDescriptionHandlerFactoryOptions: policyOf(policy),
    logBuiltinEnabled: false,
  });
  await agent.start();
  bareAgents.set(policy, agent);
  return agent;
}

const bench: Bench = {
  async open(url, stun) {
    server = url;
    iceServers = stun === null ? [] : [{ urls: stun }];
    const voice = sip({ server, domain: 'example.test', user: '2001', iceServers, credentials: async () => ({ user: '2001', password: 'pw' }) });
    session = createSession({ backends: [], voice });
    phone = document.createElement('cc-softphone');
    phone.session = session;
    document.body.append(phone);
    await until(() => session.connection.$registration.get().status === 'registered');
  },
  async product() {
    const taken = await timed(() => session.calls.dial(busy));
    await until(() => session.calls.$calls.get().every(({ state }) => state === 'ended'));
    return taken;
  },
  async bare(policy) {
    const agent = await bareAgent(policy);
    const target = UserAgent.makeURI(busy);
    if (!target) throw new Error('no address');
    const inviter = new Inviter(agent, target, { sessionDescriptionHandlerOptions: { constraints: { audio: true, video: false } } });
    const taken = await timed(() => inviter.invite());
    const handler = inviter.sessionDescriptionHandler;
    await until(() => inviter.state === SessionState.Terminated);
    if (handler instanceof SessionDescriptionHandler) for (const track of handler.localMediaStream.getTracks()) track.stop();
    return taken;
  },
  async ring() {
    const came = await new Promise<number>((resolve) => (cameAt = resolve));
    cameAt = undefined;
    let frames = 0;
    do {
      await new Promise(requestAnimationFrame);
      frames += 1;
    } while (!ringing());
    return { frames, ms: performance.now() - came };
  },
  quiet: () => until(() => !ringing() && session.calls.$calls.get().every(({ state }) => state === 'ended')),
};

Object.assign(globalThis, { bench });
