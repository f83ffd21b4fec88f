import { expect } from 'chai';
import { Desk } from './desk.js';

/** A socket that looks open and says nothing any more, in a network where nobody tells: the vendor has no heartbeat. */
describe('VoxFree on a mute line', () => {
  let desk: Desk;

  beforeEach(async () => { desk = await new Desk().ready(); });
  afterEach(() => desk.stop());

  const statuses = (): readonly string[] => desk.all('connection-changed').map(({ connection }) => connection.status);
  const texts = (id: string): readonly string[] => desk.messages(id).map(({ body }) => (body.kind === 'text' ? body.text : ''));
  const minutes = async (count: number): Promise<void> => {
    for (let second = 0; second < count * 60; second += 2) await desk.pass(2_000);
  };

  it('what no push told is on the screen within two minutes, by a new line', async () => {
    const { id, contact } = desk.of('Ana');
    await desk.chat.open(id);
    const before = statuses().length;
    await minutes(2);
    desk.vox.faults.rate('push', { kind: 'lose' }, 1);
    desk.vox.controls.customerWrites({ contactId: contact.id, text: 'Ninguém empurrou' });
    await desk.until(() => texts(id).includes('Ninguém empurrou'), 120_000);
    await desk.until(() => statuses().length === before + 2);
    expect(statuses().slice(before)).to.deep.equal(['connecting', 'online']);
    expect(desk.vox.connectedAgents).to.deep.equal(['61']);
  });

  it('a new conversation that no push told of is found in the same way', async () => {
    desk.vox.faults.rate('push', { kind: 'lose' }, 1);
    const { protocol } = desk.vox.controls.arrive({ newContact: { name: 'Nova' }, text: 'oi', departmentId: '9' });
    await desk.until(() => desk.conversations.some(({ id }) => id === protocol), 120_000);
  });

  it('silence alone is no reason to reconnect, and costs two reads a minute', async () => {
    const before = statuses().length;
    const read = (): number => desk.requests('chatsAtivos.php').length + desk.requests('chatsEspera.php').length;
    const reads = read();
    await minutes(5);
    expect(statuses()).to.have.length(before);
    expect(read() - reads).to.be.within(2, 10);
  });

  it('while pushes come, nothing is asked that they do not ask for', async () => {
    const { contact } = desk.of('Ana');
    const before = statuses().length;
    for (let minute = 0; minute < 3; minute += 1) {
      desk.vox.controls.customerWrites({ contactId: contact.id, text: `minuto ${minute}` });
      await minutes(0.8);
    }
    expect(statuses()).to.have.length(before);
    expect(desk.requests('chatsEspera.php').length).to.be.at.most(3);
  });

  it('nothing is looked after when the connection is ended', async () => {
    desk.controller.abort();
    const before = desk.vox.ledger.requests.length;
    await minutes(3);
    expect(desk.vox.ledger.requests).to.have.length(before);
  });
});
