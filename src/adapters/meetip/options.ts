import { isPrivateAddress } from '../../net/address.js';
import { platformIo, type Io } from '../../net/io.js';
import type { ScreenPop } from '../../domain/backend-event.js';
import type { EventFields } from './event.js';
import { dialectWith, type Dialect, type DialectChanges } from './wire.js';

/** What MeetIP must show when it tells of calls. Without any of both nothing is believed. */
export interface MeetIpWebhook {
  /** The key that comes in the `Authorization` header. */
  readonly token?: string;
  readonly basic?: { readonly user: string; readonly password: string };
  /** Names that the administrator gave to what is told, where they are none of the documentation's examples. */
  readonly fields?: EventFields;
  /**
   * Body of the answer to a ring of the agent's extension, sent as JSON: values in it may come back with later events
   * ("variable re-sending", contract part 5). Must be quick: after 2 s an empty object is answered.
   */
  readonly answer?: (pop: ScreenPop) => unknown;
}

/** What is known of a campaign's form beside its labels. */
export interface MeetIpCampaignForm {
  /** Names to send, by the labels that the campaign lists, where they differ. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Label that takes a contact's name. Default: the first that reads like one. */
  readonly nameLabel?: string;
  /** Label that takes a contact's key. Default: the key is not sent. */
  readonly keyLabel?: string;
}

export interface MeetIpOptions {
  /** Address of `rest.php`, e.g. `https://pbx.example.com/crm2rest/v2/rest.php`. Plain `http:` is taken in private networks only. */
  readonly url: string;
  /** The agent's extension. Facts of other extensions are left out. */
  readonly extension: string;
  readonly agentName?: string;
  /** Three digits. Needed to sign in with the extension and its web password. */
  readonly tenant?: string;
  /** Whom a fixed token belongs to: the agent, or the whole company, so that the agent is named beside it. Default `agent`. */
  readonly tokenOf?: 'agent' | 'company';
  /** Words of this installation, where they are not the likeliest ones. */
  readonly dialect?: DialectChanges;
  /** All parameters' names in lower case (contract part 6, row 6). Default false. */
  readonly lowerCase?: boolean;
  /** Where the token goes. Addresses end up in logs: `query` is for installations that take no header. Default `header`. */
  readonly authorizationIn?: 'header' | 'query';
  /** Where parameters of a POST go. Default `query`, as in the vendor's example. */
  readonly parametersIn?: 'query' | 'form';
  readonly webhook?: MeetIpWebhook;
  /** By the campaign's id. */
  readonly forms?: Readonly<Record<string, MeetIpCampaignForm>>;
  /** Calling code that is cut off numbers, e.g. `34`; other numbers with a plus are dialled with `00`. */
  readonly countryCode?: string;
  /** Call records of the agent's extension, or of all. Default `own`. */
  readonly records?: 'own' | 'all';
  /** IANA name of the time zone in which the PBX counts. Default `Europe/Madrid`. */
  readonly timeZone?: string;
  /** Milliseconds between two looks at the extensions. Default 15 s, and 2 s while a call is on of which nothing was told. */
  readonly pollEvery?: number;
  /** Milliseconds between two looks at the campaigns. Default 60 s. */
  readonly campaignsEvery?: number;
  /** Milliseconds that a call is shown of which MeetIP tells nothing. Default 2 min. */
  readonly unheardFor?: number;
  /** Milliseconds after which a ring whose end nobody told is over. Default 2 min. */
  readonly ringFor?: number;
  /** Milliseconds until a request is given up. Default 15 s. */
  readonly timeout?: number;
  readonly io?: Io;
  /** Told what had to be mended or guessed, without any content. For logs. */
  readonly onNotice?: (notice: string) => void;
}

export interface Settings {
  readonly url: string;
  readonly extension: string;
  readonly agentName: string;
  readonly tenant: string;
  readonly isCompanyToken: boolean;
  readonly dialect: Dialect;
  readonly inHeader: boolean;
  readonly inQuery: boolean;
  readonly webhook: MeetIpWebhook;
  readonly forms: Readonly<Record<string, MeetIpCampaignForm>>;
  readonly countryCode: string;
  readonly ownRecordsOnly: boolean;
  readonly timeZone: string;
  readonly pollEvery: number;
  readonly unheardEvery: number;
  readonly campaignsEvery: number;
  readonly unheardFor: number;
  readonly ringFor: number;
  readonly timeout: number | undefined;
  readonly io: Io;
  readonly notice: (notice: string) => void;
}

/** Throws a `TypeError` for what only the page's code can have got wrong. */
export function settingsOf(options: MeetIpOptions): Settings {
  const io = options.io ?? platformIo();
  const extension = options.extension.trim();
  if (extension === '') throw new TypeError('MeetIP needs an extension');
  const { pollEvery = 15_000, lowerCase = false } = options;
  return {
    url: addressOf(options.url, io),
    extension,
    agentName: options.agentName ?? extension,
    tenant: options.tenant?.trim() ?? '',
    isCompanyToken: options.tokenOf === 'company',
    dialect: lowerCase ? inLowerCase(dialectWith(options.dialect)) : dialectWith(options.dialect),
    inHeader: options.authorizationIn !== 'query',
    inQuery: options.parametersIn !== 'form',
    webhook: options.webhook ?? {},
    forms: options.forms ?? {},
    countryCode: options.countryCode?.replace(/\D/g, '') ?? '',
    ownRecordsOnly: options.records !== 'all',
    timeZone: options.timeZone ?? 'Europe/Madrid',
    pollEvery,
    unheardEvery: Math.min(2_000, pollEvery),
    campaignsEvery: options.campaignsEvery ?? 60_000,
    unheardFor: options.unheardFor ?? 120_000,
    ringFor: options.ringFor ?? 120_000,
    timeout: options.timeout,
    io,
    notice: options.onNotice ?? (() => undefined),
  };
}

function addressOf(url: string, io: Io): string {
  const absolute = URL.canParse(url) ? new URL(url) : new URL(url, io.origin);
  const href = absolute.href.replace(/[?#].*$/, '');
  if (absolute.protocol === 'https:' || (absolute.protocol === 'http:' && isPrivateAddress(href))) return href;
  throw new TypeError('MeetIP is reached over https only');
}

function inLowerCase(dialect: Dialect): Dialect {
  const parameters = Object.fromEntries(Object.entries(dialect.parameters).map(([name, word]) => [name, word.toLowerCase()]));
  return { ...dialect, parameters: parameters as Dialect['parameters'] };
}
