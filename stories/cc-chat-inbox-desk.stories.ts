import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-chat-inbox/define.js';
import { inInbox } from './support/acts-stories.js';
import { act, morning, pressTab } from './support/chat-inbox-stories.js';
import type { StorySession } from './support/demo-session.js';

const meta: Meta = {
  title: 'Widgets/cc-chat-inbox, filters and alerts',
  component: 'cc-chat-inbox',
  loaders: [morning],
  render: (_args, { loaded }) => html`<cc-chat-inbox .session=${(loaded as StorySession).session}></cc-chat-inbox>`,
};
export default meta;

/** What is chosen shows at once in the list behind the dialog. */
export const FiltersAndOrder: StoryObj = {
  play: async ({ canvasElement }) => {
    (await inInbox(canvasElement, '[part=refine-button]')).click();
    (await inInbox(canvasElement, 'dialog [name=unread]')).click();
    await inInbox(canvasElement, '[part=active-filter]');
  },
};

/** Every filter is a chip that takes itself out. */
export const ActiveFilters: StoryObj = {
  play: async ({ canvasElement }) => {
    (await inInbox(canvasElement, '[part=refine-button]')).click();
    (await inInbox(canvasElement, 'dialog [data-facet=department] input')).click();
    (await inInbox(canvasElement, 'dialog [value=name]')).click();
    (await inInbox(canvasElement, 'dialog [type=submit]')).click();
    await inInbox(canvasElement, '[part=active-filter]');
  },
};

/** Shift+F10, the menu key or the other mouse button: what this conversation allows. */
export const RowMenu: StoryObj = {
  play: async ({ canvasElement }) => {
    await inInbox(canvasElement, '[part=refine-button]');
    const row = await inInbox(canvasElement, '[role=row]');
    row.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true, button: 2 }));
    await inInbox(canvasElement, '[role=menuitem]');
  },
};

/** Sound and desktop notifications, by what they are about; kept by this browser. */
export const Alerts: StoryObj = {
  play: async ({ canvasElement }) => {
    (await inInbox(canvasElement, '[part=alerts-button]')).click();
    await inInbox(canvasElement, 'dialog[data-name=alerts]');
  },
};

/** Filters hold for every list. */
export const NothingMatches: StoryObj = {
  play: async ({ canvasElement }) => {
    (await inInbox(canvasElement, '[part=refine-button]')).click();
    (await inInbox(canvasElement, 'dialog [name=unread]')).click();
    (await inInbox(canvasElement, 'dialog [type=submit]')).click();
    await act(canvasElement, pressTab(1));
  },
};
