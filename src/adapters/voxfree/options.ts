import type { ChannelKind } from '../../domain/conversation.js';
import { platformIo, type Io } from '../../net/io.js';

/** What the vendor cannot tell about a channel (contract part 6, row 19). */
export interface VoxFreeChannel {
  /**
   * On Instagram and Messenger agents cannot write first. Of a channel that is not named here, only a name that says so
   * tells that it is one of them.
   */
  readonly kind: ChannelKind;
  readonly name?: string;
  /**
   * Runs on Meta's official API: the 24 h reply window applies. Default: true for Instagram and Messenger, and else
   * what the vendor's list of templates tells, which is read when a conversation of the channel is first opened.
   */
  readonly official?: boolean;
}

export interface VoxFreeOptions {
  /** Main host, e.g. `https://omni.example.com`; the services' own path `/mobile/…` is added. */
  readonly url: string;
  /** Host of quick replies and tags. Default: `url`. */
  readonly servicesUrl?: string;
  /** Address of the live connection. Default: the host of `url`, by `wss:` (`ws:` for `http:`). */
  readonly socketUrl?: string;
  /**
   * The agent's name, written before each message by the vendor's server. The vendor's sign-in gives none; by default
   * it is read from the login: `marina.duarte@account` is Marina Duarte.
   */
  readonly agentName?: string;
  /**
   * Channels by the vendor's id (`id_canal_unico`). The vendor's lists do not name a conversation's channel; when
   * exactly one is given here, it serves every conversation whose channel has not been seen yet.
   */
  readonly channels?: Readonly<Record<string, VoxFreeChannel>>;
  /**
   * Bytes of the largest file that may be sent. The vendor names no limit; the default, 16 MiB, is what WhatsApp takes of
   * sound and video.
   */
  readonly maxFileBytes?: number;
  /** Milliseconds until a request is given up. Default 15 s. */
  readonly timeout?: number;
  readonly io?: Io;
  /** Told what had to be guessed or left out while reading, without any content. For logs. */
  readonly onNotice?: (notice: string) => void;
}

export interface Settings {
  readonly main: string;
  readonly services: string;
  readonly socket: string;
  readonly agentName: string | undefined;
  readonly channels: ReadonlyMap<string, VoxFreeChannel>;
  readonly maxFileBytes: number;
  readonly timeout: number | undefined;
  readonly io: Io;
  readonly notice: (notice: string) => void;
}

/** Throws a `TypeError` for an address that is none: a mistake in the page's code, not a failure of the vendor. */
export function settingsOf(options: VoxFreeOptions): Settings {
  const io = options.io ?? platformIo();
  const main = baseOf(options.url, io);
  return {
    main,
    services: options.servicesUrl === undefined ? main : baseOf(options.servicesUrl, io),
    socket: new URL(options.socketUrl ?? socketBeside(main), socketBeside(main)).href,
    agentName: options.agentName,
    channels: new Map(Object.entries(options.channels ?? {})),
    maxFileBytes: options.maxFileBytes ?? 16 * 1024 * 1024,
    timeout: options.timeout,
    io,
    notice: options.onNotice ?? (() => undefined),
  };
}

function baseOf(url: string, io: Io): string {
  // An absolute address needs no base, and the origin of a sandboxed page ("null") cannot be one.
  const absolute = URL.canParse(url) ? new URL(url) : new URL(url, io.origin);
  return absolute.href.replace(/\/(?:mobile\/?)?$/, '');
}

function socketBeside(main: string): string {
  return main.replace(/^http/, 'ws');
}
