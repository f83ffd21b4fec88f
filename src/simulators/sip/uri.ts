/** SIP URIs, addresses and parameter lists (RFC 3261 parts 19.1, 20 and 25.1), as far as a proxy looks into them. */
export interface SipUri {
  /** As it was written, headers (`?Replaces=…`) included. */
  readonly text: string;
  /** Unescaped. Absent in a URI that names a server. */
  readonly user: string | undefined;
  /** Lower case, without port. */
  readonly host: string;
  readonly params: ReadonlyMap<string, string>;
}

export interface SipAddress {
  readonly uri: SipUri;
  /** The parameters of the header (`tag`, `expires`, `+sip.instance`), not those of the URI. */
  readonly params: ReadonlyMap<string, string>;
}

export interface Via {
  /** Lower case host, without port. */
  readonly sentBy: string;
  readonly branch: string;
}

export function parseUri(text: string): SipUri | undefined {
  const match = /^sips?:(?:([^@;?<>\s]*)@)?([^;?:@<>\s]+)(?::\d{1,5})?(;[^?]*)?(?:\?.*)?$/i.exec(text);
  const host = match?.[2]?.toLowerCase();
  if (!match || !host) return undefined;
  const user = match[1] === undefined ? undefined : decodeUser(match[1].split(':')[0] ?? '');
  return { text, user: user || undefined, host, params: parseParams(match[3] ?? '') };
}

/** `"Ana" <sip:ana@host>;tag=1` or `sip:ana@host;tag=1`. */
export function parseAddress(value: string): SipAddress | undefined {
  const open = indexOutside(value, '<', 0);
  if (open < 0) {
    const semicolon = indexOutside(value, ';', 0);
    const bare = parseUri((semicolon < 0 ? value : value.slice(0, semicolon)).trim());
    return bare && { uri: bare, params: parseParams(semicolon < 0 ? '' : value.slice(semicolon)) };
  }
  const close = value.indexOf('>', open);
  const uri = close < 0 ? undefined : parseUri(value.slice(open + 1, close).trim());
  return uri && { uri, params: parseParams(value.slice(close + 1)) };
}

export function parseVia(value: string): Via | undefined {
  const sentBy = /^SIP\s*\/\s*2\.0\s*\/\s*\w+\s+([^\s;:]+)/i.exec(value)?.[1];
  const branch = parseParams(value.slice(Math.max(0, value.indexOf(';')))).get('branch');
  return sentBy && branch ? { sentBy: sentBy.toLowerCase(), branch } : undefined;
}

/** `;a=1;b="x;y";c`, keys in lower case, quotes removed. */
export function parseParams(text: string): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const part of splitOutside(text, ';')) {
    const equals = part.indexOf('=');
    const key = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    if (key) params.set(key, equals < 0 ? '' : unquote(part.slice(equals + 1).trim()));
  }
  return params;
}

/** One header may carry several values; a comma within quotes or angle brackets does not part them. */
export function splitList(value: string): string[] {
  return splitOutside(value, ',').map(item => item.trim()).filter(item => item !== '');
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = indexOutside(text, separator, 0); at >= 0; at = indexOutside(text, separator, from)) {
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

/** Where `character` first stands outside quotes and angle brackets. Scanned by hand: linear whatever a peer sends. */
function indexOutside(text: string, character: string, from: number): number {
  let quoted = false;
  let bracketed = false;
  for (let at = from; at < text.length; at++) {
    const current = text[at];
    if (quoted && current === '\\') at++;
    else if (current === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (current === character && !bracketed) return at;
    else if (current === '<') bracketed = true;
    else if (current === '>') bracketed = false;
  }
  return -1;
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1, text.endsWith('"') ? -1 : undefined).replace(/\\(.)/g, '$1') : text;
}

function decodeUser(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
