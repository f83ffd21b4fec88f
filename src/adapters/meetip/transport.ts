import type { Io } from '../../net/io.js';
import { apart } from './repair.js';
import type { Settings } from './options.js';
import { unprinted, type Fields, type Operation, type ParameterName } from './wire.js';

/** What is asked for, in our words. */
export interface Asked {
  readonly operation: Operation;
  readonly fields: Fields;
}

/**
 * Puts what is asked for into the words of this wire: one address, an action and parameters in the query, and a token in the
 * header. What is asked for comes as the body of `url`, and goes as none. Judges by the status alone whether it was
 * refused, as the words of a refusal are not known (contract part 1).
 */
export function transport(settings: Settings, authorization: () => string): Io['fetch'] {
  return async (url, init = {}) => {
    const asked = JSON.parse(init.body as string) as Asked;
    const { address, init: own } = requestOf(settings, asked, authorization());
    const response = await settings.io.fetch(url + address, { ...own, signal: init.signal ?? null });
    const text = await response.text();
    const body = response.status >= 400 ? '' : readable(asked.operation, text);
    return new Response(body, { status: response.status, headers: response.headers });
  };
}

export function requestOf(settings: Settings, { operation, fields }: Asked, authorization: string): { readonly address: string; readonly init: RequestInit } {
  const { dialect, inHeader, inQuery } = settings;
  const method = dialect.methods[operation];
  const parameters = new URLSearchParams({ [dialect.parameters.action]: dialect.actions[operation] });
  for (const [name, value] of Object.entries(fields)) parameters.set(dialect.parameters[name as ParameterName], value);
  if (!inHeader) parameters.set(dialect.parameters.authorization, authorization);
  const headers: Record<string, string> = { accept: 'application/json', ...(inHeader ? { [dialect.parameters.authorization]: authorization } : {}) };
  const init: RequestInit = { method, headers, cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' };
  // Blanks as `%20`, which every reader of addresses understands.
  if (inQuery || method === 'GET') return { address: `?${parameters.toString().replaceAll('+', '%20')}`, init };
  return { address: '', init: { ...init, body: parameters } };
}

/** Some answers need be no JSON at all; a page is never one. */
function readable(operation: Operation, text: string): string {
  const trimmed = text.trim();
  if (!unprinted.has(operation) || /^(?:<|\{|\[|"\w+"\s*:)/.test(trimmed)) return apart(text);
  return JSON.stringify({ texto: trimmed.replace(/^"|"$/g, '') });
}
