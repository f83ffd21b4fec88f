import { expect } from '@open-wc/testing';
import { barrage } from './barrage.js';
import { until } from './kit.js';
import { Scene } from './scene.js';
import { uncaughtDuring } from './uncaught.js';

describe('sip: a line that speaks nonsense', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = new Scene();
    await scene.begin({ ringer: false });
  });

  afterEach(() => scene.end());

  it('damages nothing, and takes no time, however messages are damaged', async function () {
    this.timeout(120_000);
    const uncaught = await uncaughtDuring(async () => {
      const { passed, slowest, slow } = await barrage(scene, 20_261, 20_000, 50);
      console.log(`20000 damaged messages: ${passed} passed the guard, the slowest took ${slowest.toFixed(1)} ms`);
      expect(slow).to.deep.equal([]);
      expect(passed).to.be.above(1_000);
      expect(scene.phone.registration?.status).to.equal('registered');
      expect(scene.phone.connection?.status).to.equal('online');
      const id = await scene.placed();
      await scene.phone.voice.hangUp(id);
      await scene.ended(id);
    });
    expect(uncaught).to.deep.equal([]);
  });

  it('takes no more calls at once than a person could', async () => {
    const invite = (number: number): string => [
      'INVITE sip:2001@a.invalid SIP/2.0',
      `Via: SIP/2.0/WS flood.invalid;branch=z9hG4bKflood${number}`,
      `From: <sip:flood@example.test>;tag=${number}`,
      'To: <sip:2001@example.test>',
      `Call-ID: flood-${number}`,
      'CSeq: 1 INVITE',
      'Contact: <sip:flood@flood.invalid>',
      'Max-Forwards: 70',
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n');
    for (let number = 0; number < 40; number++) scene.line.inject(invite(number));
    await until('refusals', () => scene.line.sent.filter(frame => frame.startsWith('SIP/2.0 486')).length === 32);
    expect(scene.phone.calls.filter(call => call.state === 'ringing')).to.have.length(8);
  });
});
