import { createFarEnd, type FarEnd, inPageSip, type InPageSip } from '../../../src/simulators/sip/index.js';
import type { SipOptions } from '../../../src/adapters/sip/index.js';
import type { CallEnd } from '../../../src/domain/call.js';
import { closePhones, ioOver, openPhone, type Phone, type Tap, tap, until } from './kit.js';

export const agent = '2001';
export const colleague = '2002';
export const customer = '+5511987650001';

interface Heard {
  readonly packets: number;
  readonly energy: number;
}

/** An agent's telephone and a customer's at the same server, all in this page, with real media between them. */
export class Scene {
  readonly server: InPageSip = inPageSip({ users: { [agent]: 'pw', [colleague]: 'pw', [customer]: 'pw', '2999': 'pw' } });
  /** What the agent's telephone sends and receives. */
  readonly line: Tap = tap(this.server.WebSocket);
  far!: FarEnd;
  phone!: Phone;

  async begin(options: SipOptions = {}): Promise<void> {
    this.far = await this.farEnd(customer, 'Ana Souza');
    this.phone = this.open(options);
    await this.phone.connected;
  }

  /** The same agent's telephone with other options. */
  async again(options: SipOptions): Promise<void> {
    this.phone.close();
    await until('the old one to be gone', () => this.server.server.bindings(agent).length === 0);
    this.phone = this.open(options);
    await this.phone.connected;
  }

  async end(): Promise<void> {
    closePhones();
    await this.far.dispose();
  }

  open(options: SipOptions): Phone {
    return openPhone({
      server: 'ws://sip.example.test',
      domain: 'example.test',
      user: agent,
      credentials: async ({ user = agent }) => ({ user, password: 'pw' }),
      io: ioOver(this.line.WebSocket),
      ...options,
    });
  }

  farEnd(user: string, displayName: string): Promise<FarEnd> {
    return createFarEnd({ WebSocket: this.server.WebSocket, user, password: 'pw', displayName });
  }

  /** A running call that the agent placed. */
  async placed(): Promise<string> {
    this.far.mode = 'auto';
    const id = await this.phone.voice.dial(customer);
    await until('media', () => this.phone.call(id).state === 'active' && this.phone.call(id).media === 'ok');
    return id;
  }

  /** A call from the customer that rings. */
  async rings(): Promise<string> {
    await this.far.call(agent);
    return (await until('ringing', () => this.phone.calls.find(call => call.state === 'ringing'))).id;
  }

  /** A running call that the customer placed. */
  async taken(): Promise<string> {
    const id = await this.rings();
    await this.phone.voice.answer(id);
    await until('media', () => this.phone.call(id).media === 'ok');
    return id;
  }

  ended(id: string): Promise<CallEnd> {
    return until('the end', () => this.phone.call(id).end);
  }

  /** What the agent hears. */
  heard(id: string): () => Promise<Heard> {
    return async () => {
      const stats = await this.phone.stats(id);
      return { packets: stats.packetsReceived, energy: stats.energyReceived };
    };
  }

  /** What the customer hears. */
  readonly farHeard = async (): Promise<Heard> => {
    const stats = await this.far.stats();
    return { packets: stats.packetsReceived, energy: stats.totalAudioEnergy };
  };
}
