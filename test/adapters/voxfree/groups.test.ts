import { expect } from 'chai';
import { Desk, outgoing } from './desk.js';

/** Groups: `is_group` 1, and the group's id where a contact's would stand (contract part 5). */
describe('VoxFree groups', () => {
  let desk: Desk;

  beforeEach(async () => { desk = await new Desk().ready(); });
  afterEach(() => {
    expect(desk.vox.ledger.violations).to.deep.equal([]);
    desk.stop();
  });

  const group = () => desk.of('Condomínio');

  it('are told apart from people', () => {
    expect(group().kind).to.equal('group');
    expect(desk.of('Ana').kind).to.equal('individual');
  });

  it('are read and written to as groups', async () => {
    const { id, contact } = group();
    await desk.chat.open(id);
    const message = outgoing(id, 'Bom dia a todos');
    await desk.chat.send(message);
    await desk.chat.fetchNewer(id, undefined);
    const address = { id_contato: contact.id, is_group: '1' };
    expect(desk.requests('enviaMensagem.php')[0]).to.deep.include(address);
    expect(desk.requests('buscaMensagem.php')[0]).to.deep.include(address);
    expect(desk.messages(id).at(-1)).to.deep.include({ clientId: message.clientId, body: { kind: 'text', text: 'Bom dia a todos' } });
    expect(desk.vox.ledger.accepted[0]?.contactId).to.equal(contact.id);
  });

  it('people are written to as people', async () => {
    const { id } = desk.of('Ana');
    await desk.chat.send(outgoing(id, 'olá'));
    expect(desk.requests('enviaMensagem.php')[0]).to.deep.include({ is_group: '0' });
  });

  it('have no templates and no window', async () => {
    const { id } = group();
    await desk.chat.open(id);
    await desk.pass(1_000);
    expect(desk.requests('templatesWhatsapp.php')).to.deep.equal([]);
    expect(desk.of('Condomínio').replyWindow).to.deep.equal({ kind: 'none' });
  });
});
