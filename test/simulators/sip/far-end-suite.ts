import { expect } from '@open-wc/testing';
import { createFarEnd, type FarEnd, type FarEndOptions } from '../../../src/simulators/sip/index.js';
import { expectSilence, expectSound } from '../../support/sip-registrar/sound.js';

export const users = { ana: 'ana-pw', customer: 'customer-pw', carol: 'carol-pw' };
type User = keyof typeof users;

/** How to reach the SIP server under test, and its faults. */
export interface Wire {
  readonly line: Pick<FarEndOptions, 'WebSocket' | 'server'>;
  drop(): Promise<unknown>;
  freeze(): Promise<unknown>;
  thaw(): Promise<unknown>;
  registered(user: User): Promise<number>;
}

/** Two agents with real media through our SIP server, whatever the wire. `open` is called before each test. */
export function describeFarEnds(name: string, open: () => Promise<Wire>): void {
  describe(name, () => {
    const alive: FarEnd[] = [];
    let wire: Wire;

    beforeEach(async () => {
      wire = await open();
    });

    afterEach(async () => {
      await Promise.all(alive.splice(0).map(farEnd => farEnd.dispose()));
    });

    async function join(user: User, more: Partial<FarEndOptions> = {}): Promise<FarEnd> {
      const farEnd = await createFarEnd({ ...wire.line, user, password: users[user], ...more });
      alive.push(farEnd);
      return farEnd;
    }

    async function talk(more: Partial<FarEndOptions> = {}): Promise<{ ana: FarEnd; customer: FarEnd }> {
      const ana = await join('ana', { mode: 'auto' });
      const customer = await join('customer', more);
      await customer.call('ana');
      await customer.until(({ call }) => call?.state === 'active');
      await ana.until(({ call }) => call?.state === 'active');
      return { ana, customer };
    }

    describeCalls(join, talk);

    it('keeps the sound of a call when the lines break, and ends it over the new ones', async () => {
      const { ana, customer } = await talk();
      const gone = customer.until(({ registered }) => !registered);
      await wire.drop();
      await gone;
      await expectSound(ana);
      await expectSound(customer);
      await ana.until(({ registered }) => registered);
      await customer.until(({ registered }) => registered);
      expect([await wire.registered('ana'), await wire.registered('customer')]).to.deep.equal([1, 1]);
      await customer.hangUp();
      await ana.until(({ call }) => call?.state === 'ended');
    });

    it('gets its answer from a frozen server once it thaws', async () => {
      const ana = await join('ana', { mode: 'auto' });
      const customer = await join('customer');
      await wire.freeze();
      await customer.call('ana');
      expect(ana.state.call).to.equal(undefined);
      await wire.thaw();
      await customer.until(({ call }) => call?.state === 'active');
    });
  });
}

type Join = (user: User, more?: Partial<FarEndOptions>) => Promise<FarEnd>;
type Talk = (more?: Partial<FarEndOptions>) => Promise<{ ana: FarEnd; customer: FarEnd }>;

function describeCalls(join: Join, talk: Talk): void {
  describeTalking(talk);
  describeAnswering(join);

  it('rings two tabs of one user, and stops ringing the one that did not answer', async () => {
    const tabs = [await join('ana'), await join('ana')] as const;
    const customer = await join('customer');
    await customer.call('ana');
    await Promise.all(tabs.map(tab => tab.until(({ call }) => call?.state === 'offered')));
    await tabs[1].answer();
    await customer.until(({ call }) => call?.state === 'active');
    await tabs[0].until(({ call }) => call?.state === 'ended');
    await expectSound(tabs[1]);
  });

  it('follows a transfer', async () => {
    const carol = await join('carol', { mode: 'auto' });
    const { ana, customer } = await talk();
    await ana.transfer('carol');
    await carol.until(({ call }) => call?.state === 'active' && call.peer === 'customer');
    await expectSound(carol);
    expect(customer.state.call?.peer).to.equal('carol');
  });
}

function describeTalking(talk: Talk): void {
  it('carries sound both ways, from one that is not registered', async () => {
    const { ana, customer } = await talk({ register: false, displayName: 'Maria, a cliente' });
    expect(customer.state.registered).to.equal(false);
    expect(ana.state.call).to.include({ direction: 'in', peer: 'customer', peerName: 'Maria, a cliente' });
    await expectSound(ana);
    await expectSound(customer);
    await customer.hangUp();
    await ana.until(({ call }) => call?.state === 'ended');
  });

  it('hears silence from one that says nothing', async () => {
    const { ana, customer } = await talk({ sound: 'silence' });
    await expectSilence(ana);
    await expectSound(customer);
  });

  it('notices that it is held, hears nothing meanwhile, and hears again after', async () => {
    const { ana, customer } = await talk();
    await ana.hold();
    await customer.until(({ call }) => call?.held === true);
    expect((await customer.stats()).direction).to.equal('recvonly');
    await ana.resume();
    await customer.until(({ call }) => call?.held === false);
    await expectSound(ana);
    await expectSound(customer);
  });

  it('receives digits', async () => {
    const { ana, customer } = await talk();
    await customer.sendDtmf('12*#');
    await ana.until(({ digits }) => digits === '12*#');
  });

  it('speaks through the microphone', async () => {
    const { ana } = await talk({ sound: 'microphone' });
    await expectSound(ana);
  });
}

function describeAnswering(join: Join): void {
  it('rings until it is answered', async () => {
    const ana = await join('ana');
    const customer = await join('customer');
    await customer.call('ana');
    await customer.until(({ call }) => call?.state === 'ringing');
    await ana.until(({ call }) => call?.state === 'offered');
    await ana.answer();
    await customer.until(({ call }) => call?.state === 'active');
    await expectSound(customer);
  });

  it('stops ringing when the caller gives up', async () => {
    const ana = await join('ana', { mode: 'ring' });
    const customer = await join('customer');
    await customer.call('ana');
    await customer.until(({ call }) => call?.state === 'ringing');
    await customer.hangUp();
    await ana.until(({ call }) => call?.state === 'ended');
    const { call } = await customer.until(state => state.call?.state === 'ended');
    expect(call?.status).to.equal(487);
  });

  it('is busy when it is told to be, and when it talks', async () => {
    const ana = await join('ana', { mode: 'busy' });
    const customer = await join('customer');
    const carol = await join('carol');
    const refused = async (who: FarEnd) => {
      await who.call('ana');
      return (await who.until(({ call }) => call?.state === 'ended')).call?.status;
    };
    expect(await refused(customer)).to.equal(486);
    ana.mode = 'auto';
    await customer.call('ana');
    await ana.until(({ call }) => call?.state === 'active');
    expect(await refused(carol)).to.equal(486);
    expect(ana.state.call).to.include({ state: 'active', peer: 'customer' });
  });

  it('declines with the status it is given', async () => {
    const ana = await join('ana');
    const customer = await join('customer');
    await customer.call('ana');
    await ana.until(({ call }) => call?.state === 'offered');
    await ana.reject(603);
    const { call } = await customer.until(state => state.call?.state === 'ended');
    expect(call?.status).to.equal(603);
  });
}
