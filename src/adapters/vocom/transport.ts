import type { Io } from '../../net/io.js';
import type { Settings } from './options.js';
import { services } from './wire.js';

/** Value of the `Authorization` header; undefined where a server in between adds it. */
export type Authorization = string | undefined;

const reports: readonly string[] = Object.values(services).filter(({ prefix }) => prefix === 'report').map(({ path }) => path);

/**
 * Adds what every request carries, and finds out where this PBX has its services: both places are printed in the vendor's
 * documentation (contract part 4, row 2). A 404 that is no answer of the API's has done nothing, so that asking elsewhere
 * repeats nothing.
 */
export function transport(settings: Settings, authorization: Authorization): Io['fetch'] {
  const { io, base, prefixes, notice } = settings;
  const places = new Map<'service' | 'report', string>([['service', prefixes.service], ['report', prefixes.report]]);
  return async (url, init = {}) => {
    const path = url.slice(base.length + 1).replace(/\/$/, '');
    const kind = reports.includes(path) ? 'report' : 'service';
    const place = places.get(kind) ?? '';
    const other = place === '' ? prefixes.service || '/interact_cti' : '';
    const asked = withHeaders(init, authorization);
    const first = await io.fetch(`${base}${place}/${path}/`, asked);
    if (first.status !== 404 || await isAnswer(first.clone())) return first;
    const second = await io.fetch(`${base}${other}/${path}/`, asked);
    if (second.status === 404) return second;
    places.set(kind, other);
    notice(`${kind} paths begin with "${other}/"`);
    return second;
  };
}

function withHeaders(init: RequestInit, authorization: Authorization): RequestInit {
  const headers = new Headers(init.headers);
  if (authorization !== undefined) headers.set('authorization', authorization);
  return { ...init, method: 'POST', headers, cache: 'no-store', credentials: authorization === undefined ? 'same-origin' : 'omit', redirect: 'error' };
}

async function isAnswer(response: Response): Promise<boolean> {
  return /"status_type"\s*:/.test(await response.text());
}

/** The user's literal name is `api_key` and the password the key (contract part 1). */
export function basic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
