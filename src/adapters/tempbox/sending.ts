import { Fault, toFault } from '../../domain/fault.js';
import type { OutgoingText } from '../../domain/message.js';
import { addressed } from './addressed.js';
import { pause } from './pause.js';
import type { Parts } from './parts.js';

/** A server that we stopped waiting for may still finish what it was asked: look no earlier than this for the last time. */
const settlingTime = 3_000;
/** A message that was taken is listed a moment later on some servers. */
const listingPauses = [300, 900];

/** Sending text. The vendor's yes names no message (contract part 4): each is looked up afterwards, never sent again. */
export class Sending {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async send(message: OutgoingText): Promise<void> {
    const { context, directory, sent, reader } = this.#parts;
    const { clientId, conversationId, text } = message;
    if (!directory.conversation(conversationId, context.io.clock.now())?.can.has('send')) throw notOurs();
    try {
      await addressed(this.#parts, conversationId, async (address) => {
        sent.begin(message, reader.cursorOf(conversationId));
        const input = { ...directory.reachOf(conversationId), Mensagem: text };
        await context.call((who) => context.api.send(who, address, input));
      });
    } catch (error) {
      const fault = toFault(error);
      if (fault.outcomeUnknown) sent.expect(clientId, context.io.clock.now());
      else sent.drop(clientId);
      throw fault;
    }
    sent.expect(clientId, context.io.clock.now());
    await this.#accepted(message);
  }

  async find(message: OutgoingText): Promise<boolean> {
    const { sent, directory, context } = this.#parts;
    const { clientId, conversationId } = message;
    if (sent.vendorIdOf(clientId) !== undefined) return true;
    if (!context.isSignedIn) throw new Fault('conflict', { cause: new Error('not signed in') });
    if (directory.placeOf(conversationId) === undefined) throw notOurs();
    if (!sent.attemptOf(clientId)) {
      sent.begin(message, undefined);
      // Of an earlier page, which may have died a moment ago in the middle of the request.
      sent.expect(clientId, context.io.clock.now());
    }
    if (await this.#look(message)) return true;
    const wait = (sent.attemptOf(clientId)?.settledAt ?? 0) + settlingTime - context.io.clock.now();
    if (wait > 0) {
      await pause(context.io, Math.min(wait, settlingTime), context.signal);
      if (await this.#look(message)) return true;
    }
    sent.judgeAbsent(clientId);
    return false;
  }

  /** Resolves once the accepted message was emitted with its client id. */
  async #accepted(message: OutgoingText): Promise<void> {
    const { context, live } = this.#parts;
    for (const wait of [0, ...listingPauses]) {
      try {
        if (wait > 0) await pause(context.io, wait, context.signal);
        if (await this.#look(message)) return;
      } catch {
        // It was taken: that it cannot be looked at now is no failure of the sending.
        break;
      }
    }
    // Shown under our own name until a look brings the vendor's.
    this.#emitUnnamed(message);
    live.lookSoon();
  }

  #emitUnnamed({ clientId, conversationId, text, writtenAt }: OutgoingText): void {
    const { context, directory } = this.#parts;
    const { name } = context.agent;
    const message = {
      id: clientId,
      clientId,
      conversationId,
      protocol: directory.conversation(conversationId, 0)?.protocol ?? '',
      direction: 'out',
      author: { kind: 'agent', id: context.settings.agent, ...(name === '' ? {} : { name }) },
      sentAt: writtenAt,
      body: { kind: 'text', text },
      status: 'sending',
    } as const;
    context.emit({ type: 'messages-received', conversationId, messages: [message], history: 'delta' });
  }

  async #look({ clientId, conversationId }: OutgoingText): Promise<boolean> {
    const { reader, sent } = this.#parts;
    await reader.read(conversationId);
    return sent.vendorIdOf(clientId) !== undefined;
  }
}

function notOurs(): Fault {
  return new Fault('rejected', { cause: new Error('the conversation is not the agent\'s to write in') });
}
