import { expect, waitUntil } from '@open-wc/testing';
import type { CcChatInbox } from '../../../src/elements/cc-chat-inbox/cc-chat-inbox.js';
import { Fault } from '../../../src/domain/fault.js';
import type { Session } from '../../../src/session/session-api.js';
import { emulate, type MediaFeatures } from '../../support/media/media.js';
import { scriptedSession, signedInSession } from '../../support/scripted-session.js';
import { button, mine, namesAre, rows, shown, tab, typed, waiting } from './inbox-support.js';

interface Face {
  readonly name: string;
  session(): Promise<Session | string>;
  then?(element: CcChatInbox): Promise<void>;
}

async function signedIn(withRows = true): Promise<Session> {
  return (await signedInSession(withRows ? { conversations: [...mine, ...waiting()] } : {})).session;
}

async function toWaiting(element: CcChatInbox): Promise<void> {
  tab(element, 1).click();
  await namesAre(element, ['Rita Souza', 'Marcos Leal', 'Visitante']);
}

const faces: readonly Face[] = [
  { name: 'no session', session: () => Promise.resolve('nobody') },
  { name: 'signed out', session: () => Promise.resolve(scriptedSession().session) },
  { name: 'no chats', session: async () => (await signedInSession({ facets: ['auth', 'voice'] })).session },
  {
    name: 'loading',
    session: () => {
      const { session, backend } = scriptedSession();
      backend.script.holdBack('connect');
      void session.auth.signIn({ user: 'marina', password: 'right' }).catch(() => undefined);
      return Promise.resolve(session);
    },
    then: (element) => waitUntil(() => element.matches(':state(loading)')),
  },
  {
    name: 'mine, one open',
    session: async () => {
      const session = await signedIn();
      await session.conversations.open('2');
      return session;
    },
    then: (element) => waitUntil(() => rows(element).some((each) => each.ariaSelected === 'true')),
  },
  { name: 'unread only', session: () => signedIn(), then: async (element) => button(element, 'Não lidas')!.click() },
  {
    name: 'waiting, claim shown',
    session: () => signedIn(),
    async then(element) {
      await toWaiting(element);
      button(element, 'Assumir Rita Souza')!.focus();
      rows(element)[0]!.focus();
    },
  },
  { name: 'empty', session: () => signedIn(false), then: (element) => waitUntil(() => element.matches(':state(empty)')) },
  { name: 'nothing found', session: () => signedIn(), then: (element) => typed(element, 'xyz') },
  {
    name: 'error',
    session: async () => {
      const { session, backend } = await signedInSession();
      backend.script.failNext('refresh', new Fault('timeout'));
      await session.conversations.refresh().catch(() => undefined);
      return session;
    },
    then: (element) => waitUntil(() => element.matches(':state(error)')),
  },
  {
    name: 'offline',
    session: async () => {
      const { session, backend } = await signedInSession({ conversations: mine });
      backend.drop();
      return session;
    },
    then: (element) => waitUntil(() => element.matches(':state(offline)')),
  },
  {
    name: 'claim refused',
    session: async () => {
      const { session, backend } = await signedInSession({ conversations: [...mine, ...waiting()] });
      backend.script.failNext('open', new Fault('conflict'));
      return session;
    },
    async then(element) {
      await toWaiting(element);
      button(element, 'Assumir Rita Souza')!.click();
      await waitUntil(() => element.shadowRoot!.querySelector('.banner.danger'));
    },
  },
];

// The palette of forced colours is light here: axe compares the author's text with the forced background.
const looks: readonly (readonly [string, 'light' | 'dark', MediaFeatures])[] = [
  ['light', 'light', {}],
  ['dark', 'dark', {}],
  ['forced colours', 'light', { 'forced-colors': 'active' }],
];

describe('cc-chat-inbox: accessibility', () => {
  // Chromium keeps an emulated forced-colors until it is told otherwise.
  afterEach(() => emulate({ 'forced-colors': 'none' }));

  for (const { name, session, then } of faces) {
    it(`${name}: axe finds nothing in light, dark and forced colours`, async () => {
      const element = await shown(await session());
      await then?.(element);
      await element.updateComplete;
      for (const [look, scheme, features] of looks) {
        // Buttons fade into another scheme; axe would see them half way.
        await emulate({ 'prefers-reduced-motion': 'reduce', ...features });
        element.colorScheme = scheme;
        await element.updateComplete;
        await expect(element, look).to.be.accessible();
      }
    });
  }

  for (const width of [280, 360, 640, 960]) {
    it(`needs no sideways scrolling at ${width} px, in both densities`, async () => {
      const element = await shown(await signedIn(), { width });
      for (const density of ['comfortable', 'compact'] as const) {
        element.density = density;
        await namesAre(element, ['Ana Nogueira', 'João Batista', 'Vera e vizinhos']);
        await element.updateComplete;
        expect(element.scrollWidth, density).to.equal(element.clientWidth);
        for (const each of element.shadowRoot!.querySelectorAll('.bar, .tabs, [role="grid"], .row')) {
          expect(each.scrollWidth, each.className).to.be.at.most(each.clientWidth);
        }
      }
    });
  }

  it('reads from right to left', async () => {
    const element = await shown(await signedIn());
    element.dir = 'rtl';
    await namesAre(element, ['Ana Nogueira', 'João Batista', 'Vera e vizinhos']);
    const line = rows(element)[0]!;
    expect(line.querySelector('.av')!.getBoundingClientRect().left).to.be.above(line.querySelector('.time')!.getBoundingClientRect().left);
    await expect(element).to.be.accessible();
  });
});
