import type { MessageAttachment, OutgoingFile, OutgoingText } from '../../domain/message.js';
import { baseName, extensionOf, fileNameOf, isTemplate, textOf } from './map-message.js';
import type { WireMessage } from './wire.js';

/** A template on its way out; `text` is its name, because the vendor tells no more before it is sent. */
export interface OutgoingTemplate extends OutgoingText {
  readonly template: true;
}

export type Outgoing = OutgoingText | OutgoingFile | OutgoingTemplate;

export function isFile(message: Outgoing): message is OutgoingFile {
  return 'file' in message;
}

export function isTemplateToSend(message: Outgoing): message is OutgoingTemplate {
  return 'template' in message;
}

/** Does the vendor's message carry what was written? Time and place are for others to judge. */
export function isSame(wire: WireMessage, written: Outgoing): boolean {
  if (isTemplateToSend(written)) return isTemplate(wire);
  if (isFile(written)) return isLike(wire, written) && hasName(fileNameOf(wire), baseName(written.file.name));
  return wire.file === '' && wire.url === '' && !isTemplate(wire) && hasText(wire, written.text);
}

/** May the vendor's message be this file under a name of the vendor's own? */
export function isLike(wire: WireMessage, written: OutgoingFile): boolean {
  const name = fileNameOf(wire);
  if (name === '' || isTemplate(wire)) return false;
  return extensionOf(name) === extensionOf(written.file.name) && hasText(wire, written.text);
}

function hasText(wire: WireMessage, text: string): boolean {
  return comparable(textOf(wire)) === comparable(text) || comparable(wire.content) === comparable(text);
}

/** Servers trim and change line ends; neither makes it another message. */
function comparable(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** The vendor keeps `foto 1.png` as `1_30_foto_1.png`: its own marks before it, other characters replaced. */
function hasName(kept: string, given: string): boolean {
  const words = wordsOf(kept);
  const own = wordsOf(given);
  const plain: readonly string[] = given.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return (own.length > 0 && endsWith(words, own)) || (plain.length > 1 && endsWith(words, plain));
}

function wordsOf(name: string): readonly string[] {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function endsWith(words: readonly string[], end: readonly string[]): boolean {
  return end.every((word, index) => words[words.length - end.length + index] === word);
}

/** What we know of a file that we sent, and the vendor does not tell. */
export function withFile(attachment: MessageAttachment, { type, size }: OutgoingFile['file']): MessageAttachment {
  const kind = /^(image|audio|video)\/(?!svg)/i.exec(type)?.[1]?.toLowerCase() as MessageAttachment['kind'] | undefined;
  return { ...attachment, kind: kind ?? attachment.kind, size, ...(type === '' ? {} : { mime: type }) };
}
