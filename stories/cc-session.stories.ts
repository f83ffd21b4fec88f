import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/index.js';
import { demoUsers } from '../src/simulators/demo/index.js';
import './support/session-stories.css';

const signIn = () => Promise.resolve(demoUsers.marina);

/**
 * Everything together, over the simulation in the page. What happens shows in the Actions panel as the host page would
 * hear it.
 */
const meta: Meta = {
  title: 'Widgets/cc-session',
  component: 'cc-session',
  args: { scenario: 'quiet', density: 'comfortable' },
  argTypes: {
    scenario: { control: 'inline-radio', options: ['quiet', 'busy-morning', 'empty'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  render: ({ scenario, density }) => html`<cc-session
    backend="demo"
    scenario=${String(scenario)}
    density=${String(density)}
    .credentials=${signIn}
  >
    <div class="desk">
      <div class="side"><cc-agent-status></cc-agent-status><cc-softphone></cc-softphone></div>
      <cc-chat-inbox></cc-chat-inbox>
      <cc-chat-thread></cc-chat-thread>
    </div>
  </cc-session>`,
};
export default meta;

/** Nothing happens by itself. */
export const Desk: StoryObj = {};

/** Customers write all the time, and one calls after some twenty seconds. */
export const BusyMorning: StoryObj = { args: { scenario: 'busy-morning' } };

/** The first form an agent meets. */
export const SignedOut: StoryObj = {
  render: ({ density }) => html`<cc-session backend="demo" scenario="empty" density=${String(density)}>
    <cc-sign-in></cc-sign-in>
  </cc-session>`,
};
