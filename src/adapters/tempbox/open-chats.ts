import type { Message } from '../../domain/message.js';
import { messageFrom, messageId, numberOf, timeOfMessage } from './map-message.js';
import type { Settings } from './options.js';
import type { MessageRow } from './wire-rows.js';

interface Line {
  row: MessageRow;
  /** As it was emitted last. */
  message: Message | undefined;
  clientId: string | undefined;
}

/** Clocks of the vendor's own servers may disagree by so much; what differs more is told as it is. */
const longestSkew = 600_000;

/**
 * The messages of a conversation on the agent's screen. Their order is that of the running numbers (contract part 4):
 * times come with the precision of a minute or a second, and are made to follow it.
 */
export class OpenChat {
  readonly id: string;
  readonly protocol: string;
  readonly #settings: Settings;
  readonly #isBot: (agentHash: string) => boolean;
  readonly #lines = new Map<string, Line>();
  /** Number of the newest message. */
  cursor: number | undefined;
  /** It is being opened: nothing of it is told before all of it is. */
  entering = false;

  constructor(id: string, protocol: string, settings: Settings, isBot: (agentHash: string) => boolean) {
    this.id = id;
    this.protocol = protocol;
    this.#settings = settings;
    this.#isBot = isBot;
  }

  get size(): number {
    return this.#lines.size;
  }

  has(messageIdOfRow: string): boolean {
    return this.#lines.has(messageIdOfRow);
  }

  /** Returns what is new or not as it was, in order. `clientIdFor` names our own. */
  merge(rows: readonly MessageRow[], clientIdFor: (row: MessageRow) => string | undefined, receivedAt: number): readonly Message[] {
    let touched = false;
    for (const row of rows) touched = this.#take(row, clientIdFor(row)) || touched;
    return touched ? this.#changed(receivedAt) : [];
  }

  /** Files of messages that are known; what else such rows say is left to the lists of the conversation itself. */
  learnFiles(rows: readonly MessageRow[], receivedAt: number): readonly Message[] {
    let touched = false;
    for (const { ArquivoAnexo, Extensao, UrlAnexo, ...row } of rows) {
      const line = this.#lines.get(messageId({ ArquivoAnexo, Extensao, UrlAnexo, ...row }));
      if (!line || (line.row.UrlAnexo === UrlAnexo && line.row.ArquivoAnexo === ArquivoAnexo)) continue;
      line.row = { ...line.row, ArquivoAnexo, Extensao, UrlAnexo };
      touched = true;
    }
    return touched ? this.#changed(receivedAt) : [];
  }

  /** All messages, in order. */
  messages(): readonly Message[] {
    return this.#ordered().map(({ message }) => message).filter((message) => message !== undefined);
  }

  #take(row: MessageRow, clientId: string | undefined): boolean {
    const id = messageId(row);
    const known = this.#lines.get(id);
    const number = numberOf(row);
    if (number !== undefined && number > (this.cursor ?? Number.NEGATIVE_INFINITY)) this.cursor = number;
    if (!known) {
      this.#lines.set(id, { row, message: undefined, clientId });
      return true;
    }
    const merged = withKnownFile(row, known.row);
    if (known.clientId === (clientId ?? known.clientId) && sameRow(known.row, merged)) return false;
    Object.assign(known, { row: merged, clientId: clientId ?? known.clientId });
    return true;
  }

  #changed(receivedAt: number): readonly Message[] {
    const lines = this.#ordered();
    const times = timesOf(lines.map(({ row }) => timeOfMessage(row, this.#settings)), receivedAt);
    const changed: Message[] = [];
    lines.forEach((line, index) => {
      const byBot = this.#isBot(line.row.AtendenteHash);
      const about = { conversationId: this.id, protocol: this.protocol, sentAt: times[index] ?? receivedAt, byBot };
      const mapped = messageFrom(line.row, about, this.#settings);
      const message = line.clientId === undefined ? mapped : { ...mapped, clientId: line.clientId };
      if (line.message && JSON.stringify(line.message) === JSON.stringify(message)) return;
      line.message = message;
      changed.push(message);
    });
    return changed;
  }

  #ordered(): readonly Line[] {
    const lines = [...this.#lines.values()];
    const numbered = lines.every(({ row }) => numberOf(row) !== undefined);
    const keyOf = ({ row }: Line): number => (numbered ? numberOf(row) : timeOfMessage(row, this.#settings)) ?? Number.MAX_VALUE;
    return lines.sort((left, right) => keyOf(left) - keyOf(right));
  }
}

/** The windows of messages name files, the lists of one conversation do not: what was learnt is kept. */
function withKnownFile(row: MessageRow, known: MessageRow): MessageRow {
  if (row.UrlAnexo !== '' || row.ArquivoAnexo !== '') return row;
  const { ArquivoAnexo, Extensao, UrlAnexo } = known;
  return { ...row, ArquivoAnexo, Extensao, UrlAnexo };
}

const compared = [
  'Mensagem', 'Cadastro', 'MensagemAtendente', 'AtendenteHash', 'AtendenteTitulo', 'AutorMensagem', 'ArquivoAnexo', 'Extensao', 'UrlAnexo',
  'Autonumeracao',
] as const satisfies readonly (keyof MessageRow)[];

function sameRow(left: MessageRow, right: MessageRow): boolean {
  return compared.every((key) => left[key] === right[key]);
}

/** Each later than the one before; what has no time stands beside its neighbour. */
function timesOf(written: readonly (number | undefined)[], receivedAt: number): readonly number[] {
  const first = written.findIndex((time) => time !== undefined);
  const start = (written[first] ?? receivedAt) - Math.max(first, 0) - 1;
  const times: number[] = [];
  let before = start;
  for (const time of written) {
    const next = time === undefined || (time <= before && before - time < longestSkew) ? before + 1 : time;
    times.push(next);
    before = next;
  }
  return times;
}

export class OpenChats {
  readonly #settings: Settings;
  readonly #isBot: (agentHash: string) => boolean;
  readonly #chats = new Map<string, OpenChat>();

  constructor(settings: Settings, isBot: (agentHash: string) => boolean) {
    this.#settings = settings;
    this.#isBot = isBot;
  }

  get(id: string): OpenChat | undefined {
    return this.#chats.get(id);
  }

  has(id: string): boolean {
    return this.#chats.has(id);
  }

  all(): readonly OpenChat[] {
    return [...this.#chats.values()];
  }

  open(id: string, protocol: string): OpenChat {
    const chat = this.#chats.get(id) ?? new OpenChat(id, protocol, this.#settings, this.#isBot);
    this.#chats.set(id, chat);
    return chat;
  }

  leave(id: string): void {
    this.#chats.delete(id);
  }

  clear(): void {
    this.#chats.clear();
  }
}
