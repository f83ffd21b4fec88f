import { expect } from '@open-wc/testing';
import { lab, LabTelephone, type LabAddress, startLab, stopLab } from '../../support/sip-lab/client.js';
import type { SipOptions } from '../../../src/adapters/sip/index.js';
import { closePhones, energyOver, faultOf, openPhone, type Phone, silenceOf, statesOf, until } from './kit.js';

/** RMS of 32767. Silence through two codecs is not quite none. */
const silence = 60;

/** Against Kamailio, rtpengine and baresip: what the specifications leave open, these decided. */
describe('sip: real servers', function () {
  this.timeout(60_000);
  const pstn = new LabTelephone('pstn');
  let address: LabAddress;

  before(async function () {
    this.timeout(90_000);
    address = await startLab();
  });

  after(stopLab);

  afterEach(async () => {
    closePhones();
    await pstn.hangUp();
    await until('all gone', async () => (await lab.contacts('alice')).length + (await lab.contacts('bob')).length === 0);
  });

  const optionsOf = (user: string, more: SipOptions = {}): SipOptions => ({
    server: address.url,
    domain: address.domain,
    user,
    credentials: async () => ({ user, password: `${user}pw` }),
    ...more,
  });

  async function registered(user: string, more: SipOptions = {}): Promise<Phone> {
    const phone = openPhone(optionsOf(user, more));
    await phone.connected;
    return phone;
  }

  const heard = (phone: Phone, id: string) => async () => {
    const { packetsReceived: packets, energyReceived: energy } = await phone.stats(id);
    return { packets, energy };
  };
  const sent = (phone: Phone, id: string) => async () => {
    const { packetsSent: packets, energySent: energy } = await phone.stats(id);
    return { packets, energy };
  };
  /** The browser's microphone beeps once a second: a stretch between two beeps, on a slow machine, says nothing yet. */
  const hears = (phone: Phone, id: string): Promise<unknown> =>
    until('sound', async () => (await energyOver(heard(phone, id))) > 0.0001, 10_000);
  const hearsNothing = (phone: Phone, id: string): Promise<void> => silenceOf(heard(phone, id));
  /** Packets that arrived at the telephone. */
  const arrived = async (): Promise<number> => Number(/rcvd=(\d+)/.exec(await pstn.command('audio_debug'))?.[1] ?? 0);
  /** For after a renegotiation, when baresip goes on listening but no longer writes down what it hears. */
  const isHeardThere = async (phone: Phone, id: string): Promise<void> => {
    const before = await arrived();
    await until('sound sent', async () => (await energyOver(sent(phone, id))) > 0.0001, 10_000);
    await until('packets there', async () => (await arrived()) > before + 50);
  };
  const running = (phone: Phone, id: string) =>
    until('media', () => phone.call(id).state === 'active' && phone.call(id).media === 'ok');
  const ended = (phone: Phone, id: string) => until('the end', () => phone.call(id).end);
  const incoming = (phone: Phone) => until('ringing', () => phone.calls.find(call => call.state === 'ringing'));

  it('registers, and refuses a wrong password', async () => {
    await registered('alice');
    expect(await lab.contacts('alice')).to.have.length(1);
    const wrong = openPhone(optionsOf('bob', { credentials: async () => ({ user: 'bob', password: 'no' }) }));
    await until('refused', () => wrong.registration?.status === 'failed');
    expect(wrong.registration?.fault?.code).to.equal('auth');
    expect(await lab.contacts('bob')).to.have.length(0);
  });

  describe('browser and browser', () => {
    let alice: Phone;
    let bob: Phone;

    beforeEach(async () => {
      [alice, bob] = await Promise.all([registered('alice'), registered('bob')]);
    });

    async function connected(from = alice, to = bob, user = 'bob'): Promise<[string, string]> {
      const id = await from.voice.dial(user);
      const { id: theirs } = await incoming(to);
      await to.voice.answer(theirs);
      await Promise.all([running(from, id), running(to, theirs)]);
      return [id, theirs];
    }

    it('talk, whoever calls', async () => {
      const [a, b] = await connected();
      expect(bob.call(b).remote.number).to.equal('alice');
      await Promise.all([hears(alice, a), hears(bob, b)]);
      await bob.voice.hangUp(b);
      expect(await ended(alice, a)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
      const [b2, a2] = await connected(bob, alice, 'alice');
      await Promise.all([hears(alice, a2), hears(bob, b2)]);
      await bob.voice.hangUp(b2);
      expect(await ended(alice, a2)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
    });

    it('hold, resume and mute', async () => {
      const [a, b] = await connected();
      await alice.voice.hold(a);
      await until('held', () => bob.call(b).hold.remote);
      await hearsNothing(bob, b);
      await alice.voice.resume(a);
      await until('resumed', () => !bob.call(b).hold.remote);
      await Promise.all([hears(alice, a), hears(bob, b)]);
      await alice.voice.setMuted(a, true);
      await hearsNothing(bob, b);
      await alice.voice.setMuted(a, false);
      await hears(bob, b);
    });

    it('do not answer, reject, or are not there', async () => {
      const first = await alice.voice.dial('bob');
      await bob.voice.reject((await incoming(bob)).id, 'busy');
      expect(await ended(alice, first)).to.deep.equal({ cause: 'busy', by: 'remote', code: 486 });
      const second = await alice.voice.dial('bob');
      const { id } = await incoming(bob);
      await alice.voice.hangUp(second);
      expect(await ended(bob, id)).to.deep.equal({ cause: 'cancelled', by: 'remote' });
      expect(await ended(alice, second)).to.deep.include({ cause: 'cancelled', by: 'agent' });
      for (const [number, cause] of [['busy', 'busy'], ['down', 'unavailable'], ['nobody', 'not-found'], ['carol', 'unavailable']] as const) {
        expect((await ended(alice, await alice.voice.dial(number))).cause, number).to.equal(cause);
      }
    });

    it('stay connected while the server is killed and comes back', async () => {
      const [a, b] = await connected();
      await lab.kill('kamailio');
      await until('lost', () => alice.call(a).signalling === 'lost' && bob.call(b).signalling === 'lost');
      await Promise.all([hears(alice, a), hears(bob, b)]);
      await lab.restart('kamailio');
      const back = (phone: Phone) => until('registered', () => phone.registration?.status === 'registered', 20_000);
      await Promise.all([back(alice), back(bob)]);
      await Promise.all([hears(alice, a), hears(bob, b)]);
      await until('held', () => alice.voice.hold(a).then(() => true, () => false), 20_000);
      await until('held there', () => bob.call(b).hold.remote);
      await alice.voice.resume(a);
      await alice.voice.hangUp(a);
      expect(await ended(bob, b)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
      expect(statesOf(alice, a)).to.deep.equal(['dialing', 'ringing', 'active', 'ending', 'ended']);
    });

    it('notice a frozen server, and are back when it is', async () => {
      closePhones();
      await until('all gone', async () => (await lab.contacts('bob')).length === 0);
      const quick = { limits: { pingIdle: 500, pingInCall: 500, pong: 300, connect: 1_000, retryFirst: 100, retryCap: 500 } };
      alice = await registered('alice', quick);
      await lab.freeze('kamailio');
      await until('noticed', () => alice.registration?.status !== 'registered');
      await lab.thaw('kamailio');
      await until('registered', () => alice.registration?.status === 'registered', 20_000);
    });
  });

  describe('browser and telephone', () => {
    let alice: Phone;

    beforeEach(async () => {
      alice = await registered('alice');
    });

    async function called(): Promise<string> {
      const id = await alice.voice.dial('pstn');
      await running(alice, id);
      return id;
    }

    it('talk when the browser calls', async () => {
      const id = await called();
      await hears(alice, id);
      await until('heard there', async () => (await pstn.listen()) > silence);
      const mark = await pstn.mark();
      await alice.voice.hangUp(id);
      await pstn.untilEvent('CALL_CLOSED', mark);
    });

    it('talk when the telephone calls', async () => {
      await pstn.dial('alice');
      const { id } = await incoming(alice);
      expect(alice.call(id).remote.number).to.equal('pstn');
      const mark = await pstn.mark();
      await alice.voice.answer(id);
      await running(alice, id);
      await hears(alice, id);
      await until('heard there', async () => (await pstn.listen()) > silence);
      await pstn.hangUp();
      await pstn.untilEvent('CALL_CLOSED', mark);
      expect(await ended(alice, id)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
    });

    it('mute, hold and resume', async () => {
      const id = await called();
      await until('heard there', async () => (await pstn.listen()) > silence);
      await alice.voice.setMuted(id, true);
      await until('silence there', async () => (await pstn.listen()) < silence);
      await alice.voice.setMuted(id, false);
      await until('heard again', async () => (await pstn.listen()) > silence);
      await alice.voice.hold(id);
      expect(await pstn.command('audio_debug')).to.include('audio dir=recvonly');
      await silenceOf(sent(alice, id));
      await alice.voice.resume(id);
      expect(await pstn.command('audio_debug')).to.include('audio dir=sendrecv');
      await isHeardThere(alice, id);
      await hears(alice, id);
    });

    for (const dtmf of ['auto', 'info'] as const) {
      it(`send digits (${dtmf})`, async () => {
        alice.close();
        await until('gone', async () => (await lab.contacts('alice')).length === 0);
        alice = await registered('alice', { dtmf });
        const id = await called();
        const mark = await pstn.mark();
        await alice.voice.sendDtmf(id, '159#');
        await alice.voice.sendDtmf(id, '*0');
        await until('all digits', async () => (await pstn.digits(mark)).length >= 6);
        expect(await pstn.digits(mark)).to.equal('159#*0');
      });
    }

    it('hear what is played before the answer', async () => {
      const early = new LabTelephone('early');
      const id = await alice.voice.dial('early');
      await until('ringing with media', () => alice.call(id).state === 'ringing' && alice.call(id).media === 'ok');
      await early.accept();
      await running(alice, id);
      await hears(alice, id);
      await alice.voice.hangUp(id);
      await ended(alice, id);
    });

    it('stay connected while the server is killed and comes back', async () => {
      const id = await called();
      await lab.kill('kamailio');
      await until('lost', () => alice.call(id).signalling === 'lost');
      await hears(alice, id);
      await lab.restart('kamailio');
      await until('registered', () => alice.registration?.status === 'registered', 20_000);
      await hears(alice, id);
      await isHeardThere(alice, id);
      const mark = await pstn.mark();
      await alice.voice.hangUp(id);
      await pstn.untilEvent('CALL_CLOSED', mark);
    });

    it('learn of a hang-up after the server came back', async () => {
      const id = await called();
      await lab.kill('kamailio');
      await until('lost', () => alice.call(id).signalling === 'lost');
      await lab.restart('kamailio');
      await until('registered', () => alice.registration?.status === 'registered' && alice.call(id).signalling === 'ok', 20_000);
      await hears(alice, id);
      await pstn.hangUp();
      expect((await ended(alice, id)).by).to.equal('remote');
    });
  });

  it('refuses to dial while nobody answers', async () => {
    const alice = await registered('alice');
    await lab.kill('kamailio');
    await until('offline', () => alice.connection?.status !== 'online');
    expect((await faultOf(alice.voice.dial('pstn'))).code).to.equal('network');
    await lab.restart('kamailio');
    await until('registered', () => alice.registration?.status === 'registered', 20_000);
  });
});
