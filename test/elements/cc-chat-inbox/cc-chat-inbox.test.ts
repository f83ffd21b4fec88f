import { expect, waitUntil } from '@open-wc/testing';
import { Fault } from '../../../src/domain/fault.js';
import { createSession } from '../../../src/session/create-session.js';
import { ScriptedBackend } from '../../support/scripted-backend.js';
import { scriptedSession, signedInSession } from '../../support/scripted-session.js';
import { button, complete, mine, minutes, names, namesAre, root, row, rows, search, shown, tab, text, typed, waiting } from './inbox-support.js';
import { aConversation } from '../../support/samples.js';

describe('cc-chat-inbox: states', () => {
  it('says that there is no session', async () => {
    const element = await shown('nobody');
    expect(text(element)).to.include('Sem sessão nesta página');
    expect(root(element).querySelector('[role="tab"]')).to.equal(null);
  });

  it('says that nobody is signed in, and shows the lists after the sign-in', async () => {
    const { session } = scriptedSession({ conversations: mine });
    const element = await shown(session);
    expect(text(element)).to.include('Entre no atendimento para ver suas conversas');
    await session.auth.signIn({ user: 'marina', password: 'right' });
    await namesAre(element, ['Ana Nogueira', 'João Batista', 'Vera e vizinhos']);
  });

  it('says that the session has no chats', async () => {
    const { session } = await signedInSession({ facets: ['auth', 'agent', 'voice'] });
    expect(text(await shown(session))).to.include('Conversas não configuradas');
  });

  it('is busy with a skeleton until the first list is there', async () => {
    const { session, backend } = scriptedSession({ conversations: mine });
    const release = backend.script.holdBack('connect');
    const signedIn = session.auth.signIn({ user: 'marina', password: 'right' });
    const element = await shown(session);
    await waitUntil(() => element.matches(':state(loading)'));
    expect(root(element).querySelector('[role="grid"]')?.ariaBusy).to.equal('true');
    release();
    await signedIn;
    await namesAre(element, ['Ana Nogueira', 'João Batista', 'Vera e vizinhos']);
    expect(element.matches(':state(loading)')).to.equal(false);
  });

  it('explains an empty list and leads to those who wait', async () => {
    const { session } = await signedInSession({ conversations: waiting() });
    const element = await shown(session);
    await waitUntil(() => element.matches(':state(empty)'));
    expect(text(element)).to.include('Nenhuma conversa com você');
    button(element, 'Ver quem espera')!.click();
    await namesAre(element, ['Rita Souza', 'Marcos Leal', 'Visitante']);
    expect(element.matches(':state(empty)')).to.equal(false);
  });

  it('says that nobody waits', async () => {
    const { session } = await signedInSession({ conversations: mine });
    const element = await shown(session);
    tab(element, 1).click();
    await waitUntil(() => text(element).includes('Ninguém esperando'));
  });

  it('offers to try again when nothing could be read', async () => {
    const { session, backend } = await signedInSession();
    backend.script.failNext('refresh', new Fault('timeout', { retryable: true }));
    await session.conversations.refresh().catch(() => undefined);
    const element = await shown(session);
    await waitUntil(() => element.matches(':state(error)'));
    expect(text(element)).to.include('Não deu para carregar').and.include('timeout');
    for (const each of mine) backend.chatVendor.conversations.set(each.id, each);
    button(element, 'Tentar de novo')!.click();
    await namesAre(element, ['Ana Nogueira', 'João Batista', 'Vera e vizinhos']);
    expect(element.matches(':state(error)')).to.equal(false);
  });

  it('keeps rows readable when they could not be read again', async () => {
    const { session, backend } = await signedInSession({ conversations: mine });
    const element = await shown(session);
    backend.script.failNext('refresh', new Fault('protocol'));
    await session.conversations.refresh().catch(() => undefined);
    await waitUntil(() => text(element).includes('Não deu para carregar'));
    expect(names(element)).to.have.length(3);
    button(element, 'Tentar de novo')!.click();
    await waitUntil(() => !text(element).includes('Não deu para carregar'));
  });

  it('says since when it is offline and how many messages wait, and keeps the rows', async () => {
    const { session, backend } = await signedInSession({ conversations: mine });
    const element = await shown(session);
    await session.conversations.open('1');
    backend.drop();
    await session.messages.send('1', 'uma');
    await session.messages.send('1', 'duas');
    await waitUntil(() => element.matches(':state(offline)'));
    await waitUntil(() => text(element).includes('2 mensagens na fila'));
    expect(text(element)).to.match(/Sem conexão há \d+:\d\d/);
    await waitUntil(() => row(element, 'Ana Nogueira').textContent.includes('Mensagem na fila'));
    expect(names(element)).to.have.length(3);
    backend.restore();
    await waitUntil(() => !element.matches(':state(offline)'));
    await waitUntil(() => root(element).querySelector('[role="status"]')!.textContent.includes('A conexão voltou'));
  });

  it('tells a first connection that fails from one that takes its time', async () => {
    const backend = new ScriptedBackend();
    const session = createSession({ backends: [backend], id: 'unreachable' });
    const element = await shown(session);
    backend.script.failNext('connect', new Fault('unsupported'));
    await session.auth.signIn({ user: 'marina', password: 'right' }).catch(() => undefined);
    await waitUntil(() => element.matches(':state(error)'));
    await session.dispose();
  });
});

