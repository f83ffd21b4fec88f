import { expect, waitUntil } from '@open-wc/testing';
import { voxfree } from '../../../src/adapters/voxfree/index.js';
import { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { marina } from '../../support/demo-session.js';
import { startVoxFree, type StartedVoxFree } from '../../support/voxfree-server/client.js';
import { button, names, root, row, rows, shown, tab, text } from './inbox-support.js';

const patience = { timeout: 8000 };

describe('cc-chat-inbox at VoxFree, over HTTP and WebSocket', () => {
  let server: StartedVoxFree;
  let session: Session;

  beforeEach(async () => {
    server = await startVoxFree({ scenario: 'quiet' });
    session = createSession({ backends: [voxfree({ ...server.urls })] });
  });

  afterEach(async () => {
    await session.dispose();
    await server.stop();
  });

  async function inbox() {
    await session.auth.signIn(marina);
    const element = await shown(session, { height: 900 });
    await waitUntil(() => names(element).length >= 8, 'the own conversations', patience);
    return element;
  }

  const protocolOf = (name: string): string => session.conversations.$list.get().value.find(({ contact }) => contact.name === name)!.id;

  it('shows the morning: who is served, who waits, for how long', async () => {
    const element = await inbox();
    expect(names(element)).to.include.members(['Ana Beatriz Nogueira', 'Carlos Eduardo Pires', 'João Batista Filho']);
    expect(row(element, 'Carlos Eduardo Pires').querySelector('.count')!.textContent).to.equal('3');
    expect(root(element).querySelectorAll('[role="tab"]'), 'VoxFree lists nothing that is over').to.have.length(2);
    tab(element, 1).click();
    await waitUntil(() => names(element)[0] === 'Rita de Cássia Souza', 'longest wait first', patience);
    expect(names(element)).to.have.length(5);
    expect(row(element, 'Rita de Cássia Souza').querySelector('.chip.danger.loud')).to.not.equal(null);
    await expect(element).to.be.accessible();
  });

  it('counts what customers write, in the row and in its label', async () => {
    const element = await inbox();
    const { contact } = session.conversations.$list.get().value.find((each) => each.contact.name === 'Luciana Prado')!;
    await server.control('customerWrites', { contactId: contact.id, text: 'Recebi, obrigada!' });
    await waitUntil(() => row(element, 'Luciana Prado').querySelector('.count')?.textContent === '1', 'unread', patience);
    expect(row(element, 'Luciana Prado').ariaLabel).to.include('1 não lida');
    await waitUntil(() => names(element)[0] === 'Luciana Prado', 'on top', patience);
    await element.openConversation(protocolOf('Luciana Prado'));
    await waitUntil(() => row(element, 'Luciana Prado').querySelector('.count') === null);
    expect(row(element, 'Luciana Prado').ariaSelected).to.equal('true');
  });

  it('shows a newcomer, claims them by the button, and follows to the own list', async () => {
    const element = await inbox();
    tab(element, 1).click();
    await server.control('arrive', { newContact: { name: 'Beatriz Nova' }, text: 'Alguém aí?' });
    await waitUntil(() => names(element).includes('Beatriz Nova'), 'newcomer', patience);
    row(element, 'Beatriz Nova').click();
    expect(session.conversations.$selectedId.get(), 'a click claims nobody').to.equal(undefined);
    button(element, 'Assumir Beatriz Nova')!.click();
    await waitUntil(() => tab(element, 0).ariaSelected === 'true', 'own list', patience);
    await waitUntil(() => row(element, 'Beatriz Nova')?.ariaSelected === 'true', 'selected', patience);
    const chats = await server.control('chats', undefined);
    expect(chats.find((chat) => chat.protocol === session.conversations.$selectedId.get())).to.include({ agentId: '61' });
  });

  it('takes away who a colleague took', async () => {
    const element = await inbox();
    tab(element, 1).click();
    await waitUntil(() => names(element).includes('Marcos Antônio Leal'), 'waiting', patience);
    await server.control('takenBy', { protocol: protocolOf('Marcos Antônio Leal'), agentId: '60' });
    await waitUntil(() => !names(element).includes('Marcos Antônio Leal'), 'gone', patience);
    expect(tab(element, 1).textContent).to.include('4');
  });

  it('keeps its rows while the connection is away', async () => {
    const element = await inbox();
    await server.control('closeSockets', { keepClosed: true });
    await waitUntil(() => element.matches(':state(offline)'), 'offline', patience);
    expect(rows(element).length).to.be.at.least(8);
    expect(text(element)).to.include('Sem conexão há');
    await expect(element).to.be.accessible();
  });
});
