import { expect } from 'chai';
import type { OwnershipPort } from '../../../src/domain/chat-port.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import { agentIds, customers, departmentIds } from '../../../src/simulators/scenarios/index.js';
import { Desk, faultOf } from './desk.js';
import { fixture, fixtureText, shapeOf } from './fixtures.js';

const service = 'buscaCarteirizacoes.php';

/** `OwnershipPort` on VoxFree's wire (contract part 3.5; part 6, rows 3 and 11). */
describe('VoxFree owners', () => {
  let desk: Desk;
  let ana: string;

  beforeEach(async () => {
    desk = await new Desk().ready();
    ana = desk.of('Ana').id;
  });
  afterEach(() => {
    expect(desk.vox.ledger.violations).to.deep.equal([]);
    desk.stop();
  });

  const port = (): OwnershipPort => {
    const { ownership } = desk.chat;
    if (!ownership) throw new Error('no ownership');
    return ownership;
  };
  const told = (id: string): Conversation | undefined =>
    desk.all('conversation-changed').map(({ conversation }) => conversation).findLast((conversation) => conversation.id === id);
  const abilities = (id: string) => ['set-owner', 'release-owner'].filter((ability) => told(id)?.can.has(ability as 'set-owner'));

  it('buscaCarteirizacoes: contacts of the agent, without a department', async () => {
    desk.vox.faults.next(service, { kind: 'body', text: await fixtureText('buscaCarteirizacoes.response.json') });
    expect(await port().owned()).to.deep.equal([{ id: '11362', contact: { id: '30', name: 'Ana Souza', phone: '5511900000001' } }]);
    const [body] = desk.requests(service);
    expect(shapeOf(body)).to.deep.equal(shapeOf(await fixture('buscaCarteirizacoes.request')));
    expect(body).to.include({ action: 'select', codid_contato: '', codid_departamento: '' });
  });

  it('are released with contact and department, and the bond\'s own id where it is known', async () => {
    await port().release(customers.padaria.id, departmentIds.delivery);
    await desk.chat.open(ana);
    await port().release(customers.ana.id, departmentIds.finance);
    const [unopened, opened] = desk.requests(service);
    expect(shapeOf(unopened)).to.deep.equal(shapeOf(await fixture('buscaCarteirizacoes.request')));
    expect(unopened).to.include({ action: 'delete', codid_contato: customers.padaria.id, codid_departamento: departmentIds.delivery });
    expect(opened).to.include({ codid_carteirizacao: `9${customers.ana.id}` });
    expect((await port().owned()).map(({ contact }) => contact.id)).to.deep.equal([customers.helena.id]);
  });

  it('are shown and unbound by the agent who has them, and bound where nobody has', async () => {
    await desk.chat.open(ana);
    expect(told(ana)?.owner).to.deep.equal({ agentId: agentIds.marina, name: 'Marina', mine: true });
    expect(abilities(ana)).to.deep.equal(['release-owner']);
    await port().release(customers.ana.id, departmentIds.finance);
    expect(told(ana)?.owner).to.equal(undefined);
    expect(abilities(ana)).to.deep.equal(['set-owner']);
    await desk.pass(1_000);
    expect(desk.of('Ana').owner).to.equal(undefined);
  });

  it('are bound nowhere else: not before the conversation is open, not where the department binds nobody', async () => {
    desk.vox.account.departments.set(departmentIds.sales, { id: departmentIds.sales, name: 'Comercial', color: '#000', binds: false });
    const { id, can } = desk.of('Luciana');
    expect([...can]).to.not.include.members(['set-owner']);
    await desk.chat.open(id);
    expect(abilities(id)).to.deep.equal([]);
  });

  it('another agent\'s are shown with the name, and cannot be unbound', async () => {
    const contact = desk.vox.account.contacts.get(customers.carlos.id);
    if (contact) contact.ownerId = agentIds.paulo;
    const { id } = desk.of('Carlos');
    await desk.chat.open(id);
    expect(told(id)?.owner).to.deep.equal({ agentId: agentIds.paulo, name: 'Paulo', mine: false });
    expect(abilities(id)).to.deep.equal(['set-owner']);
  });

  it('need no department where the agent\'s conversation with the contact tells it', async () => {
    await port().release(customers.ana.id, '');
    expect(desk.requests(service)[0]).to.include({ codid_departamento: departmentIds.finance });
    expect((await faultOf(port().release(customers.helena.id, ''))).code).to.equal('rejected');
    expect(desk.requests(service)).to.have.length(1);
  });

  it('stay when the vendor says no', async () => {
    const contact = desk.vox.account.contacts.get(customers.ana.id);
    if (contact) contact.ownerDepartmentId = departmentIds.finance;
    await desk.chat.open(ana);
    expect((await faultOf(port().release(customers.ana.id, departmentIds.sales))).code).to.equal('rejected');
    expect(told(ana)?.owner?.mine).to.equal(true);
  });

  it('whose answer says nothing, or is lost, are looked up in the list', async () => {
    desk.vox.faults.next(service, { kind: 'body', text: '' });
    await port().release(customers.padaria.id, departmentIds.delivery);
    desk.vox.faults.next(service, { kind: 'answer-lost' });
    await port().release(customers.helena.id, departmentIds.sales);
    desk.vox.faults.next(service, { kind: 'drop' });
    expect((await faultOf(port().release(customers.ana.id, departmentIds.finance))).outcomeUnknown).to.equal(true);
    expect(desk.requests(service).filter(({ action }) => action === 'delete')).to.have.length(2);
  });
});
