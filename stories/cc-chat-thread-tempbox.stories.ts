import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../src/elements/cc-chat-thread/define.js';
import type { StorySession } from './support/demo-session.js';
import { tempBoxAssistant, tempBoxOffline, tempBoxOpen, tempBoxRefused } from './support/tempbox-stories.js';
import { roomy } from './support/thread-stories.js';

const meta: Meta = {
  title: 'Widgets/cc-chat-thread with TempBox',
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

/** Files arrive and none can be sent: TempBox has no such method, so that there is no button. */
export const Open: StoryObj = { loaders: [() => tempBoxOpen()] };

/** Handed over to the agent, who has yet to begin. */
export const ToBegin: StoryObj = { loaders: [() => tempBoxOpen('Padaria')] };

/** Nobody's yet: it can be looked into before it is claimed. */
export const Waiting: StoryObj = { loaders: [() => tempBoxOpen('Rita')] };

/** A colleague's. */
export const OfAColleague: StoryObj = { loaders: [() => tempBoxOpen('Neusa')] };

/** What a bot wrote is told apart from what people wrote. */
export const AnsweredByBot: StoryObj = { loaders: [tempBoxAssistant] };

export const NotSent: StoryObj = { loaders: [tempBoxRefused] };

/** TempBox does not answer any more. */
export const Offline: StoryObj = { loaders: [tempBoxOffline] };
