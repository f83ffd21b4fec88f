import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-dialer-status/define.js';
import { contacts, failed, inCall, masked, nobody, odd, tenThousand, unread } from './support/contact-stories.js';
import { found, inside } from './support/dialer-acts.js';
import type { DialerWorld } from './support/dialer-world.js';

const meta: Meta = {
  title: 'Widgets/cc-dialer-status/Contacts',
  component: 'cc-dialer-status',
  args: { layout: 'auto', density: 'comfortable' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  render: ({ layout, density }, { loaded }) => html`<cc-dialer-status
    view="contacts"
    campaign-id="583"
    layout=${String(layout)}
    density=${String(density)}
    .session=${(loaded as DialerWorld).session}
  ></cc-dialer-status>`,
};
export default meta;

/** Rows of their own width: cards while there is little room, columns from 480 px. */
export const List: StoryObj = { loaders: [contacts] };

export const Compact: StoryObj = { args: { density: 'compact' }, loaders: [contacts] };

/** The contact that the agent talks to stands out. */
export const OnTheLine: StoryObj = { loaders: [inCall] };

/** Name without accents, number in any writing, or what the form says. */
export const Search: StoryObj = {
  loaders: [contacts],
  play: async ({ canvasElement }) => {
    const root = inside(canvasElement);
    await found(root, '[part="contact-row"]');
    type(root, 'fatima');
    await found(root, '.search .ib');
  },
};

export const NothingFound: StoryObj = {
  loaders: [contacts],
  play: async ({ canvasElement }) => {
    const root = inside(canvasElement);
    await found(root, '[part="contact-row"]');
    type(root, 'ninguém com este nome');
    await found(root, '.empty');
  },
};

/** By status and by result; in a narrow widget behind a button. */
export const Filtered: StoryObj = {
  loaders: [contacts],
  play: async ({ canvasElement }) => {
    const root = inside(canvasElement);
    (await found(root, '[part~="filters-button"]')).click();
    (await found(root, '[part="filter"]:nth-of-type(4)')).click();
    await found(root, '[part="filter"][aria-pressed="true"]:nth-of-type(4)');
  },
};

/** What can be done with a contact: the button of a row, Shift+F10, the other mouse button. */
export const Menu: StoryObj = {
  loaders: [contacts],
  play: async ({ canvasElement }) => {
    const root = inside(canvasElement);
    (await found(root, '[part="contact-menu-button"]')).click();
    await found(root, '[part="menu-item"]');
  },
};

/** Form, results, note, and the call with its recording. */
export const Details: StoryObj = {
  loaders: [contacts],
  play: async ({ canvasElement }) => {
    const root = inside(canvasElement);
    await found(root, '[part="contact-row"]');
    type(root, 'acordo');
    (await found(root, '[part="contact-row"].told')).click();
    (await found(root, '[part="look-up-button"]')).click();
    await found(root, '[part="listen-button"]');
  },
};

/** Nothing of a masked number is in the page, nor in the file, until the agent asks for it. */
export const Masked: StoryObj = { loaders: [masked] };

export const TenThousand: StoryObj = { loaders: [tenThousand] };

export const HostileTexts: StoryObj = { loaders: [odd] };

export const Empty: StoryObj = { loaders: [nobody] };

export const Loading: StoryObj = { loaders: [unread] };

export const Failed: StoryObj = { loaders: [failed] };

function type(root: ShadowRoot, query: string): void {
  const input = root.querySelector<HTMLInputElement>('.search input');
  if (!input) return;
  input.value = query;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
