import { expect } from '@open-wc/testing';
import { createFarEnd, type FarEnd, type FarEndOptions } from '../../../src/simulators/sip/index.js';
import { lab, LabTelephone, startLab, stopLab } from '../../support/sip-lab/client.js';
import { expectSound } from '../../support/sip-registrar/sound.js';

describe('The far end against a real SIP server', () => {
  const pstn = new LabTelephone('pstn');
  const alive: FarEnd[] = [];
  let server: string;

  before(async function () {
    this.timeout(60_000);
    server = (await startLab()).url;
  });

  after(() => stopLab());

  afterEach(async () => {
    await Promise.all(alive.splice(0).map(farEnd => farEnd.dispose()));
  });

  async function join(user: string, more: Partial<FarEndOptions> = {}): Promise<FarEnd> {
    const farEnd = await createFarEnd({ WebSocket, server, user, password: `${user}pw`, ...more });
    alive.push(farEnd);
    return farEnd;
  }

  it('calls a telephone, and both hear each other', async () => {
    const alice = await join('alice', { sound: 'tone' });
    const mark = await pstn.mark();
    await alice.call('pstn');
    await alice.until(({ call }) => call?.state === 'active');
    await pstn.untilEvent('CALL_ESTABLISHED', mark);
    await expectSound(alice);
    expect(await pstn.listen(), 'loudness at the telephone').to.be.greaterThan(500);
    await alice.sendDtmf('7#');
    await pstn.untilEvent('CALL_DTMF_START', mark);
    await alice.hangUp();
    await pstn.untilEvent('CALL_CLOSED', mark);
    expect(await pstn.digits(mark)).to.equal('7#');
  });

  it('is called by a telephone', async () => {
    const alice = await join('alice', { mode: 'auto' });
    const mark = await pstn.mark();
    await pstn.dial('alice');
    await alice.until(({ call }) => call?.state === 'active');
    await expectSound(alice);
    await pstn.hangUp();
    await alice.until(({ call }) => call?.state === 'ended');
    await pstn.untilEvent('CALL_CLOSED', mark);
  });

  it('keeps the sound of a call while the server is killed and comes back', async () => {
    const alice = await join('alice', { mode: 'auto' });
    const bob = await join('bob');
    await bob.call('alice');
    await bob.until(({ call }) => call?.state === 'active');
    await lab.kill('kamailio');
    await alice.until(({ registered }) => !registered);
    await expectSound(alice);
    await expectSound(bob);
    await lab.restart('kamailio');
    expect(await lab.contacts('pstn')).to.have.length(1);
    expect(await lab.contacts('alice')).to.have.length(0);
  });

  it('reports refusals', async () => {
    const alice = await join('alice');
    await alice.call('busy');
    const { call } = await alice.until(state => state.call?.state === 'ended');
    expect(call?.status).to.equal(486);
    await alice.call('nobody');
    const next = await alice.until(state => state.call?.state === 'ended' && state.call.peer === 'nobody');
    expect(next.call?.status).to.equal(404);
  });

  it('registers nobody with a wrong password', async () => {
    const attempt = createFarEnd({ WebSocket, server, user: 'alice', password: 'wrong' });
    const refusal = await attempt.then(() => undefined, (error: unknown) => String(error));
    expect(refusal).to.contain('401');
  });
});
