import { expect } from 'chai';
import type { Call } from '../../src/domain/call.js';
import type { VoicePort } from '../../src/domain/voice-port.js';
import { faultOf } from './backend-contract.js';
import type { TelephonyStage } from './telephony-contract.js';

const number = '(11) 95555-0142';

/** `VoicePort` of a vendor's call control: the telephone itself has the sound. */
export function voiceContract(stage: () => TelephonyStage): void {
  const told = (id: string): readonly Call[] => stage().seen.all('call-changed').map(({ call }) => call).filter((call) => call.id === id);
  const voice = (): VoicePort => {
    const port = stage().backend.voice;
    if (!port) throw new Error('no voice facet');
    return port;
  };

  describe('calls', () => {
    it('are dialled once, and told of', async () => {
      const { enter, world } = stage();
      await enter();
      const id = await voice().dial(number);
      expect(world.dialled()).to.have.length(1);
      expect(world.dialled()[0]?.replace(/\D/g, '')).to.match(/11955550142$/);
      expect(told(id).map(({ direction, state }) => [direction, state])[0]).to.deep.equal(['out', 'dialing']);
    });

    it('are not dialled again when nobody knows whether the vendor did', async () => {
      const { enter, world } = stage();
      await enter();
      world.line.losesNextAnswer();
      const fault = await faultOf(voice().dial(number));
      expect([fault.outcomeUnknown, fault.retryable]).to.deep.equal([true, false]);
      expect(world.dialled()).to.have.length(1);
    });

    it('are not told of when the vendor says no', async () => {
      const { enter, world, seen } = stage();
      await enter();
      world.refuses();
      expect((await faultOf(voice().dial(number))).code).to.equal('rejected');
      expect(seen.all('call-changed')).to.deep.equal([]);
    });

    it('need a number, and no more than the vendor can', async () => {
      const { enter, world } = stage();
      await enter();
      expect((await faultOf(voice().dial('  '))).code).to.equal('rejected');
      const choices = voice().dialChoices ?? new Set();
      if (!choices.has('shownNumber')) expect((await faultOf(voice().dial(number, { shownNumber: '1155550100' }))).code).to.equal('unsupported');
      if (!choices.has('ringLimit')) expect((await faultOf(voice().dial(number, { ringLimit: 20_000 }))).code).to.equal('unsupported');
      expect(world.dialled()).to.deep.equal([]);
    });

    it('that nobody knows are rejected, whatever is asked of them', async () => {
      const { enter, world } = stage();
      await enter();
      const port = voice();
      const before = world.requests();
      const acts = [
        port.answer('x'), port.reject('x', 'busy'), port.hangUp('x'), port.hold?.('x'), port.resume?.('x'), port.transfer?.('x', '2102'),
      ].filter((act) => act !== undefined);
      for (const act of acts) expect((await faultOf(act)).code).to.equal('rejected');
      expect(world.requests()).to.equal(before);
    });

    it('are held and taken back once the vendor confirmed it', async () => {
      const { enter } = stage();
      await enter();
      const id = await voice().dial(number);
      if (!told(id).at(-1)?.can.has('hold')) return;
      await voice().hold?.(id);
      const whilePending = told(id).filter(({ pending }) => pending === 'hold');
      expect(whilePending.every(({ hold }) => !hold.local), 'held before it was confirmed').to.equal(true);
      expect(told(id).at(-1)?.hold.local).to.equal(true);
      await voice().resume?.(id);
      expect(told(id).at(-1)?.hold.local).to.equal(false);
    });

    it('end exactly once', async () => {
      const { enter } = stage();
      await enter();
      const id = await voice().dial(number);
      if (!told(id).at(-1)?.can.has('hangup')) return;
      await voice().hangUp(id);
      expect((await faultOf(voice().hangUp(id))).code).to.equal('rejected');
      expect(told(id).filter(({ state }) => state === 'ended').map(({ end }) => end?.by)).to.deep.equal(['agent']);
      expect(told(id).at(-1)?.state).to.equal('ended');
    });
  });
}
