import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../src/elements/cc-softphone/define.js';
import { connectHeadset } from '../src/elements/headset/index.js';
import { phoneStory, type PhoneExchange, type PhoneStory } from './support/phone-exchange.js';

const ana = { number: '+5511955550142', name: 'Ana Beatriz Nogueira' };
const minutes = 60_000;
const dispositions = [
  { id: 'sent', label: 'Boleto enviado' },
  { id: 'deal', label: 'Acordo feito' },
  { id: 'later', label: 'Retornar depois' },
  { id: 'none', label: 'Sem solução' },
];

const tall = (element: Element | undefined): void => {
  if (element instanceof HTMLElement) element.style.setProperty('min-block-size', '480px');
};

const meta: Meta = {
  title: 'Widgets/cc-softphone at the desk',
  component: 'cc-softphone',
  args: { layout: 'auto', density: 'comfortable', nohotkeys: false },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
    nohotkeys: { control: 'boolean' },
  },
  globals: { width: '320' },
  render: ({ layout, density, nohotkeys, hotkeys }, { loaded }) => html`<cc-softphone
    ${ref(tall)}
    layout=${String(layout)}
    density=${String(density)}
    popout="./iframe.html?id=widgets-cc-softphone--idle"
    ?nohotkeys=${Boolean(nohotkeys)}
    .hotkeys=${hotkeys as Record<string, string> | undefined}
    .headset=${connectHeadset}
    .session=${(loaded as Pick<PhoneStory, 'session'>).session}
  ></cc-softphone>`,
};
export default meta;

type Settings = NonNullable<Parameters<PhoneStory['session']['wrapUp']['configure']>[0]>;

/** A call of seven minutes has just ended. */
const wrapsUp = (settings: Partial<Settings> = {}): StoryObj => ({
  loaders: [
    async () => {
      const story = await phoneStory();
      const { session, exchange } = story;
      session.wrapUp.configure({ dispositions, ...settings });
      exchange.end(exchange.talk(ana, 6.87 * minutes), { cause: 'hung-up', by: 'remote' });
      return story;
    },
  ],
});

const elsewhere = (enter: (exchange: PhoneExchange) => unknown = () => undefined, more: { readonly popOut?: boolean } = {}): StoryObj => ({
  loaders: [
    () =>
      phoneStory(async (exchange) => {
        await enter(exchange);
        exchange.tell({ type: 'line-changed', line: { where: 'other-tab', title: 'Pedido 48.213 · Rumo', ...more } });
      }),
  ],
});

/** Keys 1 to 4 choose. */
export const WrapUp: StoryObj = wrapsUp({ limit: 2 * minutes });

export const WrapUpWithoutLimit: StoryObj = wrapsUp();

export const WrapUpRequired: StoryObj = wrapsUp({ limit: 2 * minutes, required: true });

export const WrapUpTimeIsUp: StoryObj = wrapsUp({ limit: 1 });

/** "Mais" has "Anotar". */
export const NotesInACall: StoryObj = { loaders: [() => phoneStory((exchange) => exchange.talk(ana, 4.45 * minutes))] };

export const MissedCall: StoryObj = {
  loaders: [() => phoneStory((exchange) => exchange.end(exchange.ring({ remote: ana, startedAt: Date.now() - 8000 }), { cause: 'cancelled', by: 'remote' }))],
};

export const CallInAnotherTab: StoryObj = elsewhere((exchange) => exchange.talk(ana, 4.45 * minutes));

export const RingsInAnotherTab: StoryObj = elsewhere((exchange) => exchange.ring({ remote: ana }));

export const PhoneInAnotherTab: StoryObj = elsewhere();

export const PhoneInItsOwnWindow: StoryObj = elsewhere(() => undefined, { popOut: true });

/** Two acts have the same keys: see "Atalhos do teclado" in the menu. */
export const HotkeyConflict: StoryObj = { ...wrapsUp(), args: { hotkeys: { mute: 'Alt+Shift+H' } } };
