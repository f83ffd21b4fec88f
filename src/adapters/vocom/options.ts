import type { Availability, Credentials } from '../../domain/agent.js';
import { platformIo, type Io } from '../../net/io.js';

export interface VocomOptions {
  /** Scheme and host of the PBX or of the server in front of it, with a path where there is one. */
  readonly url: string;
  /** The company (`company_id`), a UUID that the PBX gives out. */
  readonly company: string;
  /** Name of the agent, exactly as the PBX has it: it is the agent's only id. */
  readonly agent: string;
  /** The agent's extension (`branch`). */
  readonly extension: string;
  /** Names of the queues to look at: the vendor has no list of them. Default none: no colleagues, no queue state. */
  readonly queues?: readonly string[];
  /**
   * Where the API key comes from. A callback is asked when a connection is opened, for use on servers; `none` sends no
   * key, because a server in between adds it. Default: the host signs in with it, as `{ token }`, or as `{ user, password }`
   * where the user's name is another than `api_key`.
   */
  readonly credentials?: (() => Promise<Credentials>) | 'none';
  /** Path of the agent's and the call's services. Default `/interact_cti` (Vocom contract, part 4, row 2). */
  readonly servicePrefix?: string;
  /** Path of the reports. Default none (row 2). */
  readonly reportPrefix?: string;
  /** Milliseconds between two looks at the queues. Default 10 s; a minute where there are no queues. */
  readonly pollEvery?: number;
  /** Rows of a report that mean that there are more. Default 2000. */
  readonly reportLimit?: number;
  /** Minutes by which the PBX's local time is ahead of UTC. Default -180, Brasília. */
  readonly utcOffset?: number;
  /** Milliseconds that one unit of a pause's planned length stands for. Default a minute: the vendor names no unit. */
  readonly pauseUnit?: number;
  /** What words of the PBX for an agent's state mean, beside the known ones; only `Available` is documented. */
  readonly states?: Readonly<Record<string, Availability>>;
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
  readonly extension: string;
  readonly queues: readonly string[];
  readonly credentials: (() => Promise<Credentials>) | 'none' | undefined;
  readonly prefixes: { readonly service: string; readonly report: string };
  readonly pollEvery: number;
  readonly reportLimit: number;
  readonly utcOffset: number;
  readonly pauseUnit: number;
  readonly states: ReadonlyMap<string, Availability>;
  readonly timeout: number | undefined;
  readonly io: Io;
  readonly notice: (notice: string) => void;
}

/** Throws a `TypeError` for an address that is none and for an empty company, agent or extension: mistakes in the page's code. */
export function settingsOf(options: VocomOptions): Settings {
  const io = options.io ?? platformIo();
  const [company, agent, extension] = [options.company.trim(), options.agent.trim(), options.extension.trim()];
  if (company === '' || agent === '' || extension === '') throw new TypeError('Vocom needs company, agent and extension');
  const queues = [...new Set(options.queues ?? [])];
  return {
    base: baseOf(options.url, io),
    company,
    agent,
    extension,
    queues,
    credentials: options.credentials,
    prefixes: { service: slashed(options.servicePrefix ?? '/interact_cti'), report: slashed(options.reportPrefix ?? '') },
    pollEvery: options.pollEvery ?? (queues.length > 0 ? 10_000 : 60_000),
    reportLimit: options.reportLimit ?? 2_000,
    utcOffset: options.utcOffset ?? -180,
    pauseUnit: options.pauseUnit ?? 60_000,
    states: new Map(Object.entries(options.states ?? {}).map(([word, state]) => [word.toLowerCase(), state])),
    timeout: options.timeout,
    io,
    notice: options.onNotice ?? (() => undefined),
  };
}

function baseOf(url: string, io: Io): string {
  // An absolute address needs no base, and the origin of a sandboxed page ("null") cannot be one.
  const absolute = URL.canParse(url) ? new URL(url) : new URL(url, io.origin);
  return absolute.href.replace(/[?#].*$/, '').replace(/\/+$/, '').replace(/\/interact_cti$/, '');
}

function slashed(prefix: string): string {
  const bare = prefix.trim().replace(/^\/+|\/+$/g, '');
  return bare === '' ? '' : `/${bare}`;
}
