import { fixture, html, waitUntil } from '@open-wc/testing';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import type { Session } from '../../../src/session/session-api.js';
import { aConversation, aMessage } from '../../support/samples.js';
import type { ScriptedBackend, ScriptedOptions } from '../../support/scripted-backend.js';
import { allAbilities } from '../../support/scripted-desk.js';
import { signedInSession } from '../../support/scripted-session.js';
import { sized } from './thread.js';

/** A loaded machine fetches chunks slowly. */
export const patient = { timeout: 15_000 };

export interface ComposerThread {
  readonly el: CcChatThread;
  readonly session: Session;
  readonly backend: ScriptedBackend;
}

export const ana = aConversation({ id: '1', contact: { id: 'c1', name: 'Ana Prado', phone: '+5511955550142' }, can: allAbilities });
export const rui = aConversation({ id: '2', contact: { id: 'c2', name: 'Rui Lima' }, can: allAbilities });

/** Ana's conversation, open at a vendor that can do everything; Rui's beside it. */
export async function composerThread(
  options: ScriptedOptions = {}, first: Conversation = ana, lang = 'en',
): Promise<ComposerThread> {
  const { session, backend } = await signedInSession({
    conversations: [first, rui],
    messages: [aMessage({ id: '10', conversationId: '1', body: { kind: 'text', text: 'The box is dented' } })],
    desk: {},
    ...options,
  });
  const el = sized(await fixture<CcChatThread>(html`<cc-chat-thread lang=${lang} .session=${session}></cc-chat-thread>`));
  await el.openConversation(first.id);
  await waitUntil(() => part(el, 'emoji-button') ?? el.renderRoot.querySelector('.composer.blocked'), 'no composer', patient);
  return { el, session, backend };
}

export function part(el: CcChatThread, name: string): HTMLElement | null {
  return el.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`);
}

export function parts(el: CcChatThread, name: string): readonly HTMLElement[] {
  return [...el.renderRoot.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
}

/** Waits for a part and returns it. */
export async function shown(el: CcChatThread, name: string): Promise<HTMLElement> {
  await waitUntil(() => part(el, name), `no ${name}`, patient);
  return part(el, name) as HTMLElement;
}

/** The button of a name, as a screen reader finds it. */
export function named(el: CcChatThread, label: string): HTMLButtonElement | null {
  return el.renderRoot.querySelector<HTMLButtonElement>(`button[aria-label="${CSS.escape(label)}"]`);
}

export function aFile(name: string, size = 5, type = 'text/plain'): File {
  return new File([new Uint8Array(size).fill(65)], name, { type });
}

/** A small picture, drawn here. */
export async function aPicture(name = 'box.png'): Promise<File> {
  const canvas = new OffscreenCanvas(20, 10);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = 'red';
  context.fillRect(0, 0, 20, 10);
  return new File([await canvas.convertToBlob()], name, { type: 'image/png' });
}

export function withFiles(...files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

/** What the vendor was asked to send as files. */
export function attached(backend: ScriptedBackend): readonly { readonly name: string; readonly text: string; readonly voice: boolean; readonly replyTo?: string; readonly content: Blob }[] {
  type Asked = readonly [string, { readonly text: string; readonly replyTo?: string; readonly file: { readonly name: string; readonly voice?: boolean } }, Blob];
  return (backend.desk.asked as readonly (readonly [string, ...unknown[]])[])
    .filter(([command]) => command === 'attach')
    .map((asked) => {
      const [, { text, replyTo, file }, content] = asked as unknown as Asked;
      return { name: file.name, text, voice: file.voice === true, content, ...(replyTo === undefined ? {} : { replyTo }) };
    });
}
