import { expect } from '@open-wc/testing';
import { barrage } from '../adapters/sip/barrage.js';
import { Scene } from '../adapters/sip/scene.js';
import { uncaughtDuring } from '../adapters/sip/uncaught.js';

const rounds = 40;
const perRound = 5_000;

describe('sip: a line that speaks nonsense, for long', function () {
  this.timeout(1_200_000);

  it('damages nothing', async () => {
    const scene = new Scene();
    await scene.begin({ ringer: false });
    let passed = 0;
    let slowest = 0;
    const uncaught = await uncaughtDuring(async () => {
      for (let round = 0; round < rounds; round++) {
        const result = await barrage(scene, round, perRound, 50);
        passed += result.passed;
        slowest = Math.max(slowest, result.slowest);
        expect(result.slow).to.deep.equal([]);
      }
    });
    console.log(`${rounds * perRound} damaged messages: ${passed} passed the guard, the slowest took ${slowest.toFixed(1)} ms`);
    expect(uncaught).to.deep.equal([]);
    expect(passed).to.be.above(1_000);
    expect(scene.phone.registration?.status).to.equal('registered');
    const id = await scene.placed();
    await scene.phone.voice.hangUp(id);
    await scene.ended(id);
    await scene.end();
  });
});
