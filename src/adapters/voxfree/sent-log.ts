import type { Message, OutgoingFile } from '../../domain/message.js';
import { timeOf } from './dates.js';
import { messageId } from './map-message.js';
import { isFile, isLike, isSame, withFile, type Outgoing } from './outgoing.js';
import type { WireMessage } from './wire.js';

/** How far the agent's clock and the vendor's may disagree (two minutes is what token checks allow, too). */
const clockTolerance = 120_000;
const kept = 500;

interface Attempt {
  readonly message: Outgoing;
  /** Last message known before it was written: what was sent can only come after it. */
  readonly cursor: string | undefined;
  /** `absent`: looked up, and not there; it may still arrive late. */
  state: 'in-flight' | 'unknown' | 'absent';
  /** Epoch milliseconds when its outcome became unknown. */
  settledAt: number;
  /** A file was seen that may be this one under another name: nobody can tell. */
  lookAlike: boolean;
}

interface Ours {
  readonly clientId: string;
  readonly file?: OutgoingFile['file'];
}

/**
 * Which of the vendor's messages are ours, by client id. The vendor has no field for a client id, so that a message
 * whose answer was lost can be told only by its text (a file by its name and caption, too), its author's side, its place
 * after the last message known, and its time. One vendor message is never taken for two of ours.
 */
export class SentLog {
  readonly #attempts = new Map<string, Attempt>();
  readonly #ours = new Map<string, Ours>();
  /** Whether this server keeps a file's name so that it is found again, once one of ours has shown it. */
  #naming: 'unknown' | 'kept' | 'changed' = 'unknown';

  begin(message: Outgoing, cursor: string | undefined): void {
    // A second attempt is looked up from where the first was: that one may have arrived after all.
    const from = this.#attempts.get(message.clientId)?.cursor ?? cursor;
    this.#attempts.set(message.clientId, { message, cursor: from, state: 'in-flight', settledAt: 0, lookAlike: false });
  }

  /** The vendor named it; `echo` is what it showed, where that was the answer to sending it. */
  settle(clientId: string, vendorId: string, echo?: WireMessage): void {
    const message = this.#attempts.get(clientId)?.message;
    this.#attempts.delete(clientId);
    const file = message && isFile(message) ? message.file : undefined;
    if (echo && message && file && (echo.file !== '' || echo.url !== '')) this.#naming = isSame(echo, message) ? 'kept' : 'changed';
    this.#ours.set(vendorId, { clientId, ...(file ? { file } : {}) });
    for (const [oldest] of this.#ours) {
      if (this.#ours.size <= kept) break;
      this.#ours.delete(oldest);
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

  /** It is looked for once more: what looked like it the last time may be known by now. */
  lookAgain(clientId: string): void {
    const attempt = this.#attempts.get(clientId);
    if (attempt) attempt.lookAlike = false;
  }

  judgeAbsent(clientId: string): void {
    const attempt = this.#attempts.get(clientId);
    if (attempt) attempt.state = 'absent';
  }

  attemptOf(clientId: string): Readonly<Attempt> | undefined {
    return this.#attempts.get(clientId);
  }

  vendorIdOf(clientId: string): string | undefined {
    for (const [vendorId, known] of this.#ours) if (known.clientId === clientId) return vendorId;
    return undefined;
  }

  /** May be the echo of a message that is still on its way: to be held back until that is known. */
  isSuspect(wire: WireMessage, conversationId: string): boolean {
    return this.#attemptFor(wire, conversationId, 'in-flight', isSame, isLikeFile) !== undefined;
  }

  /** Attaches what is ours to messages of ours; messages of doubted attempts are recognised here. */
  label(wire: WireMessage, message: Message): Message {
    if (this.#ours.size === 0 && this.#attempts.size === 0) return message;
    const known = this.#ours.get(message.id);
    if (known) return labelled(message, known);
    const attempt = this.#found(wire, message.conversationId);
    if (!attempt) return message;
    const { clientId } = attempt.message;
    this.settle(clientId, message.id);
    return labelled(message, this.#ours.get(message.id) ?? { clientId });
  }

  #found(wire: WireMessage, conversationId: string): Attempt | undefined {
    const kinds = this.#naming === 'changed' ? [isSame, isLikeFile] : [isSame];
    const found = this.#attemptFor(wire, conversationId, 'unknown', ...kinds)
      ?? this.#attemptFor(wire, conversationId, 'absent', ...kinds);
    if (found && isFile(found.message) && isSame(wire, found.message)) this.#naming = 'kept';
    if (!found && this.#naming === 'unknown') {
      const alike = this.#attemptFor(wire, conversationId, 'unknown', isLikeFile);
      if (alike) alike.lookAlike = true;
    }
    return found;
  }

  #attemptFor(
    wire: WireMessage, conversationId: string, state: Attempt['state'], ...kinds: readonly (typeof isSame)[]
  ): Attempt | undefined {
    if (!wire.fromMe || this.#attempts.size === 0 || this.#ours.has(messageId(wire))) return undefined;
    for (const attempt of this.#attempts.values()) {
      if (attempt.state !== state || attempt.message.conversationId !== conversationId) continue;
      if (isAfter(wire, attempt) && kinds.some((holds) => holds(wire, attempt.message))) return attempt;
    }
    return undefined;
  }

  clear(): void {
    this.#attempts.clear();
    this.#ours.clear();
    this.#naming = 'unknown';
  }
}

function isAfter(wire: WireMessage, { message, cursor }: Attempt): boolean {
  if (cursor !== undefined && compareIds(messageId(wire), cursor) <= 0) return false;
  const sentAt = timeOf(wire.timestamp, wire.data_mensagem);
  return sentAt === undefined || sentAt >= message.writtenAt - clockTolerance;
}

function isLikeFile(wire: WireMessage, written: Outgoing): boolean {
  return isFile(written) && isLike(wire, written);
}

function labelled(message: Message, { clientId, file }: Ours): Message {
  const { attachment } = message;
  return { ...message, clientId, ...(attachment && file ? { attachment: withFile(attachment, file) } : {}) };
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
