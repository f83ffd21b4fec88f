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

  it('rings at a telephone that is answered by hand, or not at all', async () => {
    const alice = await join('alice');
    const early = new LabTelephone('early');
    const mark = await early.mark();
    await alice.call('early');
    await alice.until(({ call }) => call?.state === 'ringing');
    await early.accept();
    await alice.until(({ call }) => call?.state === 'active');
    await expectSound(alice);
    await alice.hangUp();
    await early.untilEvent('CALL_CLOSED', mark);
    await pstn.answerMode('manual');
    const ring = await pstn.mark();
    await alice.call('pstn');
    await pstn.untilEvent('CALL_INCOMING', ring);
    await alice.until(({ call }) => call?.state === 'ringing' && call.peer === 'pstn');
    await pstn.hangUp();
    await alice.until(({ call }) => call?.state === 'ended');
    await pstn.answerMode('auto');
  });

  it('gets its answer from a frozen server once it thaws', async () => {
    const alice = await join('alice');
    await lab.freeze('kamailio');
    await alice.call('pstn');
    await lab.thaw('kamailio');
    await alice.until(({ call }) => call?.state === 'active');
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
    await alice.until(({ registered }) => registered);
    await bob.until(({ registered }) => registered);
    expect(await lab.contacts('alice')).to.have.length(1);
    expect(await lab.contacts('pstn'), 'a telephone, which was not told').to.have.length(1);
    await bob.hangUp();
    await alice.until(({ call }) => call?.state === 'ended');
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
