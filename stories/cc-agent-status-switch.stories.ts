import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-agent-status/define.js';
import { agentWorld, pausedWorld, servingWorld, type AgentWorld } from './support/agent-world.js';
import { refused, signedInStory, type StorySession } from './support/demo-session.js';

const minute = 60_000;

/** An agent at a telephone system with queues, pauses and colleagues. */
const meta: Meta = {
  title: 'Widgets/cc-agent-status/At a switch',
  component: 'cc-agent-status',
  args: { layout: 'panel', density: 'comfortable' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  render: ({ layout, density }, { loaded }) => html`<cc-agent-status
    layout=${String(layout)}
    density=${String(density)}
    .session=${(loaded as Pick<AgentWorld, 'session'>).session}
  ></cc-agent-status>`,
};
export default meta;

export const Serving: StoryObj = { loaders: [() => servingWorld()] };

/** Two columns from 640 px. */
export const Full: StoryObj = { args: { layout: 'full' }, loaders: [() => servingWorld()] };

export const Bar: StoryObj = { args: { layout: 'auto' }, loaders: [() => servingWorld()] };

export const NotInTheQueues: StoryObj = { loaders: [() => agentWorld()] };

export const OnPause: StoryObj = { loaders: [() => pausedWorld('Almoço', 34 * minute)] };

export const OnPauseInTheBar: StoryObj = { args: { layout: 'auto' }, loaders: [() => pausedWorld('Almoço', 34 * minute)] };

/** Fifteen minutes were planned. */
export const OverTime: StoryObj = { loaders: [() => pausedWorld('Café', 19 * minute)] };

/** The switch knows no length of it. */
export const PauseWithoutLength: StoryObj = { loaders: [() => pausedWorld('Treinamento', 48 * minute)] };

export const Refused: StoryObj = {
  loaders: [
    async () => {
      const world = await servingWorld();
      world.simulator.faults.rate('pause', { kind: 'refuse', type: 'execute_failed' }, 1);
      return world;
    },
  ],
  play: async ({ canvasElement }) => {
    const { shadowRoot } = canvasElement.querySelector('cc-agent-status') ?? {};
    while (!shadowRoot?.querySelector('section.colleagues li')) await new Promise((resolve) => requestAnimationFrame(resolve));
    shadowRoot.querySelectorAll<HTMLElement>('.menuitem')[1]?.click();
  },
};

/** The system went away after colleagues were seen: they are shown as old. */
export const Stale: StoryObj = {
  loaders: [
    async () => {
      const world = await servingWorld();
      const leave = world.session.agent.$peers.listen(() => undefined);
      await refused(world.session.agent.refreshPeers());
      world.simulator.up = false;
      setTimeout(leave, 60_000);
      return world;
    },
  ],
};

/** A vendor that knows nothing of who is available: only the connection is shown. */
export const WithoutPresence: StoryObj = { loaders: [(): Promise<StorySession> => signedInStory('tempbox-quiet')] };
