import type { Message, OutgoingText } from '../../domain/message.js';
import type { WireMessage } from './wire.js';
import { messageId, textOf } from './map-message.js';
import { timeOf } from './dates.js';

/** How far the agent's clock and the vendor's may disagree (two minutes is what token checks allow, too). */
const clockTolerance = 120_000;
const kept = 500;

interface Attempt {
  readonly message: OutgoingText;
  /** Last message known before it was written: what was sent can only come after it. */
  readonly cursor: string | undefined;
  /** `absent`: looked up, and not there; it may still arrive late. */
  state: 'in-flight' | 'unknown' | 'absent';
  /** Epoch milliseconds when its outcome became unknown. */
  settledAt: number;
}

/**
 * Which of the vendor's messages are ours, by client id. The vendor has no field for a client id, so that a message
 * whose answer was lost can be told only by its text, its author's side, its place after the last message known, and its
 * time. One vendor message is never taken for two of ours.
 */
export class SentLog {
  readonly #attempts = new Map<string, Attempt>();
  readonly #clientIdByVendorId = new Map<string, string>();

  begin(message: OutgoingText, cursor: string | undefined): void {
    // A second attempt is looked up from where the first was: that one may have arrived after all.
    const from = this.#attempts.get(message.clientId)?.cursor ?? cursor;
    this.#attempts.set(message.clientId, { message, cursor: from, state: 'in-flight', settledAt: 0 });
  }

  /** The vendor named it. */
  settle(clientId: string, vendorId: string): void {
    this.#attempts.delete(clientId);
    this.#clientIdByVendorId.set(vendorId, clientId);
    for (const [oldest] of this.#clientIdByVendorId) {
      if (this.#clientIdByVendorId.size <= kept) break;
      this.#clientIdByVendorId.delete(oldest);
    }
  }

  /** The vendor certainly did not take it. */
  drop(clientId: string): void {
    this.#attempts.delete(clientId);
  }

  doubt(clientId: string, now: number): void {
    const attempt = this.#attempts.get(clientId);
    if (attempt) Object.assign(attempt, { state: 'unknown', settledAt: now });
  }

  judgeAbsent(clientId: string): void {
    const attempt = this.#attempts.get(clientId);
    if (attempt) attempt.state = 'absent';
  }

  attemptOf(clientId: string): Readonly<Attempt> | undefined {
    return this.#attempts.get(clientId);
  }

  clientIdOf(vendorId: string): string | undefined {
    return this.#clientIdByVendorId.get(vendorId);
  }

  vendorIdOf(clientId: string): string | undefined {
    for (const [vendorId, known] of this.#clientIdByVendorId) if (known === clientId) return vendorId;
    return undefined;
  }

  /** May be the echo of a message that is still on its way: to be held back until that is known. */
  isSuspect(wire: WireMessage, conversationId: string): boolean {
    return this.#attemptFor(wire, conversationId, 'in-flight') !== undefined;
  }

  /** Attaches our client ids to messages of ours; messages of doubted attempts are recognised here. */
  label(wire: WireMessage, message: Message): Message {
    const known = this.#clientIdByVendorId.get(message.id);
    if (known !== undefined) return { ...message, clientId: known };
    const attempt = this.#attemptFor(wire, message.conversationId, 'unknown')
      ?? this.#attemptFor(wire, message.conversationId, 'absent');
    if (!attempt) return message;
    const { clientId } = attempt.message;
    this.settle(clientId, message.id);
    return { ...message, clientId };
  }

  matches(wire: WireMessage, written: OutgoingText, cursor: string | undefined): boolean {
    const id = messageId(wire);
    if (!wire.fromMe || this.#clientIdByVendorId.has(id)) return false;
    if (wire.file !== '' || wire.url !== '' || wire.type.trim().toLowerCase() === 'template') return false;
    if (cursor !== undefined && compareIds(id, cursor) <= 0) return false;
    const sentAt = timeOf(wire.timestamp, wire.data_mensagem);
    if (sentAt !== undefined && sentAt < written.writtenAt - clockTolerance) return false;
    const text = comparable(written.text);
    return comparable(textOf(wire)) === text || comparable(wire.content) === text;
  }

  #attemptFor(wire: WireMessage, conversationId: string, state: Attempt['state']): Attempt | undefined {
    for (const attempt of this.#attempts.values()) {
      if (attempt.state !== state || attempt.message.conversationId !== conversationId) continue;
      if (this.matches(wire, attempt.message, attempt.cursor)) return attempt;
    }
    return undefined;
  }

  clear(): void {
    this.#attempts.clear();
    this.#clientIdByVendorId.clear();
  }
}

/** Servers trim and change line ends; neither makes it another message. */
function comparable(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** Order of the vendor's ids: growing whole numbers, possibly beyond 2^53. */
export function compareIds(left: string, right: string): number {
  const numeric = /^\d+$/.test(left) && /^\d+$/.test(right);
  if (!numeric) return left === right ? 0 : 1;
  const [first, second] = [withoutZeros(left), withoutZeros(right)];
  if (first.length !== second.length) return first.length - second.length;
  return first < second ? -1 : Number(first > second);
}

function withoutZeros(digits: string): string {
  return digits.startsWith('0') ? digits.replace(/^0+/, '') : digits;
}
