import type { OutgoingText } from '../../domain/message.js';
import { isFromAgent, messageId, numberOf, timeOfMessage } from './map-message.js';
import type { Settings } from './options.js';
import type { MessageRow } from './wire-rows.js';

/** How far the agent's clock and the vendor's may disagree, and how coarse the vendor's minutes are. */
const clockTolerance = 180_000;
const kept = 500;

interface Attempt {
  readonly message: OutgoingText;
  /** Number of the last message known before it was written: what was sent can only come after it. */
  readonly cursor: number | undefined;
  /** `absent`: looked up, and not there; it may still arrive late. */
  state: 'in-flight' | 'unknown' | 'absent';
  /** Epoch milliseconds when its outcome became unknown. */
  settledAt: number;
}

/**
 * Which of the vendor's messages are ours, by client id. A message that TempBox accepted has no id in the answer
 * (contract part 4), so that each is told by its text, its author's side, its place after the last message known, and
 * its time. One vendor message is never taken for two of ours.
 */
export class SentLog {
  readonly #settings: Settings;
  readonly #attempts = new Map<string, Attempt>();
  readonly #clientIdByVendorId = new Map<string, string>();
  readonly #vendorIdByClientId = new Map<string, string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  begin(message: OutgoingText, cursor: number | undefined): void {
    // A second attempt is looked up from where the first was: that one may have arrived after all.
    const from = this.#attempts.get(message.clientId)?.cursor ?? cursor;
    this.#attempts.set(message.clientId, { message, cursor: from, state: 'in-flight', settledAt: 0 });
  }

  /** The vendor certainly did not take it. */
  drop(clientId: string): void {
    this.#attempts.delete(clientId);
  }

  /** It was taken, or may have been: what looks like it is it. */
  expect(clientId: string, now: number): void {
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

  vendorIdOf(clientId: string): string | undefined {
    return this.#vendorIdByClientId.get(clientId);
  }

  /** May be a message that is still on its way: to be held back until that is known. */
  isSuspect(row: MessageRow, conversationId: string): boolean {
    return this.#attempts.size > 0 && this.#attemptFor(row, conversationId, 'in-flight') !== undefined;
  }

  /** Our client id for a row; rows of expected messages are recognised here. */
  clientIdFor(row: MessageRow, conversationId: string): string | undefined {
    const id = messageId(row);
    const known = this.#clientIdByVendorId.get(id);
    if (known !== undefined || this.#attempts.size === 0) return known;
    const attempt = this.#attemptFor(row, conversationId, 'unknown') ?? this.#attemptFor(row, conversationId, 'absent');
    if (!attempt) return undefined;
    const { clientId } = attempt.message;
    this.#settle(clientId, id);
    return clientId;
  }

  clear(): void {
    this.#attempts.clear();
    this.#clientIdByVendorId.clear();
    this.#vendorIdByClientId.clear();
  }

  #settle(clientId: string, vendorId: string): void {
    this.#attempts.delete(clientId);
    this.#clientIdByVendorId.set(vendorId, clientId);
    this.#vendorIdByClientId.set(clientId, vendorId);
    for (const [oldest, ours] of this.#clientIdByVendorId) {
      if (this.#clientIdByVendorId.size <= kept) break;
      this.#clientIdByVendorId.delete(oldest);
      this.#vendorIdByClientId.delete(ours);
    }
  }

  #attemptFor(row: MessageRow, conversationId: string, state: Attempt['state']): Attempt | undefined {
    if (!isFromAgent(row) || this.#clientIdByVendorId.has(messageId(row))) return undefined;
    for (const attempt of this.#attempts.values()) {
      if (attempt.state !== state || attempt.message.conversationId !== conversationId) continue;
      if (this.#matches(row, attempt)) return attempt;
    }
    return undefined;
  }

  #matches(row: MessageRow, { message, cursor }: Attempt): boolean {
    if (row.UrlAnexo !== '' || comparable(row.Mensagem) !== comparable(message.text)) return false;
    const number = numberOf(row);
    if (cursor !== undefined && number !== undefined && number <= cursor) return false;
    const sentAt = timeOfMessage(row, this.#settings);
    return sentAt === undefined || sentAt >= message.writtenAt - clockTolerance;
  }
}

/** Servers trim and change line ends; neither makes it another message. */
function comparable(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
