import type { Campaign } from '../../domain/dialer.js';
import { isPrivateAddress } from '../../net/address.js';
import { platformIo, type Io } from '../../net/io.js';
import { freeFields, genFields } from './wire.js';

/** Three secrets go with every request; what is missing here must come with the sign-in. */
export interface WideCloudSecrets {
  readonly login?: string;
  readonly password?: string;
  /** Of the API instance. It works from one origin IP only. */
  readonly token?: string;
}

/** The vendor lists no campaigns: whoever integrates names them. */
export interface WideCloudCampaign {
  readonly id: string;
  /** Default: what the rows call it, else the id. */
  readonly name?: string;
  readonly kind?: Campaign['kind'];
}

export interface WideCloudOptions {
  /** Address of the central, e.g. `https://central.example.com`. Plain `http:` is taken in private networks only. */
  readonly url: string;
  /** The agent's extension. Facts and records of other extensions are left out. */
  readonly extension: string;
  readonly agentName?: string;
  /** Asked at every sign-in. Never kept longer than that sign-in lasts. */
  readonly secrets?: () => WideCloudSecrets | Promise<WideCloudSecrets>;
  /** Without one there is no `dialer`. */
  readonly campaigns?: readonly WideCloudCampaign[];
  /** Free field that takes the key of an inserted contact, because `idcrm` is never given back. Default `gen22`. */
  readonly keyField?: string;
  /**
   * What free fields are called on screen, by the vendor's names: `{ gen1: 'Last order' }`. Contacts that are inserted carry
   * them by these names, too. Default: the vendor's.
   */
  readonly fieldLabels?: Readonly<Record<string, string>>;
  /** Area code of numbers that are written without one. */
  readonly areaCode?: string;
  /**
   * How a call is asked for: `api` posts all secrets to `api.php`, `discador` posts to `discador.php` without the token, as
   * the vendor's command line sample does. Default `api`.
   */
  readonly clickToCall?: 'api' | 'discador';
  /** Default `/api.php`. */
  readonly apiPath?: string;
  /** Default `/discador.php`. */
  readonly clickPath?: string;
  /** Address of a recording by its path: a server's of yours that converts GSM. Default: the central's own file. */
  readonly recordingUrl?: (path: string) => string;
  /** Call records of the agent's extension, or of all. Default `own`. */
  readonly records?: 'own' | 'all';
  /** Minutes by which the central's local time is ahead of UTC. Default -180, Brasília. */
  readonly utcOffset?: number;
  /** Milliseconds between two looks at the extensions. Default 2 s. */
  readonly pollEvery?: number;
  /** Milliseconds between two looks at the campaigns. Default 15 s. */
  readonly campaignsEvery?: number;
  /** Adds `admin`, which blocks a whole customer: on servers only, it stays away in a page. Default false. */
  readonly admin?: boolean;
  /** Login of the customer that `admin` is about; typed again as the confirmation. */
  readonly customer?: string;
  /** Milliseconds until a request is given up. Default 15 s. */
  readonly timeout?: number;
  readonly io?: Io;
  /** Told what had to be mended or guessed, without any content. For logs. */
  readonly onNotice?: (notice: string) => void;
}

export interface Settings {
  readonly base: string;
  readonly api: string;
  readonly click: string;
  readonly clickToCall: 'api' | 'discador';
  readonly extension: string;
  readonly agentName: string;
  readonly secrets: () => WideCloudSecrets | Promise<WideCloudSecrets>;
  readonly campaigns: readonly WideCloudCampaign[];
  readonly keyField: string;
  /** Names of a contact's fields on the wire, each with what it is called on screen. */
  readonly fields: readonly (readonly [name: string, label: string])[];
  readonly areaCode: string;
  readonly recordingUrl: (path: string) => string;
  readonly ownRecordsOnly: boolean;
  readonly utcOffset: number;
  readonly pollEvery: number;
  readonly campaignsEvery: number;
  /** The customer that may be blocked; undefined where nobody may. */
  readonly customer: string | undefined;
  readonly timeout: number | undefined;
  readonly io: Io;
  readonly notice: (notice: string) => void;
}

/** Throws a `TypeError` for what only the page's code can have got wrong. */
export function settingsOf(options: WideCloudOptions): Settings {
  const io = options.io ?? platformIo();
  const base = baseOf(options.url, io);
  const extension = options.extension.trim();
  if (extension === '') throw new TypeError('Wide Cloud needs an extension');
  const keyField = options.keyField ?? 'gen22';
  if (!/^gen(?:[1-9]|1\d|2[0-2])$/.test(keyField)) throw new TypeError('keyField must be gen1 to gen22');
  return {
    base,
    extension,
    keyField,
    api: base + (options.apiPath ?? '/api.php'),
    click: base + (options.clickPath ?? '/discador.php'),
    clickToCall: options.clickToCall ?? 'api',
    agentName: options.agentName ?? extension,
    secrets: options.secrets ?? (() => ({})),
    campaigns: options.campaigns ?? [],
    fields: fieldsFrom(keyField, options.fieldLabels ?? {}),
    areaCode: options.areaCode ?? '',
    recordingUrl: options.recordingUrl ?? ((path) => `${base}/gravador28/${path}.gsm`),
    ownRecordsOnly: options.records !== 'all',
    utcOffset: options.utcOffset ?? -180,
    pollEvery: options.pollEvery ?? 2_000,
    campaignsEvery: options.campaignsEvery ?? 15_000,
    customer: customerOf(options, io),
    timeout: options.timeout,
    io,
    notice: options.onNotice ?? (() => undefined),
  };
}

/** The field that holds a contact's key is ours. */
function fieldsFrom(keyField: string, labels: Readonly<Record<string, string>>): Settings['fields'] {
  const names = [...freeFields, ...genFields].filter((name) => name !== keyField);
  const fields = names.map((name) => [name, (Object.hasOwn(labels, name) && labels[name]?.trim()) || name] as const);
  if (new Set(fields.map(([, label]) => label)).size < fields.length) throw new TypeError('fieldLabels must differ from each other');
  return fields;
}

function baseOf(url: string, io: Io): string {
  const absolute = URL.canParse(url) ? new URL(url) : new URL(url, io.origin);
  const href = absolute.href.replace(/[?#].*$/, '').replace(/\/(?:(?:api|discador)\.php)?$/, '');
  if (absolute.protocol === 'https:' || (absolute.protocol === 'http:' && isPrivateAddress(href))) return href;
  throw new TypeError('Wide Cloud is reached over https only');
}

/** A page must not be able to block a customer's whole PBX, whatever its code says. */
function customerOf({ admin, customer = '' }: WideCloudOptions, io: Io): string | undefined {
  if (!admin || io.origin !== undefined) return undefined;
  if (customer.trim() === '') throw new TypeError('admin needs the customer that it is about');
  return customer.trim();
}
