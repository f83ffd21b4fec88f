import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../src/elements/cc-chat-thread/define.js';
import { signedInStory, storySession, type StorySession } from './support/demo-session.js';
import { failedThread, goneThread, hangingThread, offlineThread, openStory, roomy, troubledStory, typeInto } from './support/thread-stories.js';

const meta: Meta = {
  title: 'Widgets/cc-chat-thread',
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

/** Picture, sound, quote, deleted message, earlier tickets; with the contact beside it where there is room. */
export const Open: StoryObj = { loaders: [() => openStory('Ana')] };

export const Group: StoryObj = { loaders: [() => openStory('Condomínio')] };

/** A file that we sent. */
export const File: StoryObj = { loaders: [() => openStory('Transportes')] };

/** One message refused, one whose fate nobody knows. */
export const NotSent: StoryObj = { loaders: [troubledStory] };

/** `/` opens the quick replies. */
export const QuickReplies: StoryObj = { loaders: [() => openStory('Ana')], play: ({ canvasElement }) => typeInto(canvasElement, '/bo') };

/** More than 24 hours since the customer wrote: only a template reopens it. */
export const WindowClosed: StoryObj = { loaders: [() => openStory('João')] };

export const Loading: StoryObj = { loaders: [hangingThread] };

export const Failed: StoryObj = { loaders: [failedThread] };

/** What is there stays readable, what is written waits. */
export const Offline: StoryObj = { loaders: [offlineThread] };

/** Somebody else has it now; what was being written is kept. */
export const Gone: StoryObj = { loaders: [goneThread] };

export const NothingOpen: StoryObj = { loaders: [() => signedInStory()] };

export const SignedOut: StoryObj = { loaders: [() => storySession()] };

export const NoSession: StoryObj = { render: () => html`<cc-chat-thread session="nobody" ${ref(roomy)}></cc-chat-thread>` };
