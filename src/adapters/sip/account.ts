import type { Credentials } from '../../domain/agent.js';
import type { SipAccount } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { PhoneAccount } from './agent.js';
import type { SipOptions } from './options.js';

export interface AccountSources {
  readonly options: SipOptions;
  /** From a vendor's sign-in. */
  readonly vendor: SipAccount | undefined;
  /** Typed by the agent into our own sign-in. */
  readonly typed: { readonly user: string; readonly password: string } | undefined;
}

/** Whether anything could come of connecting, before a secret is asked for. */
export function isConfigured({ options, vendor, typed }: AccountSources): boolean {
  return Boolean((options.server ?? vendor?.server) && (vendor || typed || options.credentials));
}

/**
 * The account to register: what was configured wins over what the vendor's sign-in brought. `undefined` without a server
 * or without a user. Rejects with `auth` when the host gives no usable password.
 */
export async function resolveAccount(sources: AccountSources): Promise<PhoneAccount | undefined> {
  const { options, vendor } = sources;
  const server = options.server ?? vendor?.server;
  const domain = options.domain ?? vendor?.domain ?? hostOf(server);
  if (!server || !domain || !isConfigured(sources)) return undefined;
  const known = options.user ?? vendor?.user;
  const { user, password } = vendorPassword(sources) ?? (await askedFor(sources, known));
  const authorizationUser = options.authorizationUser ?? (vendor?.user === user ? vendor.authorizationUser : undefined);
  const displayName = options.displayName ?? vendor?.displayName;
  return {
    server,
    domain,
    user: options.user ?? user,
    password,
    ...(authorizationUser === undefined ? {} : { authorizationUser }),
    ...(displayName === undefined ? {} : { displayName }),
  };
}

/** Where the account is registered, before anybody is asked for it. */
export function serverOf({ options, vendor }: AccountSources): { readonly url: string; readonly domain: string } | undefined {
  const url = options.server ?? vendor?.server;
  const domain = options.domain ?? vendor?.domain ?? hostOf(url);
  return url && domain ? { url, domain } : undefined;
}

/** Address of record as far as it is known without asking anybody, or that of `user` where nothing else names one. */
export function addressOf({ options, vendor, typed }: AccountSources, user?: string): string | undefined {
  const server = options.server ?? vendor?.server;
  const domain = options.domain ?? vendor?.domain ?? hostOf(server);
  const name = options.user ?? vendor?.user ?? typed?.user ?? user;
  return server && domain && name ? `${name}@${domain}` : undefined;
}

/** The vendor's own password needs nobody's help, unless the host named its own user and a way to ask for its password. */
function vendorPassword({ options, vendor }: AccountSources): { user: string; password: string } | undefined {
  if (!vendor) return undefined;
  const own = options.user !== undefined && (options.credentials !== undefined || options.user !== vendor.user);
  return own ? undefined : { user: vendor.user, password: vendor.password };
}

async function askedFor(
  { options, typed }: AccountSources,
  known: string | undefined,
): Promise<{ user: string; password: string }> {
  if (!options.credentials) {
    if (!typed) throw new Fault('auth');
    return typed;
  }
  const credentials: Credentials = await options
    .credentials({ for: 'voice', name: 'sip', ...(known === undefined ? {} : { user: known }) })
    .catch((cause: unknown) => {
      throw cause instanceof Fault ? cause : new Fault('auth', { cause });
    });
  // Digest (RFC 3261 part 22) needs a password; there is no bearer of tokens in it.
  if (!('password' in credentials)) throw new Fault('auth');
  return credentials;
}

function hostOf(server: string | undefined): string | undefined {
  try {
    return server === undefined ? undefined : new URL(server).hostname;
  } catch {
    return undefined;
  }
}
