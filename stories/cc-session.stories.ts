import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/index.js';
import { demoUsers } from '../src/simulators/demo/index.js';
import './support/session-stories.css';

const signIn = () => Promise.resolve(demoUsers.marina);

const results = [{ id: 'order', label: 'Pedido feito' }, { id: 'later', label: 'Retornar depois' }, { id: 'none', label: 'Sem interesse' }] as const;

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

/** A telephone system without chats: the queue, pauses and colleagues at Vocom. `call-centre` lets callers come by themselves. */
export const CallCentre: StoryObj = {
  args: { scenario: 'call-centre-quiet' },
  argTypes: { scenario: { control: 'inline-radio', options: ['call-centre-quiet', 'call-centre'] } },
  render: ({ scenario, density }) => html`<cc-session backend="demo" scenario=${String(scenario)} density=${String(density)} .credentials=${signIn}>
    <div class="desk">
      <cc-softphone></cc-softphone>
      <cc-agent-status layout="panel"></cc-agent-status>
      <cc-dialer-status></cc-dialer-status>
    </div>
  </cc-session>`,
};

/** Campaigns at Wide Cloud. With `outbound-campaign` the dialler works, and rings this telephone with whoever answered. */
export const OutboundCampaign: StoryObj = {
  args: { scenario: 'outbound-campaign-quiet' },
  argTypes: { scenario: { control: 'inline-radio', options: ['outbound-campaign-quiet', 'outbound-campaign'] } },
  render: ({ scenario, density }) => html`<cc-session
    backend="demo" scenario=${String(scenario)} density=${String(density)} .credentials=${signIn} .dispositions=${results}
  >
    <div class="desk">
      <div class="side"><cc-agent-status></cc-agent-status><cc-softphone></cc-softphone></div>
      <cc-dialer-status></cc-dialer-status>
      <cc-call-log></cc-call-log>
    </div>
  </cc-session>`,
};
