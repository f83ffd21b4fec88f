import { tempBoxWorld } from '../../src/simulators/demo/index.js';
import { reached, refused, signedInStory, storySession, type StorySession } from './demo-session.js';

const SCENARIO = 'tempbox-quiet';

/** Signed in at the simulated TempBox, with the conversation of a customer open. */
export async function tempBoxOpen(name = 'Ana'): Promise<StorySession> {
  const story = await signedInStory(SCENARIO);
  const { conversations } = story.session;
  await reached(conversations.$list, ({ value }) => value.length > 0);
  const found = conversations.$list.get().value.find(({ contact }) => contact.name.startsWith(name));
  if (!found) throw new Error(`nobody called ${name}`);
  await refused(conversations.open(found.id));
  return story;
}

/** One message that the vendor refused. */
export async function tempBoxRefused(): Promise<StorySession> {
  const story = await tempBoxOpen();
  const { messages, conversations } = story.session;
  const id = conversations.$selectedId.get() ?? '';
  tempBoxWorld(SCENARIO).tempbox.faults.next('EnviarMensagem', { kind: 'refuse' });
  await messages.send(id, 'Segue o comprovante do estorno');
  await reached(messages.of(id), ({ value }) => value.items.some(({ status }) => status === 'failed'));
  return story;
}

/** The assistant was asked to answer. */
export async function tempBoxAssistant(): Promise<StorySession> {
  const story = await tempBoxOpen('Carlos');
  const { messages, conversations } = story.session;
  const id = conversations.$selectedId.get() ?? '';
  const { tempbox } = tempBoxWorld(SCENARIO);
  const bot = [...tempbox.account.agents.values()].find(({ kind }) => kind === 'bot');
  tempbox.controls.agentWrites({ caseId: id, agentId: bot?.id ?? '', text: 'O frete para 12 caixas é o mesmo.' });
  await reached(messages.of(id), ({ value }) => value.items.some(({ author }) => author.kind === 'bot'));
  return story;
}

export async function tempBoxOffline(): Promise<StorySession> {
  const story = await tempBoxOpen();
  tempBoxWorld(SCENARIO).tempbox.up = false;
  await reached(story.session.connection.of('chat'), ({ status }) => status !== 'online');
  return story;
}

/** The account's token does not count any more. */
export async function tempBoxWrongToken(): Promise<StorySession> {
  const story = await storySession(SCENARIO);
  await refused(story.session.auth.signIn({ token: 'vencido' }));
  return story;
}
