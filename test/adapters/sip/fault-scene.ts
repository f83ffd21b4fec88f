import { expect } from '@open-wc/testing';
import { proxy, startProxy, stopProxy } from '../../support/fault-proxy/client.js';
import { lab, LabTelephone, type LabAddress, startLab, stopLab } from '../../support/sip-lab/client.js';
import type { SipOptions } from '../../../src/adapters/sip/index.js';
import type { Call, Registration } from '../../../src/domain/call.js';
import { closePhones, energyOver, ioOver, openPhone, type Phone, type Tap, tap, until } from './kit.js';

/** What a fault may last until the agent sees that nobody can reach them, in milliseconds. */
export const noticedWithin = { idle: 35_000, inCall: 12_000 };
/** From the return of the server or the network to `registered`. */
export const backWithin = 10_000;

export interface Row {
  readonly fault: string;
  /** From the fault to a registration that is no longer shown; undefined where it was kept throughout. */
  readonly noticed: number | undefined;
  /** From the end of the fault. */
  readonly back: number;
}

/** A telephone of ours with its ordinary limits, at a real server behind a network that does as it is told. */
export class FaultScene {
  readonly pstn = new LabTelephone('pstn');
  readonly rows: Row[] = [];
  /** What the telephone sends and receives. */
  readonly line: Tap = tap(globalThis.WebSocket);
  alice!: Phone;
  #address!: LabAddress;
  #url = '';

  async begin(): Promise<void> {
    this.#address = await startLab();
    this.#url = await startProxy(this.#address.url);
  }

  async end(): Promise<void> {
    await stopProxy();
    await stopLab();
  }

  async open(options: SipOptions = {}): Promise<void> {
    this.alice = openPhone({
      server: this.#url,
      domain: this.#address.domain,
      user: 'alice',
      credentials: async () => ({ user: 'alice', password: 'alicepw' }),
      limits: {},
      ringer: false,
      io: ioOver(this.line.WebSocket),
      ...options,
    });
    await this.alice.connected;
  }

  /** As after a day's work: nothing is left at the registrar, and no call anywhere. */
  async close(): Promise<void> {
    closePhones();
    await proxy.swallow('none');
    await proxy.hang(false);
    await this.pstn.hangUp();
    await proxy.cut();
    await until('all gone', async () => (await lab.contacts('alice')).length === 0);
  }

  get registration(): Registration {
    const { registration } = this.alice;
    if (!registration) throw new Error('Nothing told of the registration yet.');
    return registration;
  }

  /** A running call with sound to the telephone. */
  async called(): Promise<string> {
    const id = await this.alice.voice.dial('pstn');
    await until('media', () => this.call(id).state === 'active' && this.call(id).media === 'ok');
    await this.hears(id);
    return id;
  }

  call(id: string): Call {
    return this.alice.call(id);
  }

  async hears(id: string): Promise<void> {
    const read = async () => {
      const { packetsReceived: packets, energyReceived: energy } = await this.alice.stats(id);
      return { packets, energy };
    };
    await until('sound', async () => (await energyOver(read)) > 0.0001);
  }

  /** Until the agent is shown that nobody reaches them; milliseconds since `start`. */
  async noticed(start: number, within: number): Promise<number> {
    await until('noticed', () => this.#leftSince(start) !== undefined, within + 5_000);
    const after = this.#leftSince(start) ?? Number.NaN;
    expect(after, 'shown as registered').to.be.at.most(within);
    return after;
  }

  /** Until registered, once and for good; milliseconds since `end`. A fault that nobody had to notice counts as back. */
  async back(end: number): Promise<number> {
    await until('registered', () => this.registration.status === 'registered', 30_000);
    await until('one binding', async () => (await lab.contacts('alice')).length === 1);
    const after = Math.max(0, this.registration.since - end);
    expect(after, 'registered again').to.be.at.most(backWithin);
    return after;
  }

  /** The call goes on as before: sound, a hold that the other side takes, and an end that it hears of. */
  async goesOn(id: string): Promise<void> {
    await until('signalling', () => this.call(id).signalling === 'ok' && this.call(id).can.has('hold'), 15_000);
    expect(this.call(id).state).to.equal('active');
    await this.hears(id);
    await until('held', () => this.alice.voice.hold(id).then(() => true, () => false), 20_000);
    expect(await this.pstn.command('audio_debug')).to.include('audio dir=recvonly');
    await this.alice.voice.resume(id);
    const mark = await this.pstn.mark();
    await this.alice.voice.hangUp(id);
    await this.pstn.untilEvent('CALL_CLOSED', mark);
    await this.noGhosts();
  }

  async noGhosts(): Promise<void> {
    await until('no call here', () => this.alice.calls.every(call => call.state === 'ended'));
    expect(await this.pstn.command('listcalls')).to.match(/no active calls|\(0\)/i);
  }

  note(fault: string, noticed: number | undefined, back: number): void {
    this.rows.push({ fault, noticed, back });
  }

  #leftSince(start: number): number | undefined {
    for (const event of this.alice.events) {
      if (event.type !== 'registration-changed' || event.registration.status === 'registered') continue;
      if (event.registration.since >= start) return event.registration.since - start;
    }
    return undefined;
  }
}
