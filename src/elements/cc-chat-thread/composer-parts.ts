import type { ReactiveControllerHost } from 'lit';
import type { Conversation } from '../../domain/conversation.js';
import type { SendQuestion } from '../../domain/host-event.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { Area, Locale } from '../../i18n/messages.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import type { Draft, Session } from '../../session/session-api.js';

/** What the composer asks of the widget's texts. */
export interface ComposerTexts {
  readonly locale: Locale;
  later<M extends object>(area: Area<M>): M | undefined;
  time(at: number): string;
  dateTime(at: number): string;
  duration(milliseconds: number): string;
  number(value: number): string;
  readonly formatLocale: string;
}

export interface ComposerData {
  readonly t: CommonMessages & ThreadMessages;
  readonly l: ComposerTexts;
  readonly session: Session;
  readonly conversation: Conversation;
  readonly draft: Draft;
  /** The message that is answered, as it is shown. */
  readonly answered: { readonly name: string; readonly text: string } | undefined;
  readonly hasReplies: boolean;
  /** Epoch milliseconds; 0 where nothing runs out. */
  readonly now: number;
}

export type ComposerHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** What the composer's lazy parts may do with it. */
export interface ComposerDoor {
  readonly host: ComposerHost;
  /** Absent while nothing is open. */
  readonly data: ComposerData | undefined;
  /** The text field; absent while nothing can be written. */
  readonly field: HTMLTextAreaElement | null;
  focus(): void;
  /** Puts text where the caret is. */
  insert(text: string): void;
  write(change: { readonly text?: string; readonly replyTo?: string | undefined }): void;
  /** Asks the page whether this may go out. */
  mayGoOut(text: string, more?: Pick<SendQuestion, 'files' | 'templateId'>, data?: ComposerData): boolean;
  /** Something went out: the log shows its end. */
  sent(): void;
  say(text: string, options?: { readonly assertive?: boolean }): void;
}

/** What the page may know of files. */
export function described(files: readonly File[]): NonNullable<SendQuestion['files']> {
  return files.map(({ name, size, type }) => ({ name, size, type }));
}

export type ComposerAbility = 'attach' | 'schedule' | 'send-template';

/** The vendor has it, and this conversation allows it now. */
export function canDo({ session, conversation }: ComposerData, ability: ComposerAbility): boolean {
  const wanted = ability === 'send-template' ? 'templates' : ability;
  return session.desk.$abilities.get().has(wanted) && conversation.can.has(ability);
}
