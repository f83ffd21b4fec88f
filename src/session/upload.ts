import type { AttachmentPort } from '../domain/chat-port.js';
import { Fault } from '../domain/fault.js';
import type { OutgoingFile } from '../domain/message.js';

/** More often than this nobody sees it. */
const smallestStep = 0.01;

/** Sends a file; `show` gets 0 first, and then each step that can be seen. */
export async function upload(
  port: AttachmentPort | undefined,
  message: OutgoingFile,
  content: Blob | undefined,
  signal: AbortSignal,
  show: (uploaded: number) => void,
): Promise<void> {
  if (!port) throw new Fault('unsupported');
  if (signal.aborted) throw new Fault('rejected');
  if (!content) throw new Fault('unknown', { cause: new Error('the file is gone') });
  let shown = 0;
  show(shown);
  await port.send(message, content, (done) => {
    if (!(done >= shown + smallestStep) || done > 1) return;
    shown = done;
    show(done);
  }, signal);
}

interface GivenFile {
  readonly file: File;
  readonly voice: boolean | undefined;
}

const keptFiles = 30;

/** The latest files that the vendor took: to be seen without being fetched, and in case that the messenger refuses them. */
export class GivenFiles {
  readonly #files = new Map<string, GivenFile>();

  get(clientId: string): GivenFile | undefined {
    return this.#files.get(clientId);
  }

  keep(clientId: string, { name, type, voice }: OutgoingFile['file'], content: Blob): void {
    this.#files.set(clientId, { file: new File([content], name, { type }), voice });
    for (const [oldest] of this.#files) if (this.#files.size > keptFiles) this.#files.delete(oldest);
  }
}
