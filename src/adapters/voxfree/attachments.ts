import type { AttachmentPort } from '../../domain/chat-port.js';
import { Fault } from '../../domain/fault.js';
import type { OutgoingFile } from '../../domain/message.js';
import { sendFile } from './api-sending.js';
import type { ChatParts } from './parts.js';
import type { Sending } from './sending.js';

/** Files (contract part 3.3, `enviaAnexo`). The vendor names no limit: ours is checked before anything leaves. */
export class Attachments implements AttachmentPort {
  readonly maxBytes: number;
  readonly #parts: ChatParts;
  readonly #sending: Sending;

  constructor(parts: ChatParts, sending: Sending) {
    this.maxBytes = parts.context.settings.maxFileBytes;
    this.#parts = parts;
    this.#sending = sending;
  }

  /**
   * Rejects with `limit` for a file that is too big, with `rejected` for one that cannot be read (any more), and after an
   * abort with `network`: with `outcomeUnknown` where so much had left that the vendor may have it all.
   */
  async send(message: OutgoingFile, content: Blob, progress: (done: number) => void, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw stopped();
    if (content.size > this.maxBytes) throw new Fault('limit', { cause: new Error(`${content.size} of ${this.maxBytes} bytes`) });
    await readable(content);
    if (signal.aborted) throw stopped();
    const { api } = this.#parts.context;
    await this.#sending.send(message, (who, address, connection) => either(connection, signal, (stop) =>
      sendFile(api, who, address, { message, content, progress }, stop)));
  }
}

/** A file that was moved or changed since it was chosen fails in the middle of a request, which tells nobody why. */
async function readable(content: Blob): Promise<void> {
  try {
    await content.slice(0, 1).arrayBuffer();
  } catch (cause) {
    throw new Fault('rejected', { cause });
  }
}

/** Runs with a signal that ends with the first of two. */
async function either<Value>(a: AbortSignal, b: AbortSignal, run: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (a.aborted || b.aborted) abort();
  for (const signal of [a, b]) signal.addEventListener('abort', abort);
  try {
    return await run(controller.signal);
  } finally {
    for (const signal of [a, b]) signal.removeEventListener('abort', abort);
  }
}

function stopped(): Fault {
  return new Fault('network', { cause: new Error('stopped before anything left') });
}
