import { expect } from '@open-wc/testing';
import { type LabAddress, lab, startLab, stopLab } from '../../support/sip-lab/client.js';
import { sipp } from '../../support/sipp/client.js';
import { closePhones, energyOver, headerOf, ioOver, openPhone, type Phone, statesOf, type Tap, tap, until } from './kit.js';

/** RFC 3262 between a browser and SIPp, through Kamailio and rtpengine. */
describe('sip: reliable provisional responses', function () {
  this.timeout(60_000);
  let address: LabAddress;
  let line: Tap;
  let alice: Phone;

  before(async function () {
    this.timeout(90_000);
    address = await startLab();
  });

  after(stopLab);

  beforeEach(async () => {
    line = tap(WebSocket);
    alice = openPhone({
      server: address.url,
      domain: address.domain,
      user: 'alice',
      credentials: async () => ({ user: 'alice', password: 'alicepw' }),
      io: ioOver(line.WebSocket),
    });
    await alice.connected;
  });

  afterEach(async () => {
    closePhones();
    await until('all gone', async () => (await lab.contacts('alice')).length === 0);
  });

  const hears = (id: string): Promise<unknown> =>
    until('sound', async () => {
      const heard = async () => {
        const { packetsReceived: packets, energyReceived: energy } = await alice.stats(id);
        return { packets, energy };
      };
      return (await energyOver(heard)) > 0.001;
    }, 15_000);

  /** Requests of ours and answers to the INVITE, in the order in which they went over the line. */
  const methods = (): string[] => line.sent.flatMap(frame => /^(INVITE|PRACK|ACK|BYE)/.exec(frame)?.[1] ?? []);

  for (const repeatsAnswer of [false, true]) {
    it(`are acknowledged, and what is played is heard (${repeatsAnswer ? 'the answer is repeated in the 200' : 'the 200 is empty'})`, async () => {
      const port = await sipp.start(repeatsAnswer);
      const id = await alice.voice.dial(`sip:reliable@127.0.0.1:${port}`);
      await until('early media', () => alice.call(id).state === 'ringing' && alice.call(id).media === 'ok', 20_000);
      await hears(id);
      expect(alice.call(id).state).to.equal('ringing');
      const prack = line.sent.find(frame => frame.startsWith('PRACK')) ?? '';
      expect(headerOf(prack, 'RAck')).to.match(/^4711 \d+ INVITE$/);
      await sipp.pickUp(id);
      await until('active', () => alice.call(id).state === 'active', 20_000);
      await hears(id);
      await alice.voice.hangUp(id);
      await until('the end', () => alice.call(id).end);
      expect(await sipp.verdict()).to.equal('');
      expect(statesOf(alice, id)).to.deep.equal(['dialing', 'ringing', 'active', 'ending', 'ended']);
      expect(methods()).to.deep.equal(['INVITE', 'ACK', 'INVITE', 'PRACK', 'ACK', 'BYE']);
    });
  }
});
