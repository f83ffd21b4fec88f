/**
 * Looks at a frame before the SIP parser does. The parser's time grows faster than the length of list headers, and some
 * malformed headers make it throw, so a hostile or broken server could freeze the page; what passes here is bounded.
 */
export type Frame =
  | { readonly kind: 'message'; readonly text: string }
  /** Answer to a CRLF keep-alive of ours (RFC 5626 part 4.4.1). */
  | { readonly kind: 'keep-alive' }
  /** A keep-alive of the server, which wants an answer. */
  | { readonly kind: 'ping' }
  | { readonly kind: 'dropped'; readonly reason: string };

const maxFrame = 64 * 1024;
const maxLine = 8 * 1024;
const maxLines = 256;
const maxItems = 50;
/** Of lists that the parser takes apart, item by item, at a fifth of a millisecond each. */
const maxCostlyItems = 25;
const costly: ReadonlySet<string> = new Set(['contact', 'record-route']);
const maxCSeq = 2 ** 31 - 1;

const token = "[A-Za-z0-9.!%*_+`'~-]+";
const requestLine = new RegExp(`^(${token}) \\S+ SIP/2\\.0$`);
const statusLine = /^SIP\/2\.0 [1-6]\d\d( .*)?$/;
const headerLine = new RegExp(`^(${token})[ \\t]*:[ \\t]*(.*)$`, 's');
const cseqValue = new RegExp(`^(\\d{1,10})[ \\t]+(${token})$`);

/** RFC 3261 part 7.3.3. */
const longNames: ReadonlyMap<string, string> = new Map([
  ['f', 'from'],
  ['i', 'call-id'],
  ['k', 'supported'],
  ['l', 'content-length'],
  ['m', 'contact'],
  ['t', 'to'],
  ['v', 'via'],
]);

export function inspectFrame(data: unknown): Frame {
  const text = textOf(data);
  if (text === undefined) return dropped('not text');
  if (text.length > maxFrame) return dropped('frame too long');
  if (/^(\r\n)+$/.test(text)) return { kind: text.length === 2 ? 'keep-alive' : 'ping' };
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return dropped('no end of headers');
  const reason = inspectHead(text.slice(0, end));
  return reason === undefined ? { kind: 'message', text } : dropped(reason);
}

function dropped(reason: string): Frame {
  return { kind: 'dropped', reason };
}

function textOf(data: unknown): string | undefined {
  if (typeof data === 'string') return data;
  if (!(data instanceof ArrayBuffer) || data.byteLength > maxFrame) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return undefined;
  }
}

/** The reason to refuse, if there is one. */
function inspectHead(head: string): string | undefined {
  if (hasControls(head)) return 'control characters';
  const [first = '', ...lines] = unfold(head);
  if (first.length > maxLine) return 'line too long';
  const method = requestLine.exec(first)?.[1];
  if (method === undefined && !statusLine.test(first)) return 'not SIP';
  if (lines.length > maxLines) return 'too many headers';
  return inspectHeaders(lines, method);
}

function inspectHeaders(lines: readonly string[], method: string | undefined): string | undefined {
  const items = new Map<string, number>();
  let cseq: string | undefined;
  for (const line of lines) {
    if (line.length > maxLine) return 'line too long';
    const [, rawName = '', value = ''] = headerLine.exec(line) ?? [];
    const short = rawName.toLowerCase();
    const name = longNames.get(short) ?? short;
    if (name === '') return 'not a header';
    const count = (items.get(name) ?? 0) + 1 + (value.match(/,/g)?.length ?? 0);
    if (count > (costly.has(name) ? maxCostlyItems : maxItems)) return 'too many items';
    items.set(name, count);
    if (name === 'cseq') cseq = value;
    if (name === 'content-length' && !/^\d{1,7}$/.test(value.trim())) return 'bad Content-Length';
  }
  if (!items.has('via') || ['from', 'to', 'call-id', 'cseq'].some(name => items.get(name) !== 1)) {
    return 'mandatory header missing or repeated';
  }
  return inspectCSeq(cseq ?? '', method);
}

function inspectCSeq(value: string, method: string | undefined): string | undefined {
  const [, number, name] = cseqValue.exec(value.replaceAll('\r\n', '').trim()) ?? [];
  if (number === undefined || Number(number) > maxCSeq) return 'bad CSeq';
  return method === undefined || method === name ? undefined : 'CSeq of another method';
}

/** Continuation lines belong to the header before them (RFC 3261 part 7.3.1). */
function unfold(head: string): string[] {
  const lines: string[] = [];
  for (const line of head.split('\r\n')) {
    if (/^[ \t]/.test(line) && lines.length > 1) lines.push(`${lines.pop() ?? ''}\r\n${line}`);
    else lines.push(line);
  }
  return lines;
}

/** Anything below a space but TAB and the CR LF pair. */
function hasControls(head: string): boolean {
  // eslint-disable-next-line no-control-regex -- controls are what it looks for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\r(?!\n)|(?<!\r)\n/.test(head);
}
