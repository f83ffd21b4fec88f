import { expect } from '@open-wc/testing';
import { energyOver, faultOf, statesOf, until } from './kit.js';
import { colleague, customer, Scene } from './scene.js';

describe('sip: calls begin and end', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = new Scene();
    await scene.begin();
  });

  afterEach(() => scene.end());

  describe('place', () => {
    it('has sound both ways, and is over when the agent hangs up', async () => {
      const id = await scene.placed();
      expect(await energyOver(scene.heard(id))).to.be.above(0.001);
      expect(await energyOver(scene.farHeard)).to.be.above(0);
      await scene.phone.voice.hangUp(id);
      await scene.far.until(state => state.call?.state === 'ended');
      expect(statesOf(scene.phone, id)).to.deep.equal(['dialing', 'ringing', 'active', 'ending', 'ended']);
      expect(scene.phone.call(id).end).to.deep.equal({ cause: 'hung-up', by: 'agent' });
      expect(scene.phone.call(id).endedAt).to.be.at.least(scene.phone.call(id).answeredAt ?? Infinity);
    });

    it('dials what the agent would write down', async () => {
      const id = await scene.phone.voice.dial(' +55 (11) 98765-0001 ');
      await scene.far.until(state => state.call?.state === 'offered');
      expect(scene.phone.call(id).remote.number).to.equal(' +55 (11) 98765-0001 ');
    });

    it('is cancelled while it rings', async () => {
      const id = await scene.phone.voice.dial(customer);
      await until('ringing', () => scene.phone.call(id).state === 'ringing');
      await scene.phone.voice.hangUp(id);
      expect(await scene.ended(id)).to.deep.include({ cause: 'cancelled', by: 'agent' });
      await scene.far.until(state => state.call?.state === 'ended');
    });

    it('is cancelled before anything was sent', async () => {
      const dialled = scene.phone.voice.dial(customer);
      const { id } = await until('dialing', () => scene.phone.calls[0]);
      await scene.phone.voice.hangUp(id);
      expect(await dialled).to.equal(id);
      expect(await scene.ended(id)).to.deep.include({ cause: 'cancelled', by: 'agent' });
      expect(scene.line.sent.filter(frame => frame.startsWith('INVITE'))).to.have.length(0);
    });

    it('gives up after the ring limit', async () => {
      const id = await scene.phone.voice.dial(customer, { ringLimit: 300 });
      expect(await scene.ended(id)).to.deep.include({ cause: 'no-answer', by: 'system' });
      await scene.far.until(state => state.call?.state === 'ended');
    });

    const refusals: [string, number, string][] = [
      ['busy', 486, 'busy'],
      ['declined', 603, 'declined'],
      ['nobody registered', 480, 'unavailable'],
      ['server overloaded', 503, 'unavailable'],
      ['not acceptable', 488, 'media'],
    ];
    for (const [what, status, cause] of refusals) {
      it(`tells ${what}`, async () => {
        scene.server.server.responses.set(customer, status);
        const id = await scene.phone.voice.dial(customer);
        expect(await scene.ended(id)).to.deep.equal({ cause, by: 'remote', code: status });
        expect(statesOf(scene.phone, id)).to.deep.equal(['dialing', 'ended']);
      });
    }

    it('tells a number that does not exist', async () => {
      const id = await scene.phone.voice.dial('4000');
      expect(await scene.ended(id)).to.deep.equal({ cause: 'not-found', by: 'remote', code: 404 });
    });

    it('refuses what is no number', async () => {
      for (const number of ['', '  ', 'sip:a@b@c', 'sip:x@ho st', '<script>@evil"']) {
        expect((await faultOf(scene.phone.voice.dial(number))).code).to.equal('rejected');
      }
      expect((await faultOf(scene.phone.voice.dial(customer, { shownNumber: '1000' }))).code).to.equal('unsupported');
      expect(scene.phone.calls).to.have.length(0);
    });

    it('tells a refused microphone', async () => {
      const { getUserMedia } = navigator.mediaDevices;
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      try {
        expect((await faultOf(scene.phone.voice.dial(customer))).code).to.equal('permission');
      } finally {
        navigator.mediaDevices.getUserMedia = getUserMedia;
      }
      expect(scene.phone.calls[0]?.end).to.deep.equal({ cause: 'permission', by: 'system' });
      expect(scene.phone.audio?.microphone).to.equal('denied');
    });
  });

  describe('receive', () => {
    it('is answered and hung up by the caller', async () => {
      const id = await scene.taken();
      expect(scene.phone.call(id).remote).to.deep.equal({ number: customer, name: 'Ana Souza' });
      expect(await energyOver(scene.heard(id))).to.be.above(0.001);
      await scene.far.hangUp();
      expect(await scene.ended(id)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
      expect(statesOf(scene.phone, id)).to.deep.equal(['ringing', 'answering', 'active', 'ended']);
    });

    for (const [reason, status] of [['declined', 603], ['busy', 486]] as const) {
      it(`is rejected as ${reason}`, async () => {
        const id = await scene.rings();
        await scene.phone.voice.reject(id, reason);
        expect(await scene.ended(id)).to.deep.equal({ cause: reason, by: 'agent', code: status });
        expect((await scene.far.until(state => state.call?.state === 'ended')).call?.status).to.equal(status);
      });
    }

    it('is cancelled by the caller', async () => {
      const id = await scene.rings();
      await scene.far.hangUp();
      expect(await scene.ended(id)).to.deep.equal({ cause: 'cancelled', by: 'remote' });
      expect(statesOf(scene.phone, id)).to.deep.equal(['ringing', 'ended']);
    });

    it('is answered at another telephone of the agent', async () => {
      const other = scene.open({ instanceId: crypto.randomUUID() });
      await other.connected;
      const id = await scene.rings();
      await until('ringing there', () => other.calls.find(call => call.state === 'ringing'));
      await other.voice.answer(other.calls[0]?.id ?? '');
      expect(await scene.ended(id)).to.deep.equal({ cause: 'answered-elsewhere', by: 'remote' });
    });

    it('rings once however often the INVITE comes', async () => {
      const id = await scene.rings();
      const invite = scene.line.received.find(frame => frame.startsWith('INVITE')) ?? '';
      scene.line.inject(invite);
      scene.line.inject(invite.replace(/branch=z9hG4bK/g, 'branch=z9hG4bKsecondway'));
      await until('an answer to the second', () => scene.line.sent.some(frame => frame.startsWith('SIP/2.0 482')));
      await scene.phone.voice.answer(id);
      expect(new Set(scene.phone.calls.map(call => call.id)).size).to.equal(1);
      expect(statesOf(scene.phone, id)).to.deep.equal(['ringing', 'answering', 'active']);
    });

    it('is hung up while it is being answered', async () => {
      const id = await scene.rings();
      const answered = faultOf(scene.phone.voice.answer(id));
      await scene.phone.voice.hangUp(id);
      expect(await scene.ended(id)).to.deep.include({ by: 'agent' });
      await answered;
      await scene.far.until(state => state.call?.state === 'ended');
      expect(statesOf(scene.phone, id)).to.deep.equal(['ringing', 'answering', 'ending', 'ended']);
    });

    it('is silenced without the caller noticing', async () => {
      const id = await scene.rings();
      await scene.phone.voice.silence(id);
      expect(scene.phone.call(id).silenced).to.equal(true);
      expect(scene.phone.call(id).can.has('silence')).to.equal(false);
      expect(scene.far.state.call?.state).to.equal('ringing');
    });

    it('is refused when the microphone is', async () => {
      const id = await scene.rings();
      const { getUserMedia } = navigator.mediaDevices;
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotFoundError'));
      try {
        expect((await faultOf(scene.phone.voice.answer(id))).code).to.equal('media');
      } finally {
        navigator.mediaDevices.getUserMedia = getUserMedia;
      }
      expect(scene.phone.call(id).end).to.deep.equal({ cause: 'media', by: 'system' });
      expect(scene.phone.audio?.microphone).to.equal('missing');
      expect((await scene.far.until(state => state.call?.state === 'ended')).call?.status).to.equal(480);
    });

    it('answers by itself where that is wished, but not during a call', async () => {
      await scene.again({ autoAnswer: true });
      await scene.far.call('2001');
      await until('answered', () => scene.phone.calls[0]?.state === 'active');
      const second = await scene.farEnd(colleague, 'Beto');
      await second.call('2001');
      await until('ringing', () => scene.phone.calls[1]?.state === 'ringing');
      await second.dispose();
      await until('over', () => scene.phone.calls[1]?.state === 'ended');
      expect(statesOf(scene.phone, scene.phone.calls[1]?.id ?? '')).to.deep.equal(['ringing', 'ended']);
    });
  });

  it('knows no calls but its own', async () => {
    for (const act of [scene.phone.voice.answer, scene.phone.voice.hangUp, scene.phone.voice.hold, scene.phone.voice.resume, scene.phone.voice.silence]) {
      expect((await faultOf(act('nobody'))).code).to.equal('rejected');
    }
  });
});
