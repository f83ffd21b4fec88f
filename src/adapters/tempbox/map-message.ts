import type { Message, MessageAttachment, MessageAuthor } from '../../domain/message.js';
import { timeOf } from './dates.js';
import type { Settings } from './options.js';
import type { MessageRow } from './wire-rows.js';

const kindByExtension: Readonly<Record<string, MessageAttachment['kind']>> = {
  ...kinds('image', 'png jpg jpeg jfif gif webp bmp avif heic'),
  ...kinds('audio', 'ogg oga opus mp3 m4a aac wav amr weba'),
  ...kinds('video', 'mp4 m4v webm mov 3gp mkv avi mpeg'),
};

function kinds(kind: MessageAttachment['kind'], extensions: string): Record<string, MessageAttachment['kind']> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, kind]));
}

/** The vendor's id; where it is missing, one that comes out the same at every reading. */
export function messageId(row: MessageRow): string {
  const id = row.AtendimentoMensagem || row.Hash;
  if (id !== '') return id;
  const number = numberOf(row);
  return number === undefined ? `~${row.Cadastro || row.Horario}-${isFromAgent(row) ? 1 : 0}-${checksum(row.Mensagem)}` : `~${number}`;
}

/** The running number, which orders messages (contract part 5, row 9). */
export function numberOf(row: MessageRow): number | undefined {
  return row.Autonumeracao ?? row.AutonumeracaoEmpresa;
}

export function isFromAgent(row: MessageRow): boolean {
  return row.MensagemAtendente ?? (row.AtendenteHash !== '' && row.AutorMensagem !== '' && row.AutorMensagem === row.AtendenteTitulo);
}

/** Epoch milliseconds; undefined where the row has no usable time. */
export function timeOfMessage(row: MessageRow, { utcOffset }: Settings): number | undefined {
  return timeOf(row.Cadastro, utcOffset);
}

/**
 * `sentAt` is the time to show and to order by. TempBox reports neither delivery nor reading (contract part 5, row 15):
 * what it lists was sent, and nobody knows more.
 */
export function messageFrom(
  row: MessageRow,
  about: { readonly conversationId: string; readonly protocol: string; readonly sentAt: number; readonly byBot: boolean },
  settings: Settings,
): Message {
  const fromAgent = isFromAgent(row);
  const attachment = attachmentFrom(row, settings.base);
  return {
    id: messageId(row),
    conversationId: about.conversationId,
    protocol: about.protocol,
    direction: fromAgent ? 'out' : 'in',
    author: authorOf(row, fromAgent, about.byBot),
    sentAt: about.sentAt,
    ...(timeOfMessage(row, settings) === undefined ? { sentAtEstimated: true } : {}),
    // A file without an address cannot be shown, but that there was one can.
    body: { kind: 'text', text: row.Mensagem || (attachment ? '' : baseName(row.ArquivoAnexo)) },
    ...(attachment ? { attachment } : {}),
    status: fromAgent ? 'sent' : 'received',
  };
}

/** The kinds of agents are numbered and titled without a list of either (contract part 5, row 13). */
const botTitle = /(?:^|\P{L})(?:bot|rob[oô]|ia|ai|assistente virtual)(?:$|\P{L})/iu;

function authorOf(row: MessageRow, fromAgent: boolean, byBot: boolean): MessageAuthor {
  const contactName = row.AutorMensagem || row.SolicitanteTitulo;
  if (!fromAgent) return { kind: 'contact', ...(contactName === '' ? {} : { name: contactName }) };
  const name = row.AtendenteTitulo || row.AtendentePrimeiroNome || row.AutorMensagem;
  return {
    kind: byBot || botTitle.test(row.AtendenteMensagemTipoAtendenteTitulo) ? 'bot' : 'agent',
    ...(row.AtendenteHash === '' ? {} : { id: row.AtendenteHash }),
    ...(name === '' ? {} : { name }),
  };
}

/** Files come by address; no method sends one (contract part 5, row 14). */
export function attachmentFrom(row: MessageRow, base: string): MessageAttachment | undefined {
  const written = row.UrlAnexo.trim() || (/^https?:/i.test(row.ArquivoAnexo.trim()) ? row.ArquivoAnexo.trim() : '');
  if (written === '') return undefined;
  const url = addressOf(written.replaceAll('\\', '/'), base);
  if (url === undefined) return undefined;
  const name = baseName(row.ArquivoAnexo) || baseName(new URL(url).pathname);
  const extension = (row.Extensao.trim() || (/\.([a-z0-9]+)$/i.exec(name)?.[1] ?? '')).replace(/^\./, '').toLowerCase();
  return { kind: kindByExtension[extension] ?? 'document', url, name };
}

function addressOf(written: string, base: string): string | undefined {
  try {
    const url = new URL(written, base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function baseName(path: string): string {
  return (path.replaceAll('\\', '/').split('/').at(-1) ?? '').trim();
}

function checksum(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) >>> 0;
  return sum.toString(36);
}
