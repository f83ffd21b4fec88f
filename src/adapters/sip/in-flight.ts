import { isFarewell } from './farewells.js';

export interface LostRequests {
  /** Answers to feed to the transaction layer: an error of the transport counts as a 503 (RFC 3261 part 8.1.3.1). */
  readonly responses: readonly string[];
  /** To be sent over the next connection, so that the other side does not go on ringing or listening. */
  readonly owed: readonly string[];
}

interface SentRequest {
  readonly method: string;
  readonly text: string;
}

/**
 * Requests that wait for their final answer. sip.js would let them wait 32 s after the socket went away, and refuse every
 * further re-INVITE of the call for as long.
 */
export class InFlight {
  readonly #sent = new Map<string, SentRequest>();

  sent(text: string): void {
    const method = methodOf(text);
    const branch = branchOf(text);
    if (method === undefined || method === 'ACK' || branch === undefined) return;
    this.#sent.set(keyOf(branch, method), { method, text });
  }

  /** The status of a final response, 0 for anything else. */
  received(text: string): number {
    const status = Number(/^SIP\/2\.0 (\d{3})/.exec(text)?.[1] ?? 0);
    const branch = branchOf(text);
    const method = /^CSeq[ \t]*:[ \t]*\d+[ \t]+([A-Z]+)/im.exec(text)?.[1];
    if (status < 200) return 0;
    if (branch !== undefined && method !== undefined) this.#sent.delete(keyOf(branch, method));
    return status;
  }

  /** The socket is gone: what becomes of everything that was waiting. Forgets it. */
  lost(): LostRequests {
    const responses: string[] = [];
    const owed: string[] = [];
    for (const { method, text } of this.#sent.values()) {
      if (isFarewell(method)) owed.push(text);
      else {
        responses.push(unavailable(text));
        if (method === 'INVITE' && !/^To[ \t]*:.*;[ \t]*tag=/im.test(text)) owed.push(cancelOf(text));
      }
    }
    this.#sent.clear();
    return { responses, owed };
  }
}

export function methodOf(text: string): string | undefined {
  return /^([A-Z]+) \S+ SIP\/2\.0\r\n/.exec(text)?.[1];
}

function keyOf(branch: string, method: string): string {
  return `${branch} ${method}`;
}

function branchOf(text: string): string | undefined {
  return /^Via[ \t]*:[^\r\n]*;[ \t]*branch=([^;,\s]+)/im.exec(text)?.[1];
}

function headerLines(text: string, ...names: readonly string[]): string[] {
  const head = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n').slice(1);
  return head.filter(line => names.includes(line.slice(0, line.indexOf(':')).trim().toLowerCase()));
}

function unavailable(request: string): string {
  const copied = headerLines(request, 'via', 'from', 'to', 'call-id', 'cseq').map(line =>
    /^to[ \t]*:/i.test(line) && !/;[ \t]*tag=/i.test(line) ? `${line};tag=lost` : line,
  );
  return ['SIP/2.0 503 Service Unavailable', ...copied, 'Content-Length: 0', '', ''].join('\r\n');
}

/** RFC 3261 part 9.1: the same request line, Via, From, To, Call-ID, Route and CSeq number. */
function cancelOf(invite: string): string {
  const uri = /^INVITE (\S+) /.exec(invite)?.[1] ?? '';
  const copied = headerLines(invite, 'via', 'from', 'to', 'call-id', 'cseq', 'route', 'max-forwards').map(line =>
    line.replace(/^(CSeq[ \t]*:[ \t]*\d+)[ \t]+INVITE/i, '$1 CANCEL'),
  );
  return [`CANCEL ${uri} SIP/2.0`, ...copied, 'Content-Length: 0', '', ''].join('\r\n');
}
