import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { CcSoftphone } from '../src/elements/cc-softphone/cc-softphone.js';
import '../src/elements/cc-softphone/define.js';
import { reached, signedInStory, storySession } from './support/demo-session.js';
import { phoneStory, type PhoneExchange, type PhoneStory } from './support/phone-exchange.js';

const ana = { number: '+5511955550142', name: 'Ana Beatriz Nogueira' };
const valeVerde = { number: '+5519955550133', name: 'Transportes Vale Verde' };
const carlos = { number: '+5511955550178', name: 'Carlos Eduardo Pires' };
const held = { local: true, remote: false } as const;
const minutes = 60_000;

const tall = (element: Element | undefined): void => {
  if (element instanceof HTMLElement && element.getAttribute('layout') !== 'compact') element.style.setProperty('min-block-size', '480px');
};

const meta: Meta = {
  title: 'Widgets/cc-softphone',
  component: 'cc-softphone',
  args: { layout: 'auto', density: 'comfortable', nohotkeys: false },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
    nohotkeys: { control: 'boolean' },
  },
  globals: { width: '320' },
  render: ({ layout, density, nohotkeys }, { loaded }) => html`<cc-softphone
    ${ref(tall)}
    layout=${String(layout)}
    density=${String(density)}
    ?nohotkeys=${Boolean(nohotkeys)}
    .session=${(loaded as Pick<PhoneStory, 'session'>).session}
  ></cc-softphone>`,
};
export default meta;

const story = (enter?: (exchange: PhoneExchange) => unknown): StoryObj => ({ loaders: [() => phoneStory(enter)] });

/** Dials, with a far end that answers after four seconds. */
export const Idle: StoryObj = story();

/** The registrar and the customers of the demo, with real sound: try `5511955550178`. */
export const OnTheDemo: StoryObj = {
  loaders: [
    async () => {
      const demo = await signedInStory();
      await reached(demo.session.connection.$registration, ({ status }) => status === 'registered');
      return demo;
    },
  ],
};

export const Incoming: StoryObj = story((exchange) =>
  exchange.ring({ remote: ana, variables: { Empresa: 'Mercado Boa Vista Ltda.', 'Motivo (URA)': '2ª via de boleto', Protocolo: '20261120303159' } }),
);

export const IncomingUnknown: StoryObj = story((exchange) => exchange.ring({ remote: { number: '' } }));

export const Silenced: StoryObj = story((exchange) => exchange.ring({ remote: ana, silenced: true, can: new Set(['answer', 'reject']) }));

export const Dialing: StoryObj = story((exchange) =>
  exchange.ring({ remote: carlos, direction: 'out', state: 'dialing', can: new Set(['hangup']) }),
);

export const RingingThere: StoryObj = story((exchange) =>
  exchange.ring({ remote: carlos, direction: 'out', state: 'ringing', can: new Set(['hangup']) }),
);

export const InCall: StoryObj = story((exchange) => exchange.talk(ana, 4.45 * minutes));

export const Muted: StoryObj = story((exchange) => exchange.talk(ana, 4.45 * minutes, { muted: true }));

export const Held: StoryObj = story((exchange) => exchange.talk(ana, 4.45 * minutes, { hold: held, heldSince: Date.now() - 41_000 }));

/** The other side has not confirmed yet: busy, not flipped. */
export const HoldOnItsWay: StoryObj = story((exchange) => exchange.talk(ana, minutes, { pending: 'hold', can: new Set(['hangup', 'mute', 'dtmf']) }));

export const HeldByCustomer: StoryObj = story((exchange) => exchange.talk(ana, minutes, { hold: { local: false, remote: true } }));

export const Keypad: StoryObj = {
  ...story((exchange) => exchange.talk({ number: '08005550190', name: 'Banco Serra · URA' }, 1.2 * minutes)),
  async play({ canvasElement }) {
    const phone = canvasElement.querySelector<CcSoftphone>('cc-softphone');
    await phone?.updateComplete;
    phone?.shadowRoot?.querySelector<HTMLElement>('.act[aria-expanded]')?.click();
    await phone?.sendDtmf('2#4471');
  },
};

