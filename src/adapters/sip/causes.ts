import type { CallEnd, EndCause } from '../../domain/call.js';

/** Final statuses of RFC 3261 part 21 that mean something to an agent; the rest is `error`. */
const causeByStatus: ReadonlyMap<number, EndCause> = new Map<number, EndCause>([
  [401, 'auth'],
  [404, 'not-found'],
  [407, 'auth'],
  [408, 'no-answer'],
  [410, 'not-found'],
  [415, 'media'],
  [416, 'not-found'],
  [430, 'unavailable'],
  [480, 'unavailable'],
  [484, 'not-found'],
  [485, 'not-found'],
  [486, 'busy'],
  [487, 'cancelled'],
  [488, 'media'],
  [502, 'unavailable'],
  [503, 'unavailable'],
  [504, 'unavailable'],
  [600, 'busy'],
  [603, 'declined'],
  [604, 'not-found'],
  [606, 'media'],
  [607, 'declined'],
  [608, 'declined'],
]);

/** Causes of ITU-T Q.850, as gateways to the telephone network put them into `Reason` (RFC 3326). */
const causeByQ850: ReadonlyMap<number, EndCause> = new Map<number, EndCause>([
  [1, 'not-found'],
  [17, 'busy'],
  [18, 'no-answer'],
  [19, 'no-answer'],
  [20, 'unavailable'],
  [21, 'declined'],
  [22, 'not-found'],
  [27, 'unavailable'],
  [28, 'not-found'],
  [34, 'unavailable'],
  [38, 'unavailable'],
  [41, 'unavailable'],
  [42, 'unavailable'],
]);

/** Statuses that gateways use for many things, so that `Reason` knows more. */
const vague = new Set([403, 480, 500, 503]);

export interface ReasonValue {
  readonly protocol: string;
  readonly cause: number;
  readonly text: string;
}

/** The values of a `Reason` header (RFC 3326), e.g. `SIP;cause=200;text="Call completed elsewhere"`. */
export function parseReasons(headers: readonly string[]): ReasonValue[] {
  return headers.flatMap(header => {
    const protocol = /^\s*([A-Za-z0-9.]+)/.exec(header)?.[1];
    const cause = /;\s*cause\s*=\s*(\d{1,3})/i.exec(header)?.[1];
    const text = /;\s*text\s*=\s*"([^"]*)"/i.exec(header)?.[1] ?? '';
    return protocol ? [{ protocol: protocol.toUpperCase(), cause: Number(cause ?? 0), text }] : [];
  });
}

/** How an outgoing call ended that was refused with `status`. */
export function endOfRefusal(status: number, reasons: readonly string[] = []): CallEnd {
  const q850 = parseReasons(reasons).find(reason => reason.protocol === 'Q.850');
  const told = q850 && vague.has(status) ? causeByQ850.get(q850.cause) : undefined;
  return { cause: told ?? causeByStatus.get(status) ?? 'error', by: 'remote', code: status };
}

/** How an incoming call ended whose caller cancelled it; forking proxies tell when somebody else took it. */
export function endOfCancel(reasons: readonly string[]): CallEnd {
  const elsewhere = parseReasons(reasons).some(
    reason => (reason.protocol === 'SIP' && reason.cause === 200) || /completed elsewhere/i.test(reason.text),
  );
  return { cause: elsewhere ? 'answered-elsewhere' : 'cancelled', by: 'remote' };
}

/** How a running call ended that the other side hung up. */
export function endOfBye(reasons: readonly string[]): CallEnd {
  const refused = parseReasons(reasons).find(reason => reason.protocol === 'SIP' && reason.cause >= 400);
  if (!refused) return { cause: 'hung-up', by: 'remote' };
  return { cause: refused.cause === 488 ? 'media' : 'hung-up', by: 'remote', code: refused.cause };
}
