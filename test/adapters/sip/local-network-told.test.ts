import { expect } from '@open-wc/testing';
import { inPageSip } from '../../../src/simulators/sip/index.js';
import { closePhones, ioOver, openPhone, until } from './kit.js';

/** Chromium lets a public page into the local network only if the agent allows it, and says nothing but "failed". */
describe('sip: a server in the local network that the browser keeps us from', () => {
  const { query } = navigator.permissions;
  afterEach(() => {
    navigator.permissions.query = query;
    closePhones();
  });

  function phoneOn(origin: string) {
    const world = inPageSip({ users: { '2001': 'pw' } });
    world.server.stop();
    navigator.permissions.query = async descriptor =>
      descriptor.name.startsWith('local-network') ? ({ state: 'denied' } as PermissionStatus) : query.call(navigator.permissions, descriptor);
    const account = { user: '2001', password: 'pw', domain: 'example.test' };
    return openPhone({ server: 'ws://192.168.0.9:5066', ...account, credentials: async () => account, io: { ...ioOver(world.WebSocket), origin } });
  }

  it('is told as what it is', async () => {
    const phone = phoneOn('https://crm.example.com');
    await until('told', () => phone.connection?.fault?.code === 'local-network' && phone.registration?.fault?.code === 'local-network');
    expect(phone.registration?.retryAt).to.be.a('number');
  });

  it('is an ordinary failure for a page that is in there itself', async () => {
    const phone = phoneOn('http://192.168.0.2');
    const attempts = () => phone.events.filter(event => event.type === 'connection-changed' && event.connection.status === 'connecting').length;
    await until('three attempts', () => attempts() > 3);
    expect(phone.events.filter(event => event.type === 'connection-changed' && event.connection.fault?.code === 'local-network')).to.deep.equal([]);
  });
});
