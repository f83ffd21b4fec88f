import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-agent-status/define.js';
import { demoWorld } from '../src/simulators/demo/index.js';
import { reached, signedInStory, storySession, type StorySession } from './support/demo-session.js';

const meta: Meta = {
  title: 'Widgets/cc-agent-status',
  component: 'cc-agent-status',
  args: { layout: 'panel', density: 'comfortable' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  render: ({ layout, density }, { loaded }) => html`<cc-agent-status
    layout=${String(layout)}
    density=${String(density)}
    .session=${(loaded as StorySession).session}
  ></cc-agent-status>`,
};
export default meta;

async function reachable(): Promise<StorySession> {
  const story = await signedInStory();
  await reached(story.session.connection.$reachability, (state) => state.reachable);
  return story;
}

export const Available: StoryObj = { loaders: [reachable] };

export const Bar: StoryObj = { args: { layout: 'auto' }, loaders: [reachable] };

export const Offline: StoryObj = {
  loaders: [
    async () => {
      const story = await reachable();
      await story.session.agent.goOffline();
      return story;
    },
  ],
};

/** The telephone server is away: calls cannot arrive, and the bar says so. */
export const Unreachable: StoryObj = {
  loaders: [
    async () => {
      const story = await reachable();
      demoWorld('quiet').sip.registrar.stop();
      await reached(story.session.connection.$reachability, (state) => !state.reachable);
      return story;
    },
  ],
};

export const SignedOut: StoryObj = { loaders: [() => storySession()] };

export const NoSession: StoryObj = { render: () => html`<cc-agent-status session="nobody"></cc-agent-status>` };