describe('cc-chat-inbox: rows', () => {
  it('shows what is known: preview, unread, wait, window, tags, owner, draft', async () => {
    const now = Date.now();
    const { session } = await signedInSession({
      conversations: [
        aConversation({ id: '1', contact: { id: 'a', name: 'Ana' }, unread: 3, preview: 'E o frete?', waitingSince: now - minutes(13), lastMessageAt: now - 1 }),
        aConversation({ id: '2', contact: { id: 'b', name: 'Bia' }, replyWindow: { kind: 'closed' }, tags: [{ id: 't', name: 'VIP', color: '#c0264f' }], owner: { mine: true }, lastMessageAt: now - 2 }),
        aConversation({ id: '3', contact: { id: 'c', name: 'Caio' }, preview: 'ok', previewFromAgent: true, lastMessageAt: now - 3 }),
        aConversation({ id: '4', contact: { id: 'd', name: 'Davi' }, lastMessageAt: now - 4 }),
        aConversation({ id: '5', contact: { id: 'e', name: 'Eva' }, preview: 'oi', waitingSince: now - minutes(95), lastMessageAt: now - 5 }),
      ],
    });
    const element = await shown(session);
    session.messages.setDraft('4', { text: 'Davi, o boleto' });
    await namesAre(element, ['Ana', 'Bia', 'Caio', 'Davi', 'Eva']);
    await waitUntil(() => row(element, 'Davi').textContent.includes('Rascunho: Davi, o boleto'));
    expect(row(element, 'Ana').ariaLabel).to.match(/^Ana, WhatsApp, 3 não lidas, E o frete\?, esperando há 13 min, Sales, .+, linha 1 de 5$/);
    expect(row(element, 'Ana').querySelector('.danger.loud')!.textContent).to.include('13 min');
    expect(row(element, 'Bia').textContent).to.include('Janela de 24 h encerrada').and.include('só modelo').and.include('VIP').and.include('Sua carteira');
    expect(row(element, 'Bia').querySelector<HTMLElement>('.tag')!.style.getPropertyValue('--_tag-color')).to.equal('#c0264f');
    expect(row(element, 'Caio').textContent).to.include('Você: ok');
    expect(row(element, 'Eva').textContent).to.include('1 h 35');
  });

  it('shows the ticket where no text is known, and marks a message that was not sent', async () => {
    const { session, backend } = await signedInSession({ conversations: [aConversation({ id: '7', protocol: '20261120303171', contact: { id: 'a', name: 'Ana' } })] });
    const element = await shown(session);
    await waitUntil(() => rows(element)[0]?.textContent.includes('Protocolo 20261120303171'));
    await session.conversations.open('7');
    backend.script.failNext('send', new Fault('rejected'));
    await session.messages.send('7', 'oi');
    await waitUntil(() => rows(element)[0]!.textContent.includes('Mensagem não enviada'));
  });

  it('has a list of what is over only where the session has such', async () => {
    const { session, backend } = await signedInSession({ conversations: mine });
    const element = await shown(session);
    expect(root(element).querySelectorAll('[role="tab"]')).to.have.length(2);
    backend.chatVendor.arrives(aConversation({ id: '9', place: 'closed', contact: { id: 'z', name: 'Zoé' } }));
    await waitUntil(() => root(element).querySelectorAll('[role="tab"]').length === 3);
    tab(element, 2).click();
    await namesAre(element, ['Zoé']);
  });

  it('speaks another language when the page does', async () => {
    const { session } = await signedInSession({ conversations: mine });
    const element = await shown(session);
    element.lang = 'en';
    await waitUntil(() => text(element).includes('Conversations'));
    await waitUntil(() => rows(element)[1]?.ariaLabel?.includes('3 unread'));
    element.strings = { title: 'Desk' };
    await waitUntil(() => text(element).includes('Desk'));
  });
});

describe('cc-chat-inbox: search and filter', () => {
  it('finds by name without accents, by number in any writing and by ticket', async () => {
    const { session } = await signedInSession({ conversations: mine });
    const element = await shown(session);
    await typed(element, 'joao');
    await namesAre(element, ['João Batista']);
    await typed(element, '(11) 95555-0142');
    await namesAre(element, ['Ana Nogueira']);
    await typed(element, vera());
    await namesAre(element, ['Vera e vizinhos']);
    await typed(element, 'ninguém assim');
    await waitUntil(() => text(element).includes('Nada para “ninguém assim”'));
    button(element, 'Limpar a busca')!.click();
    await waitUntil(() => names(element).length === 3);
    expect(search(element).value).to.equal('');
  });

  it('leaves only what is unread', async () => {
    const { session } = await signedInSession({ conversations: mine });
    const element = await shown(session);
    button(element, 'Não lidas')!.click();
    await namesAre(element, ['João Batista']);
    expect(button(element, 'Não lidas')!.ariaPressed).to.equal('true');
    await session.conversations.open('2');
    await waitUntil(() => text(element).includes('Nada por ler'));
    button(element, 'Mostrar todas')!.click();
    await waitUntil(() => names(element).length === 3);
  });

  it('announces once how many messages came, and what a search found', async () => {
    const { session, backend } = await signedInSession({ conversations: mine });
    const element = await shown(session);
    await complete(element);
    const said: string[] = [];
    const live = root(element).querySelector('[role="status"]')!;
    const observer = new MutationObserver((records) => {
      said.push(...records.flatMap((each) => [...each.addedNodes].map((node) => node.textContent ?? '')));
    });
    observer.observe(live, { childList: true });
    backend.chatVendor.customerWrites('1', 'oi');
    backend.chatVendor.customerWrites('1', 'tudo bem?');
    await waitUntil(() => said.length > 0, 'announced', { timeout: 9000 });
    await typed(element, 'v');
    await typed(element, 'vera');
    await waitUntil(() => said.length > 1, 'results', { timeout: 4000 });
    observer.disconnect();
    expect(said).to.deep.equal(['5 mensagens não lidas', '1 conversa']);
  });
});

const vera = (): string => mine.find(({ id }) => id === '3')!.protocol;

