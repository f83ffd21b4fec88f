/** What a simulator answers over HTTP: `cut` = the connection dies without an answer, `hang` = nothing ever comes. */
export type SimulatedAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'hang' };

/** As a browser words it when no answer comes. */
export const connectionLost = (): TypeError => new TypeError('Failed to fetch');

/** The answer as `fetch` would give it, or its failure; an abort ends the wait as it does on a wire. */
export async function answered(answering: Promise<SimulatedAnswer>, signal: AbortSignal | null | undefined): Promise<Response> {
  const response = answering.then((answer) => {
    if (answer.kind === 'cut') throw connectionLost();
    if (answer.kind === 'hang') return new Promise<never>(() => undefined);
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  });
  return signal ? raceAbort(response, signal) : response;
}

async function raceAbort<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}
