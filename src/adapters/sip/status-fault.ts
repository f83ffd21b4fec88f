import { Fault, type FaultCode } from '../../domain/fault.js';

/** A refused request other than the one that opens a call. */
export function faultOfStatus(status: number, retryAfter?: number): Fault {
  const [code, retryable] = faultKind(status);
  return new Fault(code, { retryable, cause: `SIP ${status}`, ...(retryAfter === undefined ? {} : { retryAfter }) });
}

function faultKind(status: number): [FaultCode, boolean] {
  if (status === 401 || status === 403 || status === 407) return ['auth', false];
  if (status === 408) return ['timeout', true];
  if (status === 491) return ['conflict', true];
  if (status === 488 || status === 606) return ['media', false];
  if (status === 503) return ['network', true];
  return ['rejected', status >= 500 && status < 600];
}
