import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../src/elements/cc-chat-thread/define.js';
import { aPicture, found, openTempBox } from './support/composer-stories.js';
import type { StorySession } from './support/demo-session.js';
import { openStory, roomy, typeInto } from './support/thread-stories.js';

const meta: Meta = {
  title: 'Widgets/cc-chat-thread, the composer',
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

const thread = (canvas: HTMLElement): HTMLElementTagNameMap['cc-chat-thread'] => {
  const element = canvas.querySelector('cc-chat-thread');
  if (!element) throw new Error('no thread');
  return element;
};

/** Picked, dropped anywhere on the conversation, or pasted; the text is the caption of the first. */
export const Files: StoryObj = {
  loaders: [() => openStory('Ana')],
  play: async ({ canvasElement }) => {
    await found(canvasElement, '[part=attach-button]');
    await thread(canvasElement).attach([await aPicture('caixa.png'), new File(['%PDF-1.7'], 'segunda-via-do-boleto-de-novembro.pdf', { type: 'application/pdf' })]);
    await typeInto(canvasElement, 'Segue o boleto');
  },
};

/** What cannot be sent is said at once. */
export const EmptyFile: StoryObj = {
  loaders: [() => openStory('Ana')],
  play: async ({ canvasElement }) => {
    await found(canvasElement, '[part=attach-button]');
    await thread(canvasElement).attach([new File([], 'foto.jpg')]).catch(() => undefined);
    await found(canvasElement, '[part=composer-notice]');
  },
};

/** Over the whole conversation while files are dragged. */
export const DropHere: StoryObj = {
  loaders: [() => openStory('Ana')],
  play: async ({ canvasElement }) => {
    await found(canvasElement, '[part=attach-button]');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'x.txt'));
    thread(canvasElement).dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true, cancelable: true }));
    await found(canvasElement, '[part=drop-target]');
  },
};

/** The microphone is asked for on the click, and given back when it is sent, discarded, or left. */
export const Recording: StoryObj = {
  loaders: [() => openStory('Ana')],
  play: async ({ canvasElement }) => {
    (await found(canvasElement, '[part=voice-button]')).click();
    await found(canvasElement, '[part=recorder]');
  },
};

/** Listened to before it goes out. */
export const RecordingPaused: StoryObj = {
  loaders: [() => openStory('Ana')],
  play: async ({ canvasElement }) => {
    (await found(canvasElement, '[part=voice-button]')).click();
    await found(canvasElement, '.recbar .status.danger');
    (await found(canvasElement, '.recbar button:nth-last-of-type(2)')).click();
    await found(canvasElement, '.recbar .status:not(.danger)');
  },
};

/** Names and search words in the agent's language; all data is part of the package. */
export const Emoji: StoryObj = {
  loaders: [() => openStory('Ana')],
  play: async ({ canvasElement }) => {
    (await found(canvasElement, '[part=emoji-button]')).click();
    await found(canvasElement, '[part~=emoji]');
  },
};

/** The window is closed: only an approved template reopens the conversation. */
export const Templates: StoryObj = {
  loaders: [() => openStory('João')],
  play: async ({ canvasElement }) => (await found(canvasElement, '[part=template]')).click(),
};

/** Where the vendor keeps messages for later and says which times are free. */
export const Schedule: StoryObj = {
  loaders: [openTempBox],
  play: async ({ canvasElement }) => {
    await typeInto(canvasElement, 'Amanhã eu confirmo a entrega');
    (await found(canvasElement, '[part=schedule-button]')).click();
    await found(canvasElement, 'dialog .slot');
  },
};
