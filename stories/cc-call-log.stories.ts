import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-call-log/define.js';
import {
  act, emptyLog, failedLog, loadingLog, maskedLog, morningLog, offlineLog, partialLog, phonelessLog, press, typeSearch, type LogStory,
} from './support/call-log-stories.js';
import { storySession } from './support/demo-session.js';

const meta: Meta = {
  title: 'Widgets/cc-call-log',
  component: 'cc-call-log',
  args: { layout: 'auto', density: 'comfortable' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  render: ({ layout, density }, { loaded }) => html`<cc-call-log
    layout=${String(layout)}
    density=${String(density)}
    .session=${(loaded as LogStory).session}
  ></cc-call-log>`,
};
export default meta;

/** What this browser saw, and what the telephone system wrote down. */
export const Morning: StoryObj = { loaders: [() => morningLog()] };

export const Compact: StoryObj = { args: { density: 'compact' }, loaders: [() => morningLog()] };

/** An opened call shows number, time, queue and notes. */
export const Opened: StoryObj = {
  loaders: [() => morningLog()],
  play: ({ canvasElement }) => act(canvasElement, (root) => [...root.querySelectorAll<HTMLElement>('.entry')].find((row) => row.textContent?.includes('Ana'))?.click(), '.more'),
};

export const Missed: StoryObj = { loaders: [() => morningLog()], play: ({ canvasElement }) => act(canvasElement, press('[part="filter"]:nth-child(2)'), '[aria-pressed="true"]') };

/** Name without accents, number in any writing, or a word of the notes. */
export const Search: StoryObj = { loaders: [() => morningLog()], play: ({ canvasElement }) => act(canvasElement, typeSearch('segunda via'), '.search .ib') };

export const NothingFound: StoryObj = { loaders: [() => morningLog()], play: ({ canvasElement }) => act(canvasElement, typeSearch('acordo novo'), '.empty') };

/** One recording at a time, under the list. */
export const Recording: StoryObj = { loaders: [() => morningLog()], play: ({ canvasElement }) => act(canvasElement, press('[part="listen-button"]'), '.player', '[part="listen-button"]') };

/** Nothing of a masked number is in the page until the agent asks for it. */
export const Masked: StoryObj = { loaders: [maskedLog] };

export const Loading: StoryObj = { loaders: [loadingLog] };

export const Empty: StoryObj = { loaders: [emptyLog] };

/** Nothing could be read, and nothing is known. */
export const Failed: StoryObj = { loaders: [failedLog] };

/** The telephone system does not answer: what this browser saw is there all the same. */
export const WithoutRecords: StoryObj = { loaders: [partialLog] };

export const Offline: StoryObj = { loaders: [offlineLog] };

export const WithoutPhone: StoryObj = { loaders: [phonelessLog] };

export const SignedOut: StoryObj = { loaders: [() => storySession()] };

export const NoSession: StoryObj = { render: () => html`<cc-call-log session="nobody"></cc-call-log>` };
