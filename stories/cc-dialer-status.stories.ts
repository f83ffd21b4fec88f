import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-dialer-status/define.js';
import { storySession } from './support/demo-session.js';
import {
  campaigns, empty, failed, idle, loading, longNames, masked, nothingListed, offline, onTheLine, reportsOnly, states, waiting, withoutDialer, wrapUp,
} from './support/dialer-stories.js';
import type { DialerWorld } from './support/dialer-world.js';
import { found, inside } from './support/dialer-acts.js';

const meta: Meta = {
  title: 'Widgets/cc-dialer-status',
  component: 'cc-dialer-status',
  args: { layout: 'auto', density: 'comfortable', view: 'campaigns' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
    view: { control: 'inline-radio', options: ['campaigns', 'current', 'contacts', 'import', 'reports'] },
  },
  render: ({ layout, density, view }, { loaded }) => html`<cc-dialer-status
    layout=${String(layout)}
    density=${String(density)}
    view=${String(view)}
    .session=${(loaded as DialerWorld).session}
  ></cc-dialer-status>`,
};
export default meta;

/** Bands, figures, and how fresh they are. Numbers or contacts are counted, whichever the vendor counts. */
export const Campaigns: StoryObj = { args: { layout: 'panel' }, loaders: [campaigns] };

/** From 640 px: the campaigns beside the contact. */
export const Wide: StoryObj = { args: { layout: 'full' }, loaders: [() => onTheLine()] };

/** One line for a dock. */
export const Strip: StoryObj = { args: { layout: 'compact' }, loaders: [campaigns] };

/** Where a dialler tells of its campaigns whether they run. */
export const States: StoryObj = { args: { layout: 'panel' }, loaders: [states] };

export const LongNames: StoryObj = { args: { layout: 'panel' }, loaders: [longNames] };

export const NothingListed: StoryObj = { args: { layout: 'panel' }, loaders: [nothingListed] };

/** Who is on the line, what the list says, and the results by key. */
export const OnTheLine: StoryObj = { args: { layout: 'panel', view: 'current' }, loaders: [() => onTheLine()] };

/** After the call: result, notes and a time to call again, told to the page when saved. */
export const WrapUp: StoryObj = {
  args: { layout: 'panel', view: 'current' },
  loaders: [wrapUp],
  play: async ({ canvasElement }) => {
    const root = inside(canvasElement);
    (await found(root, '[part="result"]:nth-child(2)')).click();
    (await found(root, '[part="call-back-button"]')).click();
    await found(root, '#call-back');
  },
};

/** Nothing of a masked number is in the page until the agent asks for it. */
export const Masked: StoryObj = { args: { layout: 'panel', view: 'current' }, loaders: [masked] };

/** Somebody is being dialled. */
export const Waiting: StoryObj = { args: { layout: 'panel', view: 'current' }, loaders: [waiting] };

/** Nothing is known to be dialled: nobody is promised. */
export const Idle: StoryObj = { args: { layout: 'panel', view: 'current' }, loaders: [idle] };

/** All records of a campaign go only once its name was typed. */
export const Erasing: StoryObj = {
  args: { layout: 'panel' },
  loaders: [campaigns],
  play: async ({ canvasElement }) => {
    const root = inside(canvasElement);
    (await found(root, '[part="erase-button"]')).click();
    await found(root, '[data-name="erase"]');
  },
};

export const Loading: StoryObj = { args: { layout: 'panel' }, loaders: [loading] };

export const Empty: StoryObj = { args: { layout: 'panel' }, loaders: [empty] };

export const Failed: StoryObj = { args: { layout: 'panel' }, loaders: [failed] };

export const Offline: StoryObj = { args: { layout: 'panel' }, loaders: [offline] };

/** A dialler that only reports opens with its reports. */
export const ReportsOnly: StoryObj = { args: { layout: 'panel' }, loaders: [reportsOnly] };

export const WithoutDialer: StoryObj = { loaders: [withoutDialer] };

export const SignedOut: StoryObj = { loaders: [() => storySession()] };

export const NoSession: StoryObj = { render: () => html`<cc-dialer-status session="nobody"></cc-dialer-status>` };
