import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-chat-inbox/define.js';
import { chooseFirst, inInbox, typeInDialog } from './support/acts-stories.js';
import { morning } from './support/chat-inbox-stories.js';
import type { StorySession } from './support/demo-session.js';

const meta: Meta = {
  title: 'Widgets/cc-chat-inbox, new conversations',
  component: 'cc-chat-inbox',
  loaders: [morning],
  render: (_args, { loaded }) => html`<cc-chat-inbox .session=${(loaded as StorySession).session}></cc-chat-inbox>`,
};
export default meta;

/** Department, channel, contact: what there is no choice of is not asked for. */
export const NewConversation: StoryObj = {
  play: async ({ canvasElement }) => {
    (await inInbox(canvasElement, '[part=start-button]')).click();
    await chooseFirst(canvasElement);
    await typeInDialog(canvasElement, 'an');
    await inInbox(canvasElement, 'dialog [name=contact]');
  },
};

/** Whoever is not found is created, with a number that can be reached from anywhere. */
export const NewContact: StoryObj = {
  play: async ({ canvasElement }) => {
    (await inInbox(canvasElement, '[part=start-button]')).click();
    await chooseFirst(canvasElement);
    await typeInDialog(canvasElement, '11955550177');
    (await inInbox(canvasElement, '[part=create-button]')).click();
    await inInbox(canvasElement, '[part=contact-form]');
  },
};

/** Contacts that are bound to the agent: written to, or let go. */
export const OwnContacts: StoryObj = {
  play: async ({ canvasElement }) => {
    (await inInbox(canvasElement, '[part=start-button]')).click();
    (await inInbox(canvasElement, '[part=owned-button]')).click();
    await inInbox(canvasElement, 'dialog[data-name=owned]');
  },
};