export const TwoCalls: StoryObj = story((exchange) => {
  exchange.talk(carlos, 2.3 * minutes);
  exchange.talk(valeVerde, 5 * minutes, { hold: held, heldSince: Date.now() - 65_000 });
});

export const AnotherCallComesIn: StoryObj = story((exchange) => {
  exchange.talk(ana, 4.45 * minutes);
  exchange.ring({ remote: valeVerde });
});

export const ConnectingAudio: StoryObj = story((exchange) => exchange.talk(ana, 0, { media: 'connecting' }));

export const AudioLost: StoryObj = story((exchange) => exchange.talk(ana, minutes, { media: 'lost' }));

export const ServerLostInCall: StoryObj = story((exchange) =>
  exchange.talk(ana, minutes, { signalling: 'lost', can: new Set(['hangup', 'mute', 'dtmf']) }),
);

export const Ended: StoryObj = story((exchange) => exchange.end(exchange.talk(ana, 6.87 * minutes), { cause: 'hung-up', by: 'remote' }));

export const Busy: StoryObj = story((exchange) =>
  exchange.end(exchange.ring({ remote: carlos, direction: 'out' }), { cause: 'busy', by: 'remote', code: 486 }),
);

export const Missed: StoryObj = story((exchange) => exchange.end(exchange.ring({ remote: ana }), { cause: 'cancelled', by: 'remote' }));

/** Reconnecting works at once in this story. */
export const NotReachable: StoryObj = story((exchange) => {
  const since = Date.now() - 42_000;
  exchange.tell({ type: 'registration-changed', registration: { status: 'stale', since, user: '2101', retryAt: Date.now() + 30_000 } });
  exchange.tell({ type: 'connection-changed', connection: { status: 'offline', since } });
});

export const PasswordRefused: StoryObj = story((exchange) => {
  const fault = { code: 'auth', retryable: false, outcomeUnknown: false } as const;
  exchange.tell({ type: 'registration-changed', registration: { status: 'failed', since: Date.now(), user: '2101', fault } });
});

const paulo = { number: '2107', name: 'Paulo Tavares' };
const abilities = new Set(['hangup', 'hold', 'resume', 'mute', 'unmute', 'dtmf', 'split'] as const);

/** Opens what a button of that name opens. */
const press = (selector: string): Pick<StoryObj, 'play'> => ({
  async play({ canvasElement }) {
    const phone = canvasElement.querySelector<CcSoftphone>('cc-softphone');
    const find = (): HTMLElement | null | undefined => phone?.shadowRoot?.querySelector<HTMLElement>(selector);
    while (!find()) await new Promise((resolve) => requestAnimationFrame(resolve));
    find()?.click();
    await phone?.updateComplete;
  },
});

/** Numbers that end in 9 are busy here; all others take the call. */
export const ChoosingTheTarget: StoryObj = {
  ...story((exchange) => exchange.talk(ana, 5 * minutes)),
  ...press('.actions [data-panel=transfer]'),
};

export const Transferring: StoryObj = story((exchange) =>
  exchange.talk(ana, 5 * minutes, { pending: 'transfer', transfer: { kind: 'blind', target: '2107', progress: 'ringing' } }),
);

export const TransferFailed: StoryObj = story((exchange) =>
  exchange.talk(ana, 5 * minutes, { transfer: { kind: 'blind', target: '2109', progress: 'failed', code: 486 } }),
);

export const Transferred: StoryObj = story((exchange) => {
  const id = exchange.talk(ana, 5 * minutes, { transfer: { kind: 'blind', target: '2107', progress: 'done' } });
  exchange.end(id, { cause: 'transferred', by: 'agent' });
});

