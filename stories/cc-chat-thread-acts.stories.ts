import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../src/elements/cc-chat-thread/define.js';
import { actsStory, chooseAct } from './support/acts-stories.js';
import { found } from './support/composer-stories.js';
import type { StorySession } from './support/demo-session.js';
import { tempBoxOpen } from './support/tempbox-stories.js';
import { roomy } from './support/thread-stories.js';

const meta: Meta = {
  title: 'Widgets/cc-chat-thread, acts on the conversation',
  component: 'cc-chat-thread',
  args: { layout: 'auto', density: 'comfortable' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  loaders: [actsStory],
  render: ({ layout, density }, { loaded }) => html`<cc-chat-thread
    layout=${String(layout)}
    density=${String(density)}
    .session=${(loaded as StorySession).session}
    ${ref(roomy)}
  ></cc-chat-thread>`,
};
export default meta;

/** What the vendor has and the conversation allows; all else is absent. */
export const Menu: StoryObj = {
  play: async ({ canvasElement }) => {
    (await found(canvasElement, '[part=acts-button]')).click();
    await found(canvasElement, '[role=menu]');
  },
};

/** With what came of it, and whose the contact is from now on. */
export const Close: StoryObj = { play: ({ canvasElement }) => chooseAct(canvasElement, 'Encerrar atendimento') };

/** The host page names its people where the vendor lists none; a code may be typed too. */
export const Transfer: StoryObj = { play: ({ canvasElement }) => chooseAct(canvasElement, 'Transferir conversa') };

/** Only what the agent made can be renamed or removed. */
export const Tags: StoryObj = { play: ({ canvasElement }) => chooseAct(canvasElement, 'Etiquetas da conversa') };

/** Colleagues only, no note and no second ticket: TempBox has nothing else. */
export const TransferAtTempBox: StoryObj = {
  loaders: [() => tempBoxOpen()],
  play: ({ canvasElement }) => chooseAct(canvasElement, 'Transferir conversa'),
};

/** Nobody has it yet. */
export const Claim: StoryObj = { loaders: [() => tempBoxOpen('Rita')] };

/** It is the agent's, who has yet to begin. */
export const Begin: StoryObj = { loaders: [() => tempBoxOpen('Padaria')] };
