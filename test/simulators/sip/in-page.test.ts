import { expect } from '@open-wc/testing';
import { createFarEnd, type FarEnd, type FarEndOptions, inPageSip } from '../../../src/simulators/sip/index.js';
import { expectSound } from '../../support/sip-registrar/sound.js';

const users = { ana: 'ana-pw', customer: 'customer-pw', second: 'second-pw' };

describe('SIP in the page: two agents with real media', () => {
  const alive: FarEnd[] = [];

  afterEach(async () => {
    await Promise.all(alive.splice(0).map(farEnd => farEnd.dispose()));
  });

  function join(sip: ReturnType<typeof inPageSip>, user: keyof typeof users, more: Partial<FarEndOptions> = {}) {
    return createFarEnd({ WebSocket: sip.WebSocket, user, password: users[user], ...more }).then(farEnd => {
      alive.push(farEnd);
      return farEnd;
    });
  }

  it('carries sound both ways', async () => {
    const sip = inPageSip({ users });
    const ana = await join(sip, 'ana', { mode: 'auto' });
    const customer = await join(sip, 'customer', { register: false });
    await customer.call('ana');
    await customer.until(({ call }) => call?.state === 'active');
    await expectSound(ana);
    await expectSound(customer);
    await customer.hangUp();
    await ana.until(({ call }) => call?.state === 'ended');
  });
});
