import { expect } from 'chai';
import type { HttpFault } from '../../../src/simulators/voxfree/index.js';
import { agentIds } from '../../../src/simulators/scenarios/company.js';
import { Desk, faultOf, outgoing } from './desk.js';

const closedTo = (status: number): HttpFault => ({ kind: 'status', status });

describe('VoxFree sign-in', () => {
  let desk: Desk;

  beforeEach(() => { desk = new Desk(); });
  afterEach(() => desk.stop());

  /** Nothing is told, asked or left open any more. */
  const expectSignedOut = async (): Promise<void> => {
    expect(desk.all('signed-out').map(({ fault }) => fault.code)).to.deep.equal(['auth']);
    const told = desk.events.length;
    const asked = desk.vox.ledger.requests.length;
    desk.vox.controls.arrive({ newContact: { name: 'Elza Prado' }, text: 'Alguém?' });
    await desk.pass(120_000);
    expect([desk.events.length, desk.vox.ledger.requests.length]).to.deep.equal([told, asked]);
    expect(desk.vox.connectedAgents).to.deep.equal([]);
    expect((await faultOf(desk.chat.refresh())).code).to.equal('conflict');
  };

  describe('that the vendor ends in mid-shift', () => {
    for (const status of [401, 403]) {
      it(`is told once when a command meets ${status}`, async () => {
        await desk.ready();
        desk.vox.faults.rate('any', closedTo(status), 1);
        expect((await faultOf(desk.chat.refresh())).code).to.equal('auth');
        await expectSignedOut();
      });
    }

    it('is told when a message is refused, which was certainly not sent', async () => {
      await desk.ready();
      const { id } = desk.of('Ana');
      await desk.chat.open(id);
      desk.vox.faults.next('enviaMensagem.php', closedTo(403));
      const fault = await faultOf(desk.chat.send(outgoing(id, 'Já vai')));
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['auth', false]);
      expect(desk.vox.ledger.accepted).to.deep.equal([]);
      await expectSignedOut();
    });

    it('is told when a push leads to it', async () => {
      await desk.ready();
      desk.vox.faults.rate('chatsEspera.php', closedTo(401), 1);
      desk.vox.controls.push({ type: 'update_espera' });
      await desk.until(() => desk.all('signed-out').length > 0);
      await expectSignedOut();
    });

    it('is told when the connection comes back', async () => {
      await desk.ready();
      desk.vox.faults.rate('chatsAtivos.php', closedTo(401), 1);
      desk.vox.controls.closeSockets({});
      await desk.until(() => desk.all('signed-out').length > 0);
      await expectSignedOut();
    });

    it('ends a connection that was never usable', async () => {
      await desk.signIn();
      desk.vox.faults.rate('chatsEspera.php', closedTo(401), 1);
      expect((await faultOf(desk.connect())).code).to.equal('auth');
      await expectSignedOut();
    });

    it('can be had again', async () => {
      await desk.ready();
      desk.vox.faults.next('chatsEspera.php', closedTo(401));
      await faultOf(desk.chat.refresh());
      desk.events.length = 0;
      await desk.ready();
      expect(desk.all('connection-changed').at(-1)?.connection.status).to.equal('online');
      expect(desk.of('Ana').place).to.equal('mine');
    });
  });

  describe('of an agent who has extensions only', () => {
    const setOmnichannel = (omnichannel: boolean): void => {
      const { agents } = desk.vox.account;
      const agent = agents.get(agentIds.marina);
      if (agent) agents.set(agent.id, { ...agent, omnichannel });
    };

    beforeEach(() => setOmnichannel(false));

    it('brings the telephone, and neither chats nor a status to set', async () => {
      const step = await desk.backend.auth?.signIn({ user: 'marina@serraazul', password: 'demo1234' });
      expect(step).to.have.nested.property('sipAccount.user', '1_2101');
      expect(step).to.have.deep.nested.property('agent.can', new Set());
      expect(['agent', 'chat', 'replies'].filter((facet) => facet in desk.backend)).to.deep.equal([]);
    });

    it('is online without lists, status or socket', async () => {
      await desk.ready();
      expect(desk.events.map(({ type }) => type)).to.deep.equal(['connection-changed', 'agent-changed', 'connection-changed']);
      expect(desk.all('connection-changed').map(({ connection }) => connection.status)).to.deep.equal(['connecting', 'online']);
      expect(desk.vox.ledger.requests.map(({ endpoint }) => endpoint)).to.deep.equal(['login.php']);
      expect(desk.vox.connectedAgents).to.deep.equal([]);
      await desk.backend.auth?.signOut();
      expect(desk.vox.ledger.requests.map(({ endpoint }) => endpoint)).to.deep.equal(['login.php']);
    });

    it('leaves everything in place for the next one', async () => {
      await desk.ready();
      await desk.backend.auth?.signOut();
      setOmnichannel(true);
      await desk.ready();
      expect(desk.of('Ana').place).to.equal('mine');
    });
  });
});
