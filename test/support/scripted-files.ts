import type { BackendEvent } from '../../src/domain/backend-event.js';
import type { AttachmentPort } from '../../src/domain/chat-port.js';
import { Fault } from '../../src/domain/fault.js';
import type { Message, MessageAttachment, OutgoingFile } from '../../src/domain/message.js';
import { aMessage, noon } from './samples.js';
import type { Script } from './script.js';
import type { ScriptedChat } from './scripted-chat.js';

let files = 0;

/**
 * Files as a scripted vendor takes them: half of it goes before the command `attach` is let through, and an abort until
 * then leaves nothing behind.
 */
export function scriptedFiles(
  script: Script, vendor: ScriptedChat, emit: (event: BackendEvent) => void, maxBytes: number | undefined,
  asked: (command: string, ...args: readonly unknown[]) => void,
): AttachmentPort {
  return {
    ...(maxBytes === undefined ? {} : { maxBytes }),
    send: async (outgoing, file, progress, signal) => {
      progress(0.5);
      const aborted = new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Fault('rejected')), { once: true });
      });
      const message = await Promise.race([aborted, script.run('attach', () => {
        if (signal.aborted) throw new Fault('rejected');
        asked('attach', outgoing, file);
        const taken = accepted(outgoing, Math.max(noon, ...vendor.of(outgoing.conversationId).map(({ sentAt }) => sentAt)) + 1);
        vendor.messages.push(taken);
        return taken;
      })]);
      progress(1);
      emit({ type: 'messages-received', conversationId: outgoing.conversationId, messages: [message], history: 'delta' });
    },
  };
}

function accepted({ clientId, conversationId, text, replyTo, file: { name, size, type } }: OutgoingFile, sentAt: number): Message {
  files += 1;
  return aMessage({
    id: `file-${files}`,
    clientId,
    conversationId,
    direction: 'out',
    sentAt,
    body: { kind: 'text', text },
    attachment: { kind: kindOf(type), url: `https://files.example/${files}`, name, size, ...(type === '' ? {} : { mime: type }) },
    ...(replyTo === undefined ? {} : { replyTo }),
  });
}

function kindOf(type: string): MessageAttachment['kind'] {
  const kinds = ['image', 'audio', 'video'] as const;
  return kinds.find((kind) => type.startsWith(`${kind}/`)) ?? 'document';
}
