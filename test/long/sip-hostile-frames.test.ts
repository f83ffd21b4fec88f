import { expect } from '@open-wc/testing';
import { inspectFrame } from '../../src/adapters/sip/frame-guard.js';
import { mutations } from '../adapters/sip/mutations.js';
import { Scene } from '../adapters/sip/scene.js';

const rounds = 40;
const perRound = 5_000;

describe('sip: a line that speaks nonsense, for long', function () {
  this.timeout(1_200_000);

  it('damages nothing', async () => {
    const scene = new Scene();
    await scene.begin({ ringer: false });
    let passed = 0;
    for (let round = 0; round < rounds; round++) {
      for (const text of mutations(round, perRound)) {
        if (inspectFrame(text).kind === 'message') passed += 1;
        scene.line.inject(text);
      }
      for (const call of scene.phone.calls) {
        if (call.state === 'ringing') await scene.phone.voice.reject(call.id, 'busy').catch(() => {});
      }
    }
    expect(passed).to.be.above(1_000);
    expect(scene.phone.registration?.status).to.equal('registered');
    const id = await scene.placed();
    await scene.phone.voice.hangUp(id);
    await scene.ended(id);
    await scene.end();
  });
});
