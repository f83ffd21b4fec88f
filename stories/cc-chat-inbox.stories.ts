import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-chat-inbox/define.js';
import { act, claimRefused, emptyStory, failing, loadingStory, morning, offlineStory, pressTab, typeSearch } from './support/chat-inbox-stories.js';
import { storySession, type StorySession } from './support/demo-session.js';

const meta: Meta = {
  title: 'Widgets/cc-chat-inbox',
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

/** The agent's own conversations, the latest on top; one is open. */
export const Mine: StoryObj = { loaders: [morning] };

/** Who waits longest comes first. A click only goes to the row: claiming is a button of its own. */
export const Waiting: StoryObj = { loaders: [morning], play: ({ canvasElement }) => act(canvasElement, pressTab(1)) };

export const Compact: StoryObj = { args: { density: 'compact' }, loaders: [morning] };

/** Name without accents, number in any writing, or ticket. */
export const Search: StoryObj = { loaders: [morning], play: ({ canvasElement }) => act(canvasElement, typeSearch('joao')) };

export const NothingFound: StoryObj = { loaders: [morning], play: ({ canvasElement }) => act(canvasElement, typeSearch('acordo nov')) };

export const Loading: StoryObj = { loaders: [loadingStory] };

export const Empty: StoryObj = { loaders: [emptyStory] };

export const NobodyWaiting: StoryObj = { loaders: [emptyStory], play: ({ canvasElement }) => act(canvasElement, pressTab(1)) };

/** The lists cannot be read at all. */
export const Failed: StoryObj = { loaders: [failing] };

/** The connection is away and the rows stay readable. */
export const Offline: StoryObj = { loaders: [offlineStory] };

/** A colleague was faster. */
export const ClaimRefused: StoryObj = { loaders: [morning], play: ({ canvasElement }) => act(canvasElement, claimRefused) };

export const SignedOut: StoryObj = { loaders: [() => storySession()] };

export const NoSession: StoryObj = { render: () => html`<cc-chat-inbox session="nobody"></cc-chat-inbox>` };
