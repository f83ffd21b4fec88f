/**
 * SIP messages as text (RFC 3261 part 7), one per WebSocket frame (RFC 7118). Headers are kept in order and verbatim,
 * because a proxy must hand on what it does not understand.
 */
export interface Header {
  readonly name: string;
  readonly value: string;
}

export interface SipRequest {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
  readonly headers: readonly Header[];
  readonly body: string;
}

export interface SipResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body: string;
}

export type SipMessage = SipRequest | SipResponse;

const MAX_HEADERS = 128;
const MAX_HEADER_LENGTH = 8192;
/** Without these a message can be neither answered nor matched (RFC 3261 part 8.1.1). */
const MANDATORY = ['Via', 'From', 'To', 'Call-ID', 'CSeq'] as const;

const COMPACT: Readonly<Record<string, string>> = {
  b: 'Referred-By',
  c: 'Content-Type',
  e: 'Content-Encoding',
  f: 'From',
  i: 'Call-ID',
  k: 'Supported',
  l: 'Content-Length',
  m: 'Contact',
  o: 'Event',
  r: 'Refer-To',
  s: 'Subject',
  t: 'To',
  u: 'Allow-Events',
  v: 'Via',
  x: 'Session-Expires',
};

/** `undefined` for whatever is not a complete SIP message: garbage is to be ignored, never to be thrown at somebody. */
export function parseMessage(text: string): SipMessage | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [startLine = '', ...lines] = text.slice(0, end).replace(/\r\n[ \t]/g, ' ').split('\r\n');
  const headers = parseHeaders(lines);
  const body = text.slice(end + 4);
  if (!headers || !isComplete(headers, body)) return undefined;
  return parseStartLine(startLine, headers, body);
}

export function formatMessage(message: SipMessage): string {
  const startLine =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`;
  const lines = message.headers.map(({ name, value }) => `${name}: ${value}`);
  return [startLine, ...lines, '', message.body].join('\r\n');
}

/** The first header of that name. `name` in its long form; case does not matter. */
export function header(message: { readonly headers: readonly Header[] }, name: string): string | undefined {
  return message.headers.find(candidate => sameName(candidate, name))?.value;
}

export function headers(message: { readonly headers: readonly Header[] }, name: string): string[] {
  return message.headers.filter(candidate => sameName(candidate, name)).map(({ value }) => value);
}

export function withoutHeaders<M extends SipMessage>(message: M, ...names: readonly string[]): M {
  return { ...message, headers: message.headers.filter(candidate => !names.some(name => sameName(candidate, name))) };
}

/** Puts a header before all others, where Via belongs. */
export function withFirst<M extends SipMessage>(message: M, name: string, value: string): M {
  return { ...message, headers: [{ name, value }, ...message.headers] };
}

/** CSeq's two halves. The method tells which request a response answers. */
export function sequence(message: SipMessage): { number: number; method: string } | undefined {
  const match = /^(\d{1,10})\s+([A-Z]+)$/.exec(header(message, 'CSeq') ?? '');
  return match ? { number: Number(match[1]), method: match[2] ?? '' } : undefined;
}

function sameName(candidate: Header, name: string): boolean {
  return candidate.name.toLowerCase() === name.toLowerCase();
}

function parseHeaders(lines: readonly string[]): Header[] | undefined {
  if (lines.length > MAX_HEADERS) return undefined;
  const result: Header[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1 || line.length > MAX_HEADER_LENGTH) return undefined;
    const name = line.slice(0, colon).trim();
    if (!/^[\w.!%*+`'~-]+$/.test(name)) return undefined;
    result.push({ name: COMPACT[name.toLowerCase()] ?? name, value: line.slice(colon + 1).trim() });
  }
  return result;
}

function isComplete(found: readonly Header[], body: string): boolean {
  if (!MANDATORY.every(name => header({ headers: found }, name))) return false;
  const length = header({ headers: found }, 'Content-Length');
  return length === undefined || Number(length) === new TextEncoder().encode(body).length;
}

function parseStartLine(line: string, found: readonly Header[], body: string): SipMessage | undefined {
  const status = /^SIP\/2\.0 ([1-6]\d\d) (.*)$/.exec(line);
  const request = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(line);
  const message: SipMessage | undefined = status
    ? { kind: 'response', status: Number(status[1]), reason: status[2] ?? '', headers: found, body }
    : request
      ? { kind: 'request', method: request[1] ?? '', uri: request[2] ?? '', headers: found, body }
      : undefined;
  const cseq = message && sequence(message);
  if (!message || !cseq) return undefined;
  return message.kind === 'request' && message.method !== cseq.method ? undefined : message;
}
