import { reached, refused, signedInStory, type StorySession } from './demo-session.js';

/** Waits for a part of the thread, which comes a moment after the first frame. */
export async function found<Found extends HTMLElement = HTMLElement>(canvas: HTMLElement, selector: string): Promise<Found> {
  for (;;) {
    const element = canvas.querySelector('cc-chat-thread')?.shadowRoot?.querySelector<Found>(selector);
    if (element) return element;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Drawn here, so that a story needs no file. */
export async function aPicture(name: string): Promise<File> {
  const canvas = new OffscreenCanvas(120, 90);
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = '#e8e1d6';
    context.fillRect(0, 0, 120, 90);
    context.fillStyle = '#c89b66';
    context.fillRect(30, 30, 60, 45);
  }
  return new File([await canvas.convertToBlob()], name, { type: 'image/png' });
}

/** Signed in at TempBox, with a conversation of the agent's own open. */
export async function openTempBox(): Promise<StorySession> {
  const story = await signedInStory('tempbox-quiet');
  const { conversations } = story.session;
  await reached(conversations.$list, ({ value }) => value.some(({ can }) => can.has('schedule')));
  const own = conversations.$list.get().value.find(({ can }) => can.has('schedule'));
  if (own) await refused(conversations.open(own.id));
  return story;
}
