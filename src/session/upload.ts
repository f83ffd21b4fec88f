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
