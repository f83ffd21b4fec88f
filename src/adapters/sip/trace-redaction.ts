/** Headers whose value says nothing of people; of all others only the name is shown. */
const open = new Set(
  (
    'via from to contact call-id cseq max-forwards expires min-expires retry-after reason warning allow allow-events supported require ' +
    'proxy-require unsupported session-expires min-se rseq rack refer-to referred-by replaces event subscription-state content-type ' +
    'content-length route record-route path service-route user-agent server accept'
  ).split(' '),
);
/** One letter on the wire (RFC 3261 part 7.3.3 and successors). */
const compact: Readonly<Record<string, string>> = {
  v: 'via', f: 'from', t: 'to', m: 'contact', i: 'call-id', k: 'supported', o: 'event', u: 'allow-events', r: 'refer-to', b: 'referred-by',
  x: 'session-expires', c: 'content-type', l: 'content-length',
};

/** A SIP message as support may see it: how it was signalled, but neither who, nor with which secrets, nor from where. */
export function redactFrame(text: string): string {
  const end = text.search(/\r?\n\r?\n/);
  const head = end < 0 ? text : text.slice(0, end);
  const body = end < 0 ? '' : text.slice(end).trim();
  const [start = '', ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const shown = [redactText(start), ...lines.map(redactHeader)];
  if (body !== '') shown.push('', /^content-type\s*:\s*application\/sdp/im.test(head) || /^c\s*:\s*application\/sdp/im.test(head) ? redactSdp(body) : `… ${body.length} characters`);
  return shown.join('\n');
}

function redactHeader(line: string): string {
  const colon = line.indexOf(':');
  if (colon < 0) return '…';
  const name = line.slice(0, colon).trim();
  const value = line.slice(colon + 1).trim();
  const full = compact[name.toLowerCase()] ?? name.toLowerCase();
  if (!open.has(full)) return `${name}: …`;
  if (full === 'call-id') return `${name}: ${shortId(value)}`;
  if (full === 'replaces') return `${name}: ${shortId(value)};…`;
  return `${name}: ${redactText(value)}`;
}

/** Enough to tell calls apart. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** The last four characters of a number, or of a user. */
export function shortNumber(number: string): string {
  return number.length <= 4 ? number : `…${number.slice(-4)}`;
}

/** Names, users, numbers and addresses of a line. */
export function redactText(text: string): string {
  const plain = text
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/(^|,\s*)[^\s"<,:;][^"<,:;]*\s*(?=<)/g, '$1… ')
    // Of a URI: its user, and headers that come with it, such as a Replaces.
    .replace(/\b(sips?:)([^@>;,\s]+)@/gi, (_all, scheme: string, user: string) => `${scheme}${shortNumber(user.split(':')[0] ?? '')}@`)
    .replace(/\b(tel:)([^>;,\s]+)/gi, (_all, scheme: string, number: string) => `${scheme}${shortNumber(number)}`)
    .replace(/\?[^>\s]*/g, '?…');
  return maskAddresses(plain).replace(/\+?\d(?:[ ()-]?\d){6,}/g, number => shortNumber(number));
}

/** Lines that let somebody into the media, or tell who and where they are. */
function redactSdp(sdp: string): string {
  return sdp
    .split(/\r?\n/)
    .filter(line => !/^[iuepsk]=/.test(line))
    .map(line =>
      maskAddresses(
        line
          .replace(/^(a=(?:crypto|ice-pwd|ice-ufrag|fingerprint|identity|cname|ssrc|msid|msid-semantic|rtcp-fb-key)\b).*/, '$1:…')
          .replace(/^o=.*?( IN IP[46] .*)$/, 'o=…$1')
          .replace(/\bufrag \S+/g, 'ufrag …'),
      ),
    )
    .join('\n');
}

/** Addresses down to their network: 24 bits of IPv4, 32 of IPv6. */
export function maskAddresses(text: string): string {
  return text
    .replace(/\b(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}\b/g, '$1.x')
    .replace(/(?<![\w:.])([\da-f]{0,4}:[\da-f]{0,4})(?::[\da-f]{0,4}){1,6}(?![\w:])/gi, '$1::x');
}
