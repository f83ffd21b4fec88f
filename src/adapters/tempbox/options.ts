import type { ChannelKind } from '../../domain/conversation.js';
import { platformIo, type Io } from '../../net/io.js';

/** What the vendor's texts do not tell about a channel. */
export interface TempBoxChannel {
  readonly kind: ChannelKind;
  readonly name?: string;
  /** Runs on Meta's official API: the 24 h reply window applies. Default false. */
  readonly official?: boolean;
}

/**
 * Which id of a row goes into which field of a request: the vendor's reference does not say (TempBox contract, part 5,
 * row 1).
 */
export interface TempBoxIds {
  /** For `Atendimento`. Default `detect`: tells by reading messages, never by writing. */
  readonly conversation?: 'detect' | 'Atendimento' | 'Hash';
  /** For `Contato`. Default `ReferenteSolicitante`. */
  readonly contact?: 'ReferenteSolicitante' | 'ReferenteSolicitanteHash' | 'Cliente';
  /** For `CodigoReferenciaCanal`. Default `ReferenteCanal`. */
  readonly channel?: 'ReferenteCanal' | 'ReferenteCanalFormaContato';
  /** The agent's hash in rows, where it is not the same as `agent`. */
  readonly agentHash?: string;
}

/**
 * How new messages of the open conversation are fetched. `reread` reads the conversation again. The others read windows
 * of `Inicio` to `Termino`, whose meaning the vendor's reference leaves open: rows (`rows`), running numbers
 * (`numbers`), epoch seconds (`seconds`), or rows of the site chat's own list (`site`).
 */
export type TempBoxFetching = 'reread' | 'rows' | 'numbers' | 'seconds' | 'site';

export interface TempBoxOptions {
  /** Host of the services, e.g. `https://api.example.com`; the path `/api/Atendimento/…` is added. */
  readonly url: string;
  /** The company (`Empresa`) whose conversations these are. */
  readonly company: string;
  /** The agent (`Atendente`), by the hash that the vendor's rows carry. */
  readonly agent: string;
  /** Default: learnt from the rows that name the agent. */
  readonly agentName?: string;
  /** Minutes by which the vendor's local time is ahead of UTC. Default -180, Brasília. */
  readonly utcOffset?: number;
  /** Milliseconds between two looks at the lists. Default 5 s. */
  readonly pollEvery?: number;
  /** Milliseconds between two looks into the open conversation. Default 3 s. */
  readonly threadEvery?: number;
  readonly ids?: TempBoxIds;
  /** By the id that rows carry for their channel (`ids.channel`). */
  readonly channels?: Readonly<Record<string, TempBoxChannel>>;
  readonly fetching?: TempBoxFetching;
  /** Rows of one window of messages. Default 100. */
  readonly windowSize?: number;
  /** `chat` reads messages by `ListarMensagensAtendimentoChat`. Default `full`. */
  readonly messages?: 'full' | 'chat';
  /** Files are named in the windows of messages only; false leaves them out, and saves a request. Default true. */
  readonly attachments?: boolean;
  /** Standard messages are sent by their id. The vendor lists no text of theirs (part 5, row 12). Default false. */
  readonly sendStandard?: boolean;
  /** Adds `admin`, which acts on the whole account: for servers only. Default false. */
  readonly admin?: boolean;
  /** Characters of an address; texts that would need more are refused with `limit`. Default 2000. */
  readonly longestUrl?: number;
  /** Milliseconds until a request is given up. Default 15 s. */
  readonly timeout?: number;
  readonly io?: Io;
  /** Told what had to be guessed or left out, without any content. For logs. */
  readonly onNotice?: (notice: string) => void;
}

export interface Settings {
  readonly base: string;
  readonly company: string;
  readonly agent: string;
  readonly agentHash: string;
  readonly agentName: string;
  readonly utcOffset: number;
  readonly pollEvery: number;
  readonly threadEvery: number;
  readonly ids: Required<Omit<TempBoxIds, 'agentHash'>>;
  readonly channels: ReadonlyMap<string, TempBoxChannel>;
  readonly fetching: TempBoxFetching;
  readonly windowSize: number;
  readonly messages: 'full' | 'chat';
  readonly attachments: boolean;
  readonly sendStandard: boolean;
  readonly admin: boolean;
  readonly longestUrl: number;
  readonly timeout: number | undefined;
  readonly io: Io;
  readonly notice: (notice: string) => void;
}

/** Throws a `TypeError` for an address that is none and for an empty company or agent: mistakes in the page's code. */
export function settingsOf(options: TempBoxOptions): Settings {
  const io = options.io ?? platformIo();
  const { company, agent, ids = {} } = options;
  if (company.trim() === '' || agent.trim() === '') throw new TypeError('TempBox needs company and agent');
  return {
    base: baseOf(options.url, io),
    company: company.trim(),
    agent: agent.trim(),
    agentHash: ids.agentHash ?? agent.trim(),
    agentName: options.agentName ?? '',
    utcOffset: options.utcOffset ?? -180,
    pollEvery: options.pollEvery ?? 5_000,
    threadEvery: options.threadEvery ?? 3_000,
    ids: { conversation: 'detect', contact: 'ReferenteSolicitante', channel: 'ReferenteCanal', ...ids },
    channels: new Map(Object.entries(options.channels ?? {}).map(([key, channel]) => [key.toLowerCase(), channel])),
    fetching: options.fetching ?? 'reread',
    windowSize: options.windowSize ?? 100,
    messages: options.messages ?? 'full',
    attachments: options.attachments ?? true,
    sendStandard: options.sendStandard ?? false,
    admin: options.admin ?? false,
    longestUrl: options.longestUrl ?? 2_000,
    timeout: options.timeout,
    io,
    notice: options.onNotice ?? (() => undefined),
  };
}

function baseOf(url: string, io: Io): string {
  // An absolute address needs no base, and the origin of a sandboxed page ("null") cannot be one.
  const absolute = URL.canParse(url) ? new URL(url) : new URL(url, io.origin);
  return absolute.href.replace(/[?#].*$/, '').replace(/\/(?:api\/?(?:Atendimento\/?)?)?$/i, '');
}
