import { expect, waitUntil } from '@open-wc/testing';
import { voxfree } from '../../src/adapters/voxfree/index.js';
import type { Message } from '../../src/domain/message.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session-api.js';
import { demoUsers, quiet } from '../../src/simulators/scenarios/index.js';
import { VoxFreeSimulator } from '../../src/simulators/voxfree/index.js';

const deadline = { timeout: 15_000 };

/** Files and templates from the session's outbox to VoxFree's wire and back. */
describe('session with VoxFree: files and templates', () => {
  let vox: VoxFreeSimulator;
  let session: Session;

  const start = async (uplink?: number): Promise<string> => {
    vox = new VoxFreeSimulator(uplink === undefined ? {} : { uplink });
    quiet.seed(vox);
    session = createSession({ backends: [voxfree({ ...vox.urls, io: vox.io() })] });
    await session.auth.signIn(demoUsers.marina);
    await waitUntil(() => session.connection.of('chat').get().status === 'online', 'online', deadline);
    return open('Ana');
  };
  const open = async (name: string): Promise<string> => {
    const { id = '' } = session.conversations.$list.get().value.find(({ contact }) => contact.name.startsWith(name)) ?? {};
    await session.conversations.open(id);
    return id;
  };
  const last = (id: string): Message | undefined => session.messages.of(id).get().value.items.at(-1);
  const aFile = (name: string, bytes: number): File => new File([new Uint8Array(bytes)], name, { type: 'image/png' });

  afterEach(async () => {
    await session.dispose();
    vox.stop();
    expect(vox.ledger.violations).to.deep.equal([]);
  });

  it('a file goes out once, with its caption, and the vendor\'s message takes over', async () => {
    const id = await start();
    expect(session.desk.$maxFileBytes.get()).to.equal(16 * 1024 * 1024);
    const [clientId] = await session.messages.attach(id, [aFile('caixa.png', 1_000)], { caption: 'veja' });
    await waitUntil(() => last(id)?.status === 'sent', 'sent', deadline);
    const [accepted] = vox.ledger.accepted;
    expect(last(id)).to.deep.include({ id: accepted?.id, clientId, body: { kind: 'text', text: 'veja' } });
    expect(last(id)?.attachment).to.deep.include({ kind: 'image', name: 'caixa.png', size: 1_000 });
    expect(accepted).to.deep.include({ text: 'veja', file: 'caixa.png', bytes: 1_000 });
    expect(vox.ledger.accepted).to.have.length(1);
  });

  it('a file that is on its way says how far it is, and leaves nothing behind when it is taken back', async () => {
    const id = await start(2_000_000);
    const [clientId = ''] = await session.messages.attach(id, [aFile('grande.png', 8_000_000)]);
    await waitUntil(() => (last(id)?.uploaded ?? 0) > 0, 'under way', deadline);
    expect(last(id)?.uploaded).to.be.lessThan(1);
    await session.messages.discard(id, clientId);
    expect(session.messages.of(id).get().value.items.some((message) => message.clientId === clientId)).to.equal(false);
    await session.messages.attach(id, [aFile('pequena.png', 10)]);
    await waitUntil(() => vox.ledger.accepted.length > 0, 'the next', deadline);
    expect(vox.ledger.accepted.map(({ file }) => file)).to.deep.equal(['pequena.png']);
  });

  it('a file whose answer was lost is found, and not sent twice', async () => {
    const id = await start();
    vox.faults.next('enviaAnexo.php', { kind: 'answer-lost' });
    const [clientId] = await session.messages.attach(id, [aFile('uma só vez.png', 100)]);
    await waitUntil(() => last(id)?.clientId === clientId && last(id)?.id !== clientId, 'found', deadline);
    expect(vox.ledger.accepted).to.have.length(1);
  });

  it('where the window is closed, a template goes out, and shows as what it is', async () => {
    await start();
    const id = await open('João');
    const conversation = () => session.conversations.$list.get().value.find((candidate) => candidate.id === id);
    await waitUntil(() => conversation()?.can.has('send-template') === true, 'known by its templates', deadline);
    expect([conversation()?.replyWindow.kind, conversation()?.can.has('send')]).to.deep.equal(['closed', false]);
    expect(session.desk.$abilities.get().has('templates')).to.equal(true);
    const [template] = await session.desk.templates(id);
    await session.desk.sendTemplate(id, template?.id ?? '');
    expect(last(id)).to.deep.include({ template: true, direction: 'out' });
    expect(vox.ledger.accepted).to.have.length(1);
  });
});
