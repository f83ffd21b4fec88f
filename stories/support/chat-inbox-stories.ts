import { demoUsers, demoWorld } from '../../src/simulators/demo/index.js';
import { reached, refused, signedInStory, storySession, type StorySession } from './demo-session.js';

/** A morning's conversations, one of them open. */
export async function morning(): Promise<StorySession> {
  const story = await signedInStory();
  const { conversations } = story.session;
  await reached(conversations.$list, ({ value }) => value.length > 0);
  const ana = conversations.$list.get().value.find(({ contact }) => contact.name === 'Ana Beatriz Nogueira');
  if (ana) await conversations.open(ana.id);
  return story;
}

export const emptyStory = (): Promise<StorySession> => signedInStory('empty');

/** The lists are asked for and never come. */
export async function loadingStory(): Promise<StorySession> {
  const story = await storySession();
  demoWorld('quiet').voxfree.faults.rate('chatsAtivos.php', { kind: 'hang' }, 1);
  return signedInOnly(story);
}

/** The lists are answered with an error, each time. */
export async function failing(): Promise<StorySession> {
  const story = await storySession();
  demoWorld('quiet').voxfree.faults.rate('chatsAtivos.php', { kind: 'status', status: 503 }, 1);
  await signedInOnly(story);
  await reached(story.session.connection.of('chat'), ({ status }) => status === 'offline');
  return story;
}

export async function offlineStory(): Promise<StorySession> {
  const story = await morning();
  demoWorld('quiet').voxfree.controls.closeSockets({ keepClosed: true });
  await reached(story.session.connection.of('chat'), ({ status }) => status !== 'online');
  return story;
}

async function signedInOnly(story: StorySession): Promise<StorySession> {
  void refused(story.session.auth.signIn(demoUsers.marina));
  await reached(story.session.auth.$state, ({ step }) => step === 'signed-in');
  return story;
}

type Inbox = HTMLElementTagNameMap['cc-chat-inbox'];

/** Lets a story go on by itself once its inbox shows rows. */
export async function act(canvas: HTMLElement, go: (inbox: Inbox) => unknown): Promise<void> {
  const inbox = canvas.querySelector('cc-chat-inbox');
  if (!inbox) return;
  await inbox.updateComplete;
  await go(inbox);
  await inbox.updateComplete;
}

export const pressTab = (at: number) => (inbox: Inbox): void => {
  inbox.shadowRoot?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.click();
};

export const typeSearch = (query: string) => (inbox: Inbox): void => {
  const field = inbox.shadowRoot?.querySelector('input');
  if (!field) return;
  field.value = query;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};

/** Somebody else takes the conversation, and the news of it is lost on the way. */
export async function claimRefused(inbox: Inbox): Promise<void> {
  pressTab(1)(inbox);
  const { voxfree } = demoWorld('quiet');
  const claim = await found(() => inbox.shadowRoot?.querySelector<HTMLElement>('[part="claim-button"]'));
  voxfree.faults.next('buscaChat.php', { kind: 'refuse' });
  claim.click();
}

async function found<Thing>(look: () => Thing | null | undefined): Promise<Thing> {
  for (;;) {
    const thing = look();
    if (thing) return thing;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
