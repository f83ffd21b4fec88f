import { expect } from '@open-wc/testing';
import type { FarEnd } from '../../../src/simulators/sip/index.js';
import type { BackendEvent } from '../../../src/domain/backend-event.js';
import { answerTo, energyOver, faultOf, headerOf, type Phone, until } from './kit.js';
import { within } from './raw.js';
import { agent, colleague, customer, Scene } from './scene.js';

const away = { cause: 'transferred', by: 'agent' };

/** What was told of a call's transfer, each step once. */
function stepsOf(phone: Phone, id: string): string[] {
  const steps = phone.events.flatMap((event: BackendEvent) =>
    event.type === 'call-changed' && event.call.id === id && event.call.transfer ? [event.call.transfer.progress] : [],
  );
  return steps.filter((step, index) => step !== steps[index - 1]);
}

describe('sip: transfer', () => {
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

  /** The other side's answers to a REFER, written by hand from here on. */
  async function asked(): Promise<string> {
    return until('REFER', () => scene.line.sent.findLast(frame => frame.startsWith('REFER')));
  }

  const heardBy = (far: FarEnd) => async () => {
    const { packetsReceived: packets, totalAudioEnergy: energy } = await far.stats();
    return { packets, energy };
  };

  async function joined(): Promise<void> {
    await scene.far.until(state => state.call?.state === 'active' && state.call.peer !== agent);
    await other.until(state => state.call?.state === 'active' && state.call.peer !== agent);
    expect(await energyOver(heardBy(scene.far))).to.be.above(0.0001);
    expect(await energyOver(heardBy(other))).to.be.above(0.0001);
  }

  describe('blind', () => {
    it('sends the other side on, step by step', async () => {
      const id = await scene.placed();
      expect([...scene.phone.call(id).can]).to.include.members(['transfer', 'consult']);
      const done = scene.phone.voice.transfer(id, colleague);
      await until('asked', () => scene.phone.call(id).pending === 'transfer');
      expect(scene.phone.call(id).can.has('transfer')).to.equal(false);
      expect(scene.phone.call(id).can.has('hold')).to.equal(false);
      await other.until(state => state.call?.state === 'offered');
      await until('ringing', () => scene.phone.call(id).transfer?.progress === 'ringing');
      await other.answer();
      await done;
      expect(await scene.ended(id)).to.deep.equal(away);
      expect(stepsOf(scene.phone, id)).to.deep.equal(['asked', 'trying', 'ringing', 'done']);
      expect(scene.phone.call(id).transfer).to.deep.equal({ kind: 'blind', target: colleague, progress: 'done' });
      await joined();
    });

    it('writes the target in brackets, so that its parameters stay its own', async () => {
      const id = await scene.placed();
      scene.line.swallow = frame => frame.startsWith('REFER');
      const failed = faultOf(scene.phone.voice.transfer(id, '11 98765-0002'));
      const refer = await asked();
      expect(headerOf(refer, 'Refer-To')).to.equal('<sip:11987650002@example.test>');
      expect(headerOf(refer, 'Referred-By')).to.equal('<sip:2001@example.test>');
      scene.line.inject(answerTo(refer, '603 Declined'));
      expect((await failed).code).to.equal('rejected');
    });

    it('leaves the call with the agent when nobody takes it', async () => {
      const id = await scene.placed();
      await scene.phone.voice.hold(id);
      other.mode = 'busy';
      const fault = await faultOf(scene.phone.voice.transfer(id, colleague));
      expect(fault.code).to.equal('rejected');
      const call = scene.phone.call(id);
      expect(call.transfer).to.deep.equal({ kind: 'blind', target: colleague, progress: 'failed', code: 486 });
      expect(call.state).to.equal('active');
      expect(call.pending).to.equal(undefined);
      expect(call.hold.local).to.equal(true);
      expect(call.can.has('transfer')).to.equal(true);
    });

    it('succeeds at the second attempt, whatever is still reported of the first', async () => {
      const id = await scene.placed();
      other.mode = 'busy';
      await faultOf(scene.phone.voice.transfer(id, colleague));
      scene.far.mode = 'auto';
      other.mode = 'auto';
      const again = scene.phone.voice.transfer(id, colleague);
      await again;
      expect(await scene.ended(id)).to.deep.equal(away);
    });

    it('is refused at once', async () => {
      const id = await scene.placed();
      scene.line.swallow = frame => frame.startsWith('REFER');
      const failed = faultOf(scene.phone.voice.transfer(id, colleague));
      scene.line.inject(answerTo(await asked(), '405 Method Not Allowed'));
      expect((await failed).code).to.equal('rejected');
      expect(scene.phone.call(id).transfer).to.deep.include({ progress: 'failed', code: 405 });
      scene.line.swallow = undefined;
      await scene.phone.voice.hold(id);
      expect(scene.phone.call(id).hold.local).to.equal(true);
    });

    it('is done when the other side agrees and hangs up without a report', async () => {
      const id = await scene.placed();
      scene.line.swallow = frame => frame.startsWith('REFER');
      const done = scene.phone.voice.transfer(id, colleague);
      scene.line.inject(answerTo(await asked(), '202 Accepted'));
      await scene.far.hangUp();
      await done;
      expect(await scene.ended(id)).to.deep.equal(away);
    });

    it('fails when the other side agrees and nothing follows', async () => {
      await scene.again({ limits: { transfer: 300 } });
      const id = await scene.placed();
      scene.line.swallow = frame => frame.startsWith('REFER');
      const failed = faultOf(scene.phone.voice.transfer(id, colleague));
      scene.line.inject(answerTo(await asked(), '202 Accepted'));
      expect((await failed).code).to.equal('timeout');
      expect(scene.phone.call(id).state).to.equal('active');
      expect(scene.phone.call(id).transfer).to.deep.equal({ kind: 'blind', target: colleague, progress: 'failed' });
      await scene.far.hangUp();
      expect(await scene.ended(id)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
    });

    it('ends with the call when the other side hangs up while the target still rings', async () => {
      const id = await scene.placed();
      const failed = faultOf(scene.phone.voice.transfer(id, colleague));
      await until('ringing', () => scene.phone.call(id).transfer?.progress === 'ringing');
      const ok = await until('an ok', () => scene.line.received.find(frame => frame.startsWith('SIP/2.0 200') && /CSeq: \d+ INVITE/.test(frame)));
      const invite = scene.line.sent.findLast(frame => frame.startsWith('INVITE')) ?? '';
      scene.line.inject(within(invite, ok, 'BYE'));
      expect((await failed).code).to.equal('conflict');
      expect(await scene.ended(id)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
    });

    it('is given up when the agent hangs up', async () => {
      const id = await scene.placed();
      const failed = faultOf(scene.phone.voice.transfer(id, colleague));
      await until('ringing', () => scene.phone.call(id).transfer?.progress === 'ringing');
      await scene.phone.voice.hangUp(id);
      expect((await failed).code).to.equal('conflict');
      expect(await scene.ended(id)).to.deep.equal({ cause: 'hung-up', by: 'agent' });
    });

    it('is not for what is no number, no call or busy with something else', async () => {
      const id = await scene.placed();
      expect((await faultOf(scene.phone.voice.transfer(id, 'a b@c d'))).code).to.equal('rejected');
      expect((await faultOf(scene.phone.voice.transfer('none', colleague))).code).to.equal('rejected');
      const held = scene.phone.voice.hold(id);
      expect((await faultOf(scene.phone.voice.transfer(id, colleague))).code).to.equal('conflict');
      await held;
      expect(scene.line.sent.some(frame => frame.startsWith('REFER'))).to.equal(false);
    });
  });

  describe('attended', () => {
    async function consulting(): Promise<[string, string]> {
      const id = await scene.placed();
      await scene.phone.voice.hold(id);
      other.mode = 'auto';
      const consult = await scene.phone.voice.dial(colleague, { consultFor: id });
      await until('media', () => scene.phone.call(consult).media === 'ok');
      expect(scene.phone.call(consult).consultFor).to.equal(id);
      return [id, consult];
    }

    it('joins the other sides and leaves both', async () => {
      const [id, consult] = await consulting();
      await scene.phone.voice.transferAttended(id, consult);
      expect(await scene.ended(id)).to.deep.equal(away);
      expect(await scene.ended(consult)).to.deep.equal(away);
      expect(scene.phone.call(id).transfer).to.deep.equal({ kind: 'attended', target: colleague, progress: 'done' });
      await joined();
    });

    it('joins the other sides by way of the consultation too', async () => {
      const [id, consult] = await consulting();
      await scene.phone.voice.transferAttended(consult, id);
      expect(await scene.ended(id)).to.deep.equal(away);
      expect(await scene.ended(consult)).to.deep.equal(away);
      expect(scene.phone.call(consult).transfer?.target).to.equal(customer);
      await joined();
    });

    it('leaves both calls with the agent when it is refused', async () => {
      const [id, consult] = await consulting();
      scene.line.swallow = frame => frame.startsWith('REFER');
      const failed = faultOf(scene.phone.voice.transferAttended(id, consult));
      const refer = await asked();
      expect(headerOf(refer, 'Refer-To')).to.match(/^<sip:[^?]+\?Replaces=[^;>]+>$/);
      expect(scene.phone.call(consult).pending).to.equal('transfer');
      scene.line.inject(answerTo(refer, '501 Not Implemented'));
      expect((await failed).code).to.equal('rejected');
      scene.line.swallow = undefined;
      for (const each of [id, consult]) {
        expect(scene.phone.call(each).state).to.equal('active');
        expect(scene.phone.call(each).pending).to.equal(undefined);
      }
      await other.hangUp();
      expect(await scene.ended(consult)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
      await scene.phone.voice.resume(id);
      expect(await energyOver(scene.heard(id))).to.be.above(0.0001);
    });

    it('wants two running calls', async () => {
      const id = await scene.placed();
      const dialled = await scene.phone.voice.dial(colleague, { consultFor: id });
      expect((await faultOf(scene.phone.voice.transferAttended(id, dialled))).code).to.equal('conflict');
      expect((await faultOf(scene.phone.voice.transferAttended(id, id))).code).to.equal('conflict');
      expect((await faultOf(scene.phone.voice.transferAttended(id, 'none'))).code).to.equal('rejected');
    });

    it('exchanges the party of a telephone of ours without ringing it', async () => {
      await other.dispose();
      other = await scene.farEnd('2999', 'Caio');
      const target = scene.open({ user: colleague, autoAnswer: true });
      await target.connected;
      const id = await scene.placed();
      const consult = await scene.phone.voice.dial(colleague, { consultFor: id });
      await until('media', () => scene.phone.call(consult).media === 'ok' && target.calls[0]?.media === 'ok');
      const first = target.calls[0]?.id ?? '';
      await scene.phone.voice.transferAttended(id, consult);
      expect(await until('the end', () => target.call(first).end)).to.deep.equal({ cause: 'transferred', by: 'remote' });
      const next = await until('the next', () => target.calls.find(call => call.id !== first && call.state === 'active'));
      expect(next.remote.number).to.equal(customer);
      expect(await scene.ended(consult)).to.deep.equal(away);
      await until('sound', async () => {
        const { energyReceived } = await target.stats(next.id);
        return energyReceived > 0.001;
      });
    });
  });
});
