import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/cc-chat-inbox/define.js';
import type { CcChatInbox } from '../../../src/elements/cc-chat-inbox/cc-chat-inbox.js';
import type { Session } from '../../../src/session/session-api.js';
import type { ScriptedBackend, ScriptedOptions } from '../../support/scripted-backend.js';
import { signedInSession } from '../../support/scripted-session.js';
import { dialogOf, part } from '../acts-kit.js';

export interface Inbox {
  readonly el: CcChatInbox;
  readonly session: Session;
  readonly backend: ScriptedBackend;
}

/** An inbox at a vendor that has a desk. */
export async function openInbox(options: ScriptedOptions = {}): Promise<Inbox> {
  const { session, backend } = await signedInSession({ desk: {}, ...options });
  const el = await fixture<CcChatInbox>(html`<cc-chat-inbox lang="en" .session=${session}></cc-chat-inbox>`);
  return { el, session, backend };
}

/** With its dialog for a new conversation open. */
export async function openStart(options: ScriptedOptions = {}): Promise<Inbox & { readonly dialog: HTMLDialogElement }> {
  const inbox = await openInbox(options);
  (await part(inbox.el, '[part=start-button]')).click();
  return { ...inbox, dialog: await dialogOf(inbox.el, 'start') };
}

export function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
