import { found } from './composer-stories.js';
import type { StorySession } from './demo-session.js';
import { openStory } from './thread-stories.js';

/** A conversation of the agent's, and colleagues whom the vendor does not list but the host page knows. */
export async function actsStory(): Promise<StorySession> {
  const story = await openStory('Ana');
  story.session.directory = [
    { id: '60', name: 'Paulo Tavares' },
    { id: '62', name: 'Renata Moraes' },
  ];
  return story;
}

/** Chooses an act from the menu of the conversation. */
export async function chooseAct(canvas: HTMLElement, label: string): Promise<void> {
  (await found(canvas, '[part=acts-button]')).click();
  await found(canvas, '[role=menu]');
  const items = [...(canvas.querySelector('cc-chat-thread')?.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const item = items.find((each) => each.textContent.trim() === label);
  if (!item) throw new Error(`no act called ${label}`);
  item.click();
  await found(canvas, 'dialog[open]');
}

/** Waits for a part of the inbox, which comes a moment after the first frame. */
export async function inInbox<Found extends HTMLElement = HTMLElement>(canvas: HTMLElement, selector: string): Promise<Found> {
  for (;;) {
    const element = canvas.querySelector('cc-chat-inbox')?.shadowRoot?.querySelector<Found>(selector);
    if (element) return element;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

export async function typeInDialog(canvas: HTMLElement, text: string): Promise<void> {
  const field = await inInbox<HTMLInputElement>(canvas, 'dialog [role=searchbox]');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** The first department and the first channel. */
export async function chooseFirst(canvas: HTMLElement): Promise<void> {
  const select = await inInbox<HTMLSelectElement>(canvas, 'dialog select option:nth-of-type(2)').then((option) => option.closest('select'));
  if (!select) return;
  select.selectedIndex = 1;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  (await inInbox(canvas, 'dialog [name=channel]')).click();
}

