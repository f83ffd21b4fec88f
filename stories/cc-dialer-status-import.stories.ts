import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-dialer-status/define.js';
import { choosing, columns, done, inDoubt, inserting, review, stopped, useless } from './support/import-stories.js';
import { found, inside } from './support/dialer-acts.js';
import type { DialerWorld } from './support/dialer-world.js';

const meta: Meta = {
  title: 'Widgets/cc-dialer-status/Import',
  component: 'cc-dialer-status',
  args: { layout: 'auto', density: 'comfortable' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  render: ({ layout, density }, { loaded }) => html`<cc-dialer-status
    view="import"
    campaign-id="583"
    layout=${String(layout)}
    density=${String(density)}
    .session=${(loaded as DialerWorld).session}
  ></cc-dialer-status>`,
};
export default meta;

/** Dropped or chosen; separator and accents are found out. */
export const File: StoryObj = { loaders: [choosing] };

/** A column may be a phone more than once, and everything else once. */
export const Columns: StoryObj = { loaders: [columns] };

/** What is missing is said at the column that it is about. */
export const ColumnsToMend: StoryObj = {
  loaders: [columns],
  play: async ({ canvasElement }) => {
    const root = inside(canvasElement);
    const select = (await found(root, '.imp-map select')) as HTMLSelectElement;
    select.value = 'field:conta';
    select.dispatchEvent(new Event('change'));
    (await found(root, '[aria-invalid="true"]')).scrollIntoView({ block: 'center' });
  },
};

/** What would go in, what is left out, and where it goes where the dialler lets one choose. */
export const Review: StoryObj = { loaders: [review] };

/** The lines that are left out, to be taken along as a file. */
export const BadLines: StoryObj = {
  loaders: [review],
  play: async ({ canvasElement }) => {
    const root = inside(canvasElement);
    (await found(root, '.banner .btn')).click();
    await found(root, '[data-name="bad-lines"]');
  },
};

export const NothingToInsert: StoryObj = { loaders: [useless] };

/** It goes on when the view is left. */
export const Inserting: StoryObj = { loaders: [inserting] };

/** Stopped, or cut off with its page: nothing goes in twice when it goes on. */
export const Stopped: StoryObj = { loaders: [stopped] };

/** Nobody can tell whether one arrived: it is said, and never sent again. */
export const InDoubt: StoryObj = { loaders: [inDoubt] };

export const Done: StoryObj = { loaders: [done] };
