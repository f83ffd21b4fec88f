import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../src/elements/cc-quick-replies/define.js';
import type { StorySession } from './support/demo-session.js';
import { tempBoxOpen } from './support/tempbox-stories.js';
import { roomy } from './support/thread-stories.js';

const meta: Meta = {
  title: 'Widgets/cc-quick-replies with TempBox',
  component: 'cc-quick-replies',
  render: (_, { loaded }) => html`<cc-quick-replies .session=${(loaded as StorySession).session} ${ref(roomy)}></cc-quick-replies>`,
};
export default meta;

/** TempBox lists titles and keeps the words: what is chosen is sent as it is, and nobody can write one here. */
export const TitlesOnly: StoryObj = { loaders: [() => tempBoxOpen()] };
