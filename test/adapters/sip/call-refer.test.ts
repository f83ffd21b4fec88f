import { expect } from '@open-wc/testing';
import type { FarEnd } from '../../../src/simulators/sip/index.js';
import { energyOver, headerOf, until } from './kit.js';
import { within } from './raw.js';
import { agent, colleague, Scene } from './scene.js';

describe('sip: asked to call somebody else (REFER)', () => {
  let scene: Scene;
  let other: FarEnd;

  beforeEach(async () => {
    scene = new Scene();
    await scene.begin();
    other = await scene.farEnd(colleague, 'Beto');
  });

  afterEach(async () => {
    await other.dispose();
    await scene.end();
  });

  const invites = () => scene.line.sent.filter(frame => frame.startsWith('INVITE'));

  /** A request of the other side in the call that was placed last. */
  function inTheCall(method: string, headers: readonly string[] = []): void {
    const isOk = (frame: string): boolean => frame.startsWith('SIP/2.0 200') && headerOf(frame, 'CSeq').endsWith('INVITE');
    const ok = scene.line.received.findLast(isOk) ?? '';
    const invite = invites().findLast(frame => headerOf(frame, 'Call-ID') === headerOf(ok, 'Call-ID')) ?? '';
    scene.line.inject(within(invite, ok, method, headers));
  }

  /** Asks inside the running call; resolves with the answer's first line. */
  async function referred(referTo: string): Promise<string> {
    const before = scene.line.sent.length;
    inTheCall('REFER', [`Refer-To: ${referTo}`]);
    const answer = await until('an answer', () => scene.line.sent.slice(before).find(frame => frame.startsWith('SIP/2.0') && headerOf(frame, 'CSeq').endsWith('REFER')));
    return answer.slice(8, 11);
  }

  it('refuses unless the host allowed it', async () => {
    const id = await scene.placed();
    const before = invites().length;
    expect(await referred(`<sip:${colleague}@example.test>`)).to.equal('603');
    expect(invites()).to.have.length(before);
    expect(scene.phone.call(id).state).to.equal('active');
  });

  it('refuses outside of calls, whatever the host allowed', async () => {
    for (const refer of ['refuse', 'follow'] as const) {
      await scene.again({ refer });
      const before = scene.line.sent.length;
      scene.line.inject([
        'REFER sip:2001@a.invalid SIP/2.0',
        `Via: SIP/2.0/WS far.invalid;branch=z9hG4bK${refer}`,
        'From: <sip:2999@example.test>;tag=far',
        'To: <sip:2001@example.test>',
        `Call-ID: ${refer}`,
        'CSeq: 1 REFER',
        'Max-Forwards: 70',
        'Contact: <sip:far@far.invalid;transport=ws>',
        `Refer-To: <sip:${colleague}@example.test>`,
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'));
      await until('refused', () => scene.line.sent.slice(before).some(frame => /^SIP\/2\.0 (405|603)/.test(frame)));
      expect(scene.line.sent.slice(before).some(frame => frame.startsWith('INVITE'))).to.equal(false);
      expect(scene.phone.calls).to.have.length(0);
    }
  });

  it('follows where the host allowed it', async () => {
    await scene.again({ refer: 'follow' });
    const id = await scene.placed();
    await scene.far.transfer(colleague);
    const next = await until('the next call', () => scene.phone.calls.find(call => call.id !== id));
    expect(next.direction).to.equal('out');
    expect(next.remote.number).to.equal(colleague);
    expect(await scene.ended(id)).to.deep.equal({ cause: 'transferred', by: 'remote' });
    await other.until(state => state.call?.state === 'offered');
    await other.answer();
    await until('media', () => scene.phone.call(next.id).state === 'active' && scene.phone.call(next.id).media === 'ok');
    expect(await energyOver(scene.heard(next.id))).to.be.above(0.0001);
    expect(other.state.call?.peer).to.equal(agent);
  });

  it('leaves the old call by itself once the new one runs, and tells who asked how it goes', async () => {
    await scene.again({ refer: 'follow', limits: { ending: 300 } });
    const id = await scene.placed();
    expect(await referred(`<sip:${colleague}@example.test>`)).to.equal('202');
    await other.until(state => state.call?.state === 'offered');
    expect(await referred(`<sip:2999@example.test>`)).to.equal('603');
    await other.answer();
    expect(await scene.ended(id)).to.deep.equal({ cause: 'transferred', by: 'remote' });
    const reports = scene.line.sent.filter(frame => frame.startsWith('NOTIFY')).map(frame => /SIP\/2\.0 (\d+)/.exec(frame.split('\r\n\r\n')[1] ?? '')?.[1]);
    expect(reports).to.include.members(['180', '200']);
  });

  it('stays in the old call when the new one fails', async () => {
    await scene.again({ refer: 'follow' });
    const id = await scene.placed();
    other.mode = 'busy';
    expect(await referred(`<sip:${colleague}@example.test>`)).to.equal('202');
    const next = await until('the next call', () => scene.phone.calls.find(call => call.id !== id));
    expect((await scene.ended(next.id)).cause).to.equal('busy');
    expect(scene.phone.call(id).state).to.equal('active');
    inTheCall('BYE');
    expect(await scene.ended(id)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
  });

  it('never leaves its own domain, nor takes headers along', async () => {
    await scene.again({ refer: 'follow' });
    const id = await scene.placed();
    const before = invites().length;
    // The library does not even read these, and answers nothing.
    for (const target of ['<tel:+900123456>', '<https://example.test/2002>']) inTheCall('REFER', [`Refer-To: ${target}`]);
    for (const target of ['<sip:2002@elsewhere.example>', '<sip:2002@elsewhere.example?Replaces=a%0d%0aX-Evil%3a1>', '<sip:2002@example.test.elsewhere.example>']) {
      expect(await referred(target), target).to.equal('603');
    }
    expect(invites()).to.have.length(before);
    expect(scene.phone.calls.map(call => call.id)).to.deep.equal([id]);
  });

  it('is the party that an attended transfer of somebody else sends on', async () => {
    await scene.again({ refer: 'follow' });
    const transferor = scene.open({ user: colleague, autoAnswer: true, instanceId: crypto.randomUUID() });
    await transferor.connected;
    await other.dispose();
    other = await scene.farEnd('2999', 'Caio');
    const id = await scene.phone.voice.dial(colleague);
    await until('media', () => scene.phone.call(id).media === 'ok' && transferor.calls[0]?.state === 'active');
    const theirs = transferor.calls[0]?.id ?? '';
    other.mode = 'auto';
    const consult = await transferor.voice.dial('2999', { consultFor: theirs });
    await until('consulting', () => transferor.call(consult).media === 'ok');
    await transferor.voice.transferAttended(theirs, consult);
    expect(await scene.ended(id)).to.deep.equal({ cause: 'transferred', by: 'remote' });
    const next = await until('the next call', () => scene.phone.calls.find(call => call.id !== id && call.state === 'active'));
    await until('media', () => scene.phone.call(next.id).media === 'ok');
    expect(await energyOver(scene.heard(next.id))).to.be.above(0.0001);
    expect(transferor.calls.map(call => call.end)).to.deep.equal([
      { cause: 'transferred', by: 'agent' },
      { cause: 'transferred', by: 'agent' },
    ]);
  });
});
