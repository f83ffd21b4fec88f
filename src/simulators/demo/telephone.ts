import type { WebSocketConstructor } from '../../net/io.js';
import { createFarEnd, type FarCallInfo, type FarEnd } from '../sip/index.js';

/** Where the simulated people's telephones are plugged in: a server in this page, or a real one. */
export interface TelephoneNet {
  readonly WebSocket: WebSocketConstructor;
  /** Address of a real server. */
  readonly server?: string;
  readonly domain: string;
}

/** Whose telephone it is. */
export interface PhoneOwner {
  /** Digits, with country code where it is no extension. */
  readonly number: string;
  readonly name: string;
}

export interface TelephoneAccount {
  readonly user: string;
  readonly password: string;
  readonly displayName?: string;
  readonly register: boolean;
}

/** A call of a customer, as the customer sees it. */
export interface CustomerCall {
  /** `out` is the customer calling. */
  readonly direction: 'in' | 'out';
  readonly state: FarCallInfo['state'];
  /** The customer's own number: that calls, or that the agent dialled. */
  readonly number: string;
  readonly name: string;
  /** The agent has put the customer on hold. */
  readonly held: boolean;
  /** User part of whom they talk to. */
  readonly peer: string;
  /** SIP status that ended it, where one did. */
  readonly status?: number;
}

/** One telephone on its line, and who has it at the moment. */
export class Telephone {
  owner: PhoneOwner;
  /** Grows with each call: the newest has the highest. */
  turn = 0;
  readonly far: FarEnd;

  constructor(far: FarEnd, owner: PhoneOwner) {
    this.far = far;
    this.owner = owner;
  }

  static async open(net: TelephoneNet, account: TelephoneAccount, owner: PhoneOwner): Promise<Telephone> {
    return new Telephone(await createFarEnd({ ...net, mode: 'manual', sound: 'voice', ...account }), owner);
  }

  get busy(): boolean {
    const state = this.far.state.call?.state;
    return state !== undefined && state !== 'ended';
  }

  get offered(): boolean {
    return this.far.state.call?.state === 'offered';
  }

  get call(): CustomerCall | undefined {
    const { call } = this.far.state;
    if (!call) return undefined;
    const { direction, state, held, peer, status } = call;
    return { direction, state, held, peer, ...this.owner, ...(status === undefined ? {} : { status }) };
  }
}
