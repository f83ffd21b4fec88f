/** Why something failed, as a closed list: every code has a text and one thing to do next in every language. */
export type FaultCode =
  | 'auth'
  | 'network'
  | 'timeout'
  | 'rejected'
  | 'conflict'
  | 'unsupported'
  | 'protocol'
  | 'media'
  | 'permission'
  | 'limit'
  | 'local-network'
  | 'unknown';

export interface FaultOptions {
  /** The same act may succeed if it is tried again unchanged. Default false. */
  readonly retryable?: boolean;
  /** Earliest sensible retry, in milliseconds from now, where the other side named one. */
  readonly retryAfter?: number;
  /** A write may have reached the other side before the failure: look it up, never repeat it blindly. Default false. */
  readonly outcomeUnknown?: boolean;
  /** What the vendor or the platform said. For logs and support only: never shown as it is, never translated. */
  readonly cause?: unknown;
}

/** The only error that leaves an adapter or a session action. Texts come from i18n by `code`. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly retryable: boolean;
  readonly retryAfter: number | undefined;
  readonly outcomeUnknown: boolean;

  constructor(code: FaultCode, options: FaultOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.retryAfter = options.retryAfter;
    this.outcomeUnknown = options.outcomeUnknown ?? false;
  }
}

/** A fault as plain data: what stores hold and events carry. */
export interface FaultInfo {
  readonly code: FaultCode;
  readonly retryable: boolean;
  readonly retryAfter?: number;
  readonly outcomeUnknown: boolean;
}

/** Any thrown value as a `Fault`; what is not one becomes `unknown` with the value as its cause. */
export function toFault(error: unknown): Fault {
  return error instanceof Fault ? error : new Fault('unknown', { cause: error });
}

export function faultInfo(fault: Fault): FaultInfo {
  return {
    code: fault.code,
    retryable: fault.retryable,
    ...(fault.retryAfter === undefined ? {} : { retryAfter: fault.retryAfter }),
    outcomeUnknown: fault.outcomeUnknown,
  };
}
