import { demoUsers, demoWorld } from '../../src/simulators/demo/index.js';
import { reached, refused, signedInStory, storySession, type StorySession } from './demo-session.js';

/** Gives a widget the room that a host page would. */
export function roomy(element: Element | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  element.style.setProperty('block-size', '560px');
  element.style.setProperty('min-inline-size', '0');
}

/** Signed in, with the conversation of a customer open. */
export async function openStory(name: string): Promise<StorySession> {
  const story = await signedInStory();
  await open(story, name);
  return story;
}

async function open({ session }: StorySession, name: string): Promise<void> {
  const { conversations } = session;
  await reached(conversations.$list, ({ value }) => value.length > 0);
  const found = conversations.$list.get().value.find(({ contact }) => contact.name.startsWith(name));
  if (!found) throw new Error(`nobody called ${name}`);
  await refused(conversations.open(found.id));
}

/** One message that the vendor refused, and one whose answer never came. */
export async function troubledStory(): Promise<StorySession> {
  const story = await openStory('Ana');
  const { messages, conversations } = story.session;
  const id = conversations.$selectedId.get() ?? '';
  const { faults } = demoWorld('quiet').voxfree;
  faults.next('enviaMensagem.php', { kind: 'refuse' });
  await messages.send(id, 'Segue o comprovante do estorno');
  await reached(messages.of(id), ({ value }) => value.items.some(({ status }) => status === 'failed'));
  for (const reading of ['buscaChat.php', 'buscaMensagem.php'] as const) faults.rate(reading, { kind: 'html' }, 1);
  faults.next('enviaMensagem.php', { kind: 'html' });
  await messages.send(id, 'Coleta marcada para amanhã, 8 h');
  await reached(messages.of(id), ({ value }) => value.items.some(({ status }) => status === 'not-confirmed'));
  return story;
}

export async function offlineThread(): Promise<StorySession> {
  const story = await openStory('Ana');
  const { session } = story;
  demoWorld('quiet').voxfree.controls.closeSockets({ keepClosed: true });
  await reached(session.connection.of('chat'), ({ status }) => status === 'offline');
  await session.messages.send(session.conversations.$selectedId.get() ?? '', 'Sai quando a conexão voltar');
  return story;
}

/** The messages are asked for and never come. */
export async function hangingThread(): Promise<StorySession> {
  const story = await signedInStory();
  demoWorld('quiet').voxfree.faults.rate('buscaChat.php', { kind: 'hang' }, 1);
  await reached(story.session.conversations.$list, ({ value }) => value.length > 0);
  void open(story, 'Ana');
  await reached(story.session.conversations.$selectedId, (id) => id !== undefined);
  return story;
}

export async function failedThread(): Promise<StorySession> {
  const story = await signedInStory();
  demoWorld('quiet').voxfree.faults.rate('buscaChat.php', { kind: 'refuse' }, 1);
  await open(story, 'Ana');
  return story;
}

/** A colleague takes it over while the agent writes. */
export async function goneThread(): Promise<StorySession> {
  const story = await openStory('Ana');
  const { conversations, messages } = story.session;
  const protocol = conversations.$selectedId.get() ?? '';
  messages.setDraft(protocol, { text: 'Já verifico com o estoque' });
  const { voxfree } = demoWorld('quiet');
  const colleague = [...voxfree.account.agents.values()].find(({ login }) => login !== demoUsers.marina.user);
  voxfree.controls.takenBy({ protocol, agentId: colleague?.id ?? '' });
  await reached(conversations.$goneNotice, (notice) => notice !== undefined);
  return story;
}

/** The replies are answered with an error, or never. */
export async function repliesStory(fault: 'refuse' | 'hang'): Promise<StorySession> {
  const story = await storySession();
  demoWorld('quiet').voxfree.faults.rate('servicoRespostasRapidas.php', { kind: fault }, 1);
  await story.session.auth.signIn(demoUsers.marina);
  return story;
}

type Thread = HTMLElementTagNameMap['cc-chat-thread'];

/** Types into the text field as the agent would. */
export async function typeInto(canvas: HTMLElement, text: string): Promise<void> {
  const thread = canvas.querySelector<Thread>('cc-chat-thread');
  await thread?.updateComplete;
  type(thread?.shadowRoot?.querySelector('textarea') ?? null, text);
}

export function type(field: HTMLTextAreaElement | HTMLInputElement | null, text: string): void {
  if (!field) return;
  field.focus();
  field.value = text;
  field.setSelectionRange(text.length, text.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
