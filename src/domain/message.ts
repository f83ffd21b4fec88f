import type { FaultCode } from './fault.js';

/**
 * Where a message stands. Status only moves up along queued < sending < sent < delivered < read;
 * `failed` and `not-confirmed` are explicit verdicts that a later `sent` or higher may overrule.
 * `received` is every message that the agent's side did not write.
 */
export type MessageStatus =
  | 'received'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'not-confirmed';

/** Text is shown as text; `html` comes from a vendor's template and is sanitised where it is rendered, never before. */
export type MessageBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'html'; readonly html: string };

export interface MessageAttachment {
  readonly kind: 'image' | 'audio' | 'video' | 'document';
  /** Untrusted; only http and https are ever followed. */
  readonly url: string;
  /** Untrusted file name, without a path. */
  readonly name: string;
  /** Bytes, where known. */
  readonly size?: number;
  readonly mime?: string;
}

export interface MessageAuthor {
  readonly kind: 'contact' | 'agent' | 'bot' | 'system';
  readonly id?: string;
  readonly name?: string;
}

export interface Message {
  /** The vendor's id once known, else the client id. Unique within its conversation. */
  readonly id: string;
  /** Given by the session before sending; stays with the message for its whole life. */
  readonly clientId?: string;
  readonly conversationId: string;
  /** The vendor's ticket under which it was written; history may span several. */
  readonly protocol: string;
  readonly direction: 'in' | 'out';
  readonly author: MessageAuthor;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  /** The wire gave no usable time; `sentAt` is when we saw it. */
  readonly sentAtEstimated?: boolean;
  readonly body: MessageBody;
  readonly attachment?: MessageAttachment;
  /** Id of the quoted message. */
  readonly replyTo?: string;
  readonly template?: boolean;
  readonly status: MessageStatus;
  readonly faultCode?: FaultCode;
  readonly deleted?: boolean;
  /** How much of a file is on its way, 0 to 1; only while it is sending. */
  readonly uploaded?: number;
}

/** What the agent wrote, before a vendor knows of it. */
export interface OutgoingText {
  readonly clientId: string;
  readonly conversationId: string;
  readonly text: string;
  /** Id of the quoted message. */
  readonly replyTo?: string;
  /** Epoch milliseconds when the agent pressed send. */
  readonly writtenAt: number;
}

/** A file on its way out; `text` is its caption and may be empty. The content goes beside it as a `Blob`. */
export interface OutgoingFile extends OutgoingText {
  readonly file: {
    /** Without a path. */
    readonly name: string;
    /** Bytes. */
    readonly size: number;
    /** MIME type; empty where the browser knows none. */
    readonly type: string;
    /** Recorded in the page as a voice message. */
    readonly voice?: boolean;
  };
}
