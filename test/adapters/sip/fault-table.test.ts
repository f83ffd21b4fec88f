import { expect } from '@open-wc/testing';
import { proxy } from '../../support/fault-proxy/client.js';
import { lab } from '../../support/sip-lab/client.js';
import { FaultScene, noticedWithin } from './fault-scene.js';
import { until } from './kit.js';

/** What goes wrong on a working day, against real servers and with the limits that agents have. The rest: test/long. */
describe('sip: faults', function () {
  this.timeout(90_000);
  const scene = new FaultScene();

  before(() => scene.begin());
  after(() => scene.end());
  beforeEach(() => scene.open());
  afterEach(() => scene.close());

  it('the server is killed and comes back', async () => {
    const start = Date.now();
    await lab.kill('kamailio');
    await scene.noticed(start, noticedWithin.inCall);
    await lab.restart('kamailio');
    await scene.back(Date.now());
  });

  for (const code of [1012, 1013]) {
    it(`the server sends everybody away (${code})`, async () => {
      const start = Date.now();
      await proxy.close(code);
      await scene.noticed(start, noticedWithin.inCall);
      await scene.back(start);
    });
  }

  it('the handshake hangs', async () => {
    await proxy.hang(true);
    const start = Date.now();
    await proxy.cut();
    await scene.noticed(start, noticedWithin.inCall);
    const attempts = () => scene.alice.events.filter(event => event.type === 'connection-changed' && event.connection.status === 'connecting').length;
    const before = attempts();
    await until('an attempt given up', () => attempts() >= before + 2, 30_000);
    await proxy.hang(false);
    await scene.back(Date.now());
  });

  it('the server stops for 5 seconds', async () => {
    await lab.freeze('kamailio');
    const end = Date.now() + 5_000;
    await until('five seconds', () => Date.now() > end);
    await lab.thaw('kamailio');
    await scene.back(Date.now());
    expect(scene.registration.since, 'kept throughout').to.be.below(end - 5_000);
  });

  const refusals = { 503: /^SIP\/2\.0 503[^]*Retry-After: 2/i, 403: /^SIP\/2\.0 403/, 423: /^SIP\/2\.0 423/, stale: /^SIP\/2\.0 401[^]*stale=true/i };
  for (const how of ['503', '403', '423', 'stale'] as const) {
    it(`the registrar refuses (${how})`, async () => {
      await lab.refuse('alice', how);
      const start = Date.now();
      await proxy.cut();
      await scene.noticed(start, noticedWithin.inCall);
      if (how === '503' || how === '403') {
        await until('refused', () => scene.registration.status === 'failed');
        expect(scene.registration.retryAt).to.be.a('number');
        await lab.refuse('alice', null);
      }
      await scene.back(Date.now());
      expect(scene.line.received.some(frame => refusals[how].test(frame)), 'it was refused').to.equal(true);
      await lab.refuse('alice', null);
    });
  }

  describe('in a call', () => {
    let id = '';

    beforeEach(async () => {
      id = await scene.called();
    });

    it('the network swallows everything', async () => {
      const start = Date.now();
      await proxy.swallow('both');
      await scene.noticed(start, noticedWithin.inCall);
      expect(scene.call(id).signalling).to.equal('lost');
      await scene.hears(id);
      await proxy.swallow('none');
      await scene.back(Date.now());
      await scene.goesOn(id);
    });

    it('the server is killed, and the agent hangs up meanwhile', async () => {
      const mark = await scene.pstn.mark();
      await lab.kill('kamailio');
      await until('lost', () => scene.call(id).signalling === 'lost');
      await scene.alice.voice.hangUp(id);
      expect((await until('the end', () => scene.call(id).end)).by).to.equal('agent');
      await lab.restart('kamailio');
      await scene.back(Date.now());
      await scene.pstn.untilEvent('CALL_CLOSED', mark);
      await scene.noGhosts();
    });

    it('the other side is gone when the server is back', async () => {
      await lab.kill('kamailio');
      await until('lost', () => scene.call(id).signalling === 'lost');
      await lab.kill('pstn');
      await lab.restart('kamailio');
      await lab.restart('pstn');
      await scene.back(Date.now());
      const end = await until('the end', () => scene.call(id).end, 40_000);
      expect(end).to.deep.include({ by: 'system' });
    });
  });
});
