import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../src/elements/cc-chat-thread/define.js';
import type { StorySession } from './support/demo-session.js';
import { openStory, roomy } from './support/thread-stories.js';

const meta: Meta = {
  title: 'Widgets/cc-chat-thread, the log',
  component: 'cc-chat-thread',
  args: { layout: 'auto', density: 'comfortable' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  render: ({ layout, density }, { loaded }) => html`<cc-chat-thread
    layout=${String(layout)}
    density=${String(density)}
    .session=${(loaded as StorySession).session}
    ${ref(roomy)}
  ></cc-chat-thread>`,
};
export default meta;

/** Waits for a part of the thread, which comes a moment after the first frame. */
async function found<Found extends HTMLElement = HTMLElement>(canvas: HTMLElement, selector: string): Promise<Found> {
  for (;;) {
    const element = canvas.querySelector('cc-chat-thread')?.shadowRoot?.querySelector<Found>(selector);
    if (element) return element;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** The button in the header, or Ctrl+F: over what is loaded, without accents, and further back on demand. */
export const Search: StoryObj = {
  loaders: [() => openStory('Ana')],
  play: async ({ canvasElement }) => {
    (await found(canvasElement, '[part=search-button]')).click();
    const input = await found<HTMLInputElement>(canvasElement, '[part=search-input]');
    input.value = 'boleto';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  },
};

export const SearchFindsNothing: StoryObj = {
  loaders: [() => openStory('Ana')],
  play: async ({ canvasElement }) => {
    (await found(canvasElement, '[part=search-button]')).click();
    const input = await found<HTMLInputElement>(canvasElement, '[part=search-input]');
    input.value = 'girafa';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  },
};

/** Enter on a message, Shift+F10, or the corner of the bubble. */
export const MessageMenu: StoryObj = {
  loaders: [() => openStory('Ana')],
  play: async ({ canvasElement }) => {
    // What answers to a pointer comes a moment after the first message, and may draw it anew.
    const point = setInterval(() => void found(canvasElement, '.msg').then((message) => message.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))), 50);
    const button = await found(canvasElement, '[part=message-menu-button]');
    clearInterval(point);
    button.click();
  },
};

/** Arrow keys for the one before and the next, plus and minus for the size, Escape goes back. */
export const PictureInLarge: StoryObj = {
  loaders: [() => openStory('Ana')],
  play: async ({ canvasElement }) => (await found(canvasElement, '.pic')).click(),
};
