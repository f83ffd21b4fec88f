import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../src/elements/cc-quick-replies/define.js';
import { signedInStory, storySession, type StorySession } from './support/demo-session.js';
import { openStory, repliesStory, roomy, type } from './support/thread-stories.js';

const meta: Meta = {
  title: 'Widgets/cc-quick-replies',
  component: 'cc-quick-replies',
  render: (_, { loaded }) => html`<cc-quick-replies .session=${(loaded as StorySession).session} ${ref(roomy)}></cc-quick-replies>`,
};
export default meta;

/** A reply goes into what is being written in the selected conversation. */
export const Panel: StoryObj = { loaders: [() => openStory('Ana')] };

export const NothingFound: StoryObj = {
  loaders: [() => signedInStory()],
  play: async ({ canvasElement }) => {
    const widget = canvasElement.querySelector('cc-quick-replies');
    let field: HTMLInputElement | null | undefined;
    while (!field) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      field = widget?.shadowRoot?.querySelector('input');
    }
    type(field, 'entrega sábado');
  },
};

/** Any text field of the host page: type `/` at its start or after a space. */
export const ForAField: StoryObj = {
  loaders: [() => signedInStory()],
  render: (_, { loaded }) => html`<label for="note">Parecer do pedido</label><br />
    <textarea id="note" rows="4" cols="40"></textarea>
    <cc-quick-replies for="note" .session=${(loaded as StorySession).session}></cc-quick-replies>`,
  play: async ({ canvasElement }) => {
    await canvasElement.querySelector('cc-quick-replies')?.updateComplete;
    type(canvasElement.querySelector('textarea'), 'Cliente solicitou a segunda via. /bo');
  },
};

export const Empty: StoryObj = { loaders: [() => signedInStory('empty')] };

export const Loading: StoryObj = { loaders: [() => repliesStory('hang')] };

export const Failed: StoryObj = { loaders: [() => repliesStory('refuse')] };

export const SignedOut: StoryObj = { loaders: [() => storySession()] };

export const NoSession: StoryObj = { render: () => html`<cc-quick-replies session="nobody" ${ref(roomy)}></cc-quick-replies>` };
