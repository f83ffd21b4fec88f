import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../src/elements/cc-quick-replies/define.js';
import type { StorySession } from './support/demo-session.js';
import { openStory, roomy, type } from './support/thread-stories.js';

const meta: Meta = {
  title: 'Widgets/cc-quick-replies own replies',
  component: 'cc-quick-replies',
  loaders: [() => openStory('Ana')],
  render: (_, { loaded }) => html`<cc-quick-replies .session=${(loaded as StorySession).session} ${ref(roomy)}></cc-quick-replies>`,
};
export default meta;

/** Waits, by the frame, for a piece that comes after the first one. */
async function found<Piece extends Element>(canvas: HTMLElement, selector: string): Promise<Piece> {
  for (;;) {
    const piece = canvas.querySelector('cc-quick-replies')?.shadowRoot?.querySelector<Piece>(selector);
    if (piece) return piece;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** What is missing in it is said at its field; blanks are shown as they will read. */
export const New: StoryObj = {
  play: async ({ canvasElement }) => {
    (await found<HTMLElement>(canvasElement, '[part=create-button]')).click();
    type(await found<HTMLTextAreaElement>(canvasElement, '#reply-text'), '{{saudação}}, {{primeiro_nome}}! Aqui é {{agente}}. Seu protocolo é {{protocolo}}.');
    (await found<HTMLFormElement>(canvasElement, 'dialog form')).requestSubmit();
  },
};

export const Remove: StoryObj = {
  play: async ({ canvasElement }) => (await found<HTMLElement>(canvasElement, '[part=remove-button]')).click(),
};

/** What neither the conversation nor the page knows is asked for. */
export const Blanks: StoryObj = {
  play: async ({ canvasElement, loaded }) => {
    const { session } = loaded as unknown as StorySession;
    await session.replies.create('Prazo de entrega', 'Oi, {{primeiro_nome}}! Chega em {{prazo}} pela {{pergunta:Qual transportadora?}}.');
    const reply = session.replies.$replies.get().value.find(({ title }) => title === 'Prazo de entrega');
    // The agent may leave the question open.
    if (reply) void canvasElement.querySelector('cc-quick-replies')?.insert(reply.id).catch(() => undefined);
  },
};
