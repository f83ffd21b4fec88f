import { expect } from '@open-wc/testing';
import { lab, LabTelephone, type LabAddress, startLab, stopLab } from '../../support/sip-lab/client.js';
import type { SipOptions } from '../../../src/adapters/sip/index.js';
import { closePhones, energyOver, openPhone, type Phone, silenceOf, until } from './kit.js';

const away = { cause: 'transferred', by: 'agent' };

/** Against Kamailio, rtpengine and baresip. */
describe('sip: transfer and conference over real servers', function () {
  this.timeout(60_000);
  const pstn = new LabTelephone('pstn');
  const users = ['alice', 'bob', 'carol'] as const;
  let address: LabAddress;

  before(async function () {
    this.timeout(90_000);
    address = await startLab();
  });

  after(stopLab);

  afterEach(async () => {
    closePhones();
    await pstn.hangUp();
    await until('all gone', async () => (await Promise.all(users.map(user => lab.contacts(user)))).flat().length === 0, 20_000);
  });

  async function registered(user: string, more: SipOptions = {}): Promise<Phone> {
    const phone = openPhone({
      server: address.url,
      domain: address.domain,
      user,
      credentials: async () => ({ user, password: `${user}pw` }),
      ...more,
    });
    await phone.connected;
    return phone;
  }

  const heard = (phone: Phone, id: string) => async () => {
    const { packetsReceived: packets, energyReceived: energy } = await phone.stats(id);
    return { packets, energy };
  };
  const hears = (phone: Phone, id: string): Promise<unknown> =>
    until('sound', async () => (await energyOver(heard(phone, id))) > 0.0001, 15_000);
  const running = (phone: Phone, id: string) =>
    until('media', () => phone.call(id).state === 'active' && phone.call(id).media === 'ok', 20_000);
  const ended = (phone: Phone, id: string) => until('the end', () => phone.call(id).end, 20_000);
  /** The call that a telephone is in, once there is just one. */
  const only = (phone: Phone): Promise<string> =>
    until('one call', () => {
      const calls = phone.calls.filter(call => call.state !== 'ended');
      return calls.length === 1 && calls[0]?.state === 'active' ? calls[0].id : undefined;
    }, 20_000);

  async function dialled(from: Phone, user: string, more = {}): Promise<string> {
    const id = await from.voice.dial(user, more);
    await running(from, id);
    return id;
  }

  it('blind: two browsers go on without the third', async () => {
    const [alice, bob, carol] = await Promise.all([
      registered('alice'),
      registered('bob', { autoAnswer: true, refer: 'follow' }),
      registered('carol', { autoAnswer: true }),
    ]);
    const id = await dialled(alice, 'bob');
    await alice.voice.transfer(id, 'carol');
    expect(await ended(alice, id)).to.deep.equal(away);
    const [b, c] = await Promise.all([only(bob), only(carol)]);
    expect(bob.call(b).remote.number).to.equal('carol');
    expect(carol.call(c).remote.number).to.equal('bob');
    await Promise.all([hears(bob, b), hears(carol, c)]);
  });

  it('blind: to nobody, and the call goes on', async () => {
    const [alice, bob] = await Promise.all([registered('alice'), registered('bob', { autoAnswer: true, refer: 'follow' })]);
    const id = await dialled(alice, 'bob');
    for (const [target, code] of [['busy', 486], ['nobody', 404]] as const) {
      await alice.voice.transfer(id, target).then(
        () => expect.fail('It was not refused.'),
        () => {},
      );
      expect(alice.call(id).transfer).to.deep.equal({ kind: 'blind', target, progress: 'failed', code });
      expect(alice.call(id).state).to.equal('active');
    }
    await Promise.all([hears(alice, id), hears(bob, await only(bob))]);
  });

  it('blind: a telephone goes on with a browser', async () => {
    const [alice, bob] = await Promise.all([registered('alice'), registered('bob', { autoAnswer: true })]);
    const id = await dialled(alice, 'pstn');
    await alice.voice.transfer(id, 'sip:bob@example.test');
    expect(await ended(alice, id)).to.deep.equal(away);
    await hears(bob, await only(bob));
  });

  it('attended: two browsers go on without the third', async () => {
    const [alice, bob, carol] = await Promise.all([
      registered('alice'),
      registered('bob', { autoAnswer: true, refer: 'follow' }),
      registered('carol', { autoAnswer: true }),
    ]);
    const id = await dialled(alice, 'bob');
    await alice.voice.hold(id);
    const consult = await dialled(alice, 'carol', { consultFor: id });
    await alice.voice.transferAttended(id, consult);
    expect(await ended(alice, id)).to.deep.equal(away);
    expect(await ended(alice, consult)).to.deep.equal(away);
    const [b, c] = await Promise.all([only(bob), only(carol)]);
    expect(carol.call(c).remote.number).to.equal('bob');
    await Promise.all([hears(bob, b), hears(carol, c)]);
  });

  it('attended: refused by the other side, and both calls go on', async () => {
    const [alice, bob, carol] = await Promise.all([
      registered('alice'),
      registered('bob', { autoAnswer: true }),
      registered('carol', { autoAnswer: true }),
    ]);
    const id = await dialled(alice, 'bob');
    await alice.voice.hold(id);
    const consult = await dialled(alice, 'carol', { consultFor: id });
    await alice.voice.transferAttended(id, consult).then(
      () => expect.fail('It was not refused.'),
      () => {},
    );
    expect(alice.call(id).transfer).to.deep.include({ progress: 'failed', code: 603 });
    await alice.voice.resume(id);
    await Promise.all([hears(alice, consult), hears(alice, id), hears(bob, await only(bob)), hears(carol, await only(carol))]);
  });

  it('conference of browsers and a telephone, and its end', async () => {
    const [alice, bob] = await Promise.all([registered('alice'), registered('bob', { autoAnswer: true })]);
    const first = await dialled(alice, 'bob');
    const b = await only(bob);
    await alice.voice.hold(first);
    const second = await dialled(alice, 'pstn');
    await alice.voice.conference([first, second]);
    // Nothing but the telephone's tone is heard while the agent is muted.
    await alice.voice.setMuted(first, true);
    await hears(bob, b);
    await until('heard by the telephone', async () => (await pstn.listen()) > 60, 20_000);
    await alice.voice.split(alice.call(first).conferenceId ?? '', second);
    expect(alice.call(first).hold.local).to.equal(true);
    await silenceOf(heard(bob, b));
    await alice.voice.hangUp(second);
    await ended(alice, second);
  });

  it('a running call moves to another telephone of the agent', async () => {
    const [alice, bob] = await Promise.all([registered('alice'), registered('bob', { autoAnswer: true })]);
    const id = await dialled(alice, 'bob');
    const { startedAt } = alice.call(id);
    const { calls, settle } = await alice.voice.releaseCalls();
    expect(await lab.contacts('alice')).to.have.length(0);
    const next = await registered('alice', { instanceId: crypto.randomUUID() });
    await next.voice.adoptCalls(calls);
    settle(true);
    expect(next.call(id).startedAt).to.equal(startedAt);
    await Promise.all([hears(next, id), hears(bob, await only(bob))]);
    await next.voice.hangUp(id);
    await until('the end there', () => bob.calls.every(call => call.state === 'ended'));
  });

  it('a call whose other side cannot follow stays where it is', async () => {
    const alice = await registered('alice');
    const id = await dialled(alice, 'pstn');
    const { calls, settle } = await alice.voice.releaseCalls();
    const next = await registered('alice', { instanceId: crypto.randomUUID() });
    await next.voice.adoptCalls(calls).then(
      () => expect.fail('It cannot.'),
      () => {},
    );
    next.close();
    await until('gone', async () => (await lab.contacts('alice')).length === 0);
    settle(false);
    await until('registered', async () => (await lab.contacts('alice')).length === 1);
    await hears(alice, id);
    expect(alice.call(id).state).to.equal('active');
  });
});
