import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-chat-inbox/define.js';
import '../src/elements/cc-sign-in/define.js';
import { inInbox } from './support/acts-stories.js';
import { act, pressTab, typeSearch } from './support/chat-inbox-stories.js';
import type { StorySession } from './support/demo-session.js';
import { tempBoxOpen, tempBoxWrongToken } from './support/tempbox-stories.js';

const meta: Meta = {
  title: 'Widgets/cc-chat-inbox with TempBox',
  component: 'cc-chat-inbox',
  args: { layout: 'auto', density: 'comfortable' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  render: ({ layout, density }, { loaded }) => html`<cc-chat-inbox
    layout=${String(layout)}
    density=${String(density)}
    .session=${(loaded as StorySession).session}
  ></cc-chat-inbox>`,
};
export default meta;

/** WhatsApp, the site's chat and Instagram in one list. */
export const Mine: StoryObj = { loaders: [() => tempBoxOpen()] };

export const Waiting: StoryObj = { loaders: [() => tempBoxOpen()], play: ({ canvasElement }) => act(canvasElement, pressTab(1)) };

export const Search: StoryObj = { loaders: [() => tempBoxOpen()], play: ({ canvasElement }) => act(canvasElement, typeSearch('joao')) };

/** A token that does not count any more. */
export const SignInRefused: StoryObj = {
  loaders: [tempBoxWrongToken],
  render: (_, { loaded }) => html`<cc-sign-in .session=${(loaded as StorySession).session}></cc-sign-in>`,
};

/** What is over is read when somebody looks at it; a row opens its record. */
export const Recent: StoryObj = { loaders: [() => tempBoxOpen()], play: ({ canvasElement }) => act(canvasElement, pressTab(2)) };

/** Figures, conversations and occurrences, as far as the vendor has them. */
export const Reports: StoryObj = {
  loaders: [() => tempBoxOpen()],
  play: async ({ canvasElement }) => {
    (await inInbox(canvasElement, '[part=reports-button]')).click();
    await inInbox(canvasElement, 'dialog[data-name=reports]');
  },
};
