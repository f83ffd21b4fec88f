import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-dialer-status/define.js';
import { agentWorld, type AgentWorld } from './support/agent-world.js';

/** A system that lists no campaigns but reports on them. */
const meta: Meta = {
  title: 'Widgets/cc-dialer-status/Reports',
  component: 'cc-dialer-status',
  args: { layout: 'panel', density: 'comfortable' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  render: ({ layout, density }, { loaded }) => html`<cc-dialer-status
    view="reports"
    layout=${String(layout)}
    density=${String(density)}
    .session=${(loaded as Pick<AgentWorld, 'session'>).session}
  ></cc-dialer-status>`,
};
export default meta;

export const Today: StoryObj = { loaders: [() => agentWorld()] };

export const Full: StoryObj = { args: { layout: 'full' }, loaders: [() => agentWorld()] };

/** The system has more than it gives. */
export const Truncated: StoryObj = {
  loaders: [
    () => agentWorld({
      adapter: { reportLimit: 2 },
      prepare: (simulator) => {
        const [row] = simulator.pbx.dialed;
        simulator.pbx.dialed.splice(0, Infinity, ...(row ? [row, row, row] : []));
        simulator.behave({ limit: 2 });
      },
    }),
  ],
};

export const Empty: StoryObj = {
  loaders: [() => agentWorld({ prepare: ({ pbx }) => void (pbx.dialed.length = pbx.dispositions.length = 0) })],
};

export const Loading: StoryObj = {
  loaders: [() => agentWorld({ prepare: ({ faults }) => faults.rate('dialer', { kind: 'hang' }, 1) })],
};

export const Failed: StoryObj = {
  loaders: [() => agentWorld({ prepare: ({ faults }) => faults.rate('dialer', { kind: 'refuse', type: 'execute_failed' }, 1) })],
};