export const Consultation: StoryObj = story((exchange) => {
  const caller = exchange.talk(ana, 5 * minutes, { hold: held, heldSince: Date.now() - 41_000 });
  exchange.talk(paulo, 0.6 * minutes, { direction: 'out', consultFor: caller });
});

export const ConsultationRings: StoryObj = story((exchange) => {
  const caller = exchange.talk(ana, 5 * minutes, { hold: held, heldSince: Date.now() - 11_000 });
  exchange.ring({ remote: paulo, direction: 'out', state: 'ringing', consultFor: caller, can: new Set(['hangup']) });
});

export const Conference: StoryObj = story((exchange) => {
  exchange.talk(ana, 5 * minutes, { conferenceId: 'story', can: abilities });
  exchange.talk(paulo, 2 * minutes, { conferenceId: 'story', can: abilities, direction: 'out' });
  exchange.talk(carlos, minutes, { conferenceId: 'story', can: abilities, hold: { local: false, remote: true } });
});

export const GoodQuality: StoryObj = story((exchange) => exchange.sounds(exchange.talk(ana, 4.45 * minutes), 'good'));

export const PoorQuality: StoryObj = story((exchange) => exchange.sounds(exchange.talk(ana, 4.45 * minutes), 'poor', ['high-loss', 'low-mos']));

export const NobodyHearsTheAgent: StoryObj = story((exchange) => exchange.sounds(exchange.talk(ana, 4.45 * minutes), 'fair', ['stuck-microphone']));

export const AudioDevices: StoryObj = { ...story(), ...press('.bar [data-panel=audio]') };

export const AudioDevicesInCall: StoryObj = { ...story((exchange) => exchange.talk(ana, minutes)), ...press('.actions [data-panel=audio]') };

export const HeadsetUnplugged: StoryObj = story((exchange) => {
  exchange.talk(ana, minutes);
  exchange.sound({
    available: [{ id: 'in-1', kind: 'input', label: 'Microfone interno' }],
    missing: ['microphone', 'speaker'],
    missingLabels: { microphone: 'Headset USB (mono)', speaker: 'Headset USB (mono)' },
  });
});

export const More: StoryObj = { ...story((exchange) => exchange.talk(ana, minutes)), ...press('.actions [aria-haspopup=menu]') };

export const EarlyMedia: StoryObj = story((exchange) =>
  exchange.ring({ remote: carlos, direction: 'out', state: 'ringing', early: true, can: new Set(['hangup']) }),
);

export const AnsweredAutomatically: StoryObj = story((exchange) => exchange.talk(ana, 0.1 * minutes, { autoAnswered: true }));

const audio = (microphone: 'denied' | 'missing' | 'in-use' | 'prompt' | 'granted', soundBlocked = false): StoryObj =>
  story((exchange) => exchange.tell({ type: 'audio-changed', audio: { microphone, soundBlocked } }));

export const MicrophoneBlocked: StoryObj = audio('denied');
export const MicrophoneMissing: StoryObj = audio('missing');
export const MicrophoneInUse: StoryObj = audio('in-use');
export const MicrophoneNotAskedFor: StoryObj = audio('prompt');
export const SoundBlocked: StoryObj = audio('granted', true);

export const NotSetUp: StoryObj = story((exchange) =>
  exchange.tell({ type: 'registration-changed', registration: { status: 'none', since: Date.now() - minutes } }),
);

/** The strip for a dock. */
export const Compact: StoryObj = { ...InCall, args: { layout: 'compact' } };
export const CompactIncoming: StoryObj = { ...Incoming, args: { layout: 'compact' } };
export const CompactTransfer: StoryObj = { ...ChoosingTheTarget, args: { layout: 'compact' } };
export const CompactConsultation: StoryObj = { ...Consultation, args: { layout: 'compact' } };
export const CompactIdle: StoryObj = { ...Idle, args: { layout: 'compact' } };

export const SignedOut: StoryObj = { loaders: [() => storySession()] };

export const NoSession: StoryObj = { render: () => html`<cc-softphone session="nobody"></cc-softphone>` };
