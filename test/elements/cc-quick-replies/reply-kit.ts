import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { QuickReply } from '../../../src/domain/quick-reply.js';
import '../../../src/elements/cc-quick-replies/define.js';
import type { CcQuickReplies } from '../../../src/elements/cc-quick-replies/cc-quick-replies.js';
import type { Session } from '../../../src/session/session-api.js';
import { aConversation } from '../../support/samples.js';
import type { ScriptedOptions } from '../../support/scripted-backend.js';
import { signedInSession, type ScriptedSession } from '../../support/scripted-session.js';

/** One conversation with Ana, open, and a vendor that can do everything. */
export async function withAna(replies: readonly QuickReply[], options: ScriptedOptions = {}): Promise<ScriptedSession> {
  const ana = aConversation({ id: '1', contact: { id: 'c1', name: 'Ana Beatriz Nogueira', phone: '+5511955550142' } });
  const scripted = await signedInSession({ replies: [...replies], conversations: [ana], desk: {}, ...options });
  await scripted.session.conversations.open('1');
  return scripted;
}

export async function panel(session: Session, lang = 'en'): Promise<CcQuickReplies> {
  const el = await fixture<CcQuickReplies>(html`<cc-quick-replies lang=${lang} .session=${session}></cc-quick-replies>`);
  el.style.setProperty('inline-size', '340px');
  el.style.setProperty('block-size', '480px');
  return el;
}

/** The widget's dialog of that name, once it is there. */
export async function dialog(el: Element, name: string): Promise<HTMLDialogElement> {
  const find = (): HTMLDialogElement | null | undefined => el.shadowRoot?.querySelector<HTMLDialogElement>(`dialog[open][data-name=${name}]`);
  await waitUntil(find, `no dialog ${name}`, { timeout: 15_000 });
  return find() as HTMLDialogElement;
}

export const closed = (el: Element): Promise<void> => waitUntil(() => el.shadowRoot?.querySelector('dialog') === null, 'a dialog stays', { timeout: 15_000 });

export const item = (el: Element, title: string): HTMLElement | undefined =>
  [...(el.shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? [])].find((row) => row.querySelector('strong')?.textContent === title);

export async function row(el: Element, title: string): Promise<HTMLElement> {
  await waitUntil(() => item(el, title), `no reply ${title}`, { timeout: 15_000 });
  return item(el, title) as HTMLElement;
}

/** A part of the widget that may come after its first frame. */
export async function part(root: ParentNode, name: string): Promise<HTMLElement> {
  const find = (): HTMLElement | null => root.querySelector<HTMLElement>(`[part=${name}]`);
  await waitUntil(find, `no ${name}`, { timeout: 15_000 });
  return find() as HTMLElement;
}

export function write(sheet: ParentNode, selector: string, text: string): void {
  const field = sheet.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  expect(field, selector).to.not.equal(null);
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

export const said = (el: Element): string => [...(el.shadowRoot?.querySelectorAll('[role=status], [role=alert]') ?? [])].map(({ textContent }) => textContent).join(' ');
