import type { SipAccount } from '../../domain/call.js';

export interface WideCloudSip {
  /** The central's bare host name; registrations know no `https://` (contract part 5, row 16). */
  readonly host: string;
  /** The extension. "Ramal-web" must be switched on for it. */
  readonly extension: string;
  /** The extension's SIP password, not the account's. */
  readonly password: string;
  readonly displayName?: string;
  /** Default 8089 (contract part 5, row 13). */
  readonly port?: number;
  /** Default `/ws`. */
  readonly path?: string;
}

/** What a telephone in the browser registers with: always over `wss:`, and with the realm that the challenge names. */
export function wideCloudSipAccount({ host, extension, password, displayName, port = 8089, path = '/ws' }: WideCloudSip): SipAccount {
  const domain = host.trim().replace(/^[a-z]+:\/\//i, '').replace(/[:/].*$/, '');
  if (domain === '' || extension.trim() === '') throw new TypeError('Wide Cloud needs a host and an extension');
  return {
    user: extension.trim(),
    password,
    domain,
    server: `wss://${domain}:${port}/${path.replace(/^\/+/, '')}`,
    ...(displayName === undefined ? {} : { displayName }),
  };
}
