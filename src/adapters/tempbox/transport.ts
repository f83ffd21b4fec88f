import type { Io } from '../../net/io.js';

/** A stream that goes on for ever is read for so long. */
const streamWindow = 2_000;

/**
 * The vendor's way over HTTP: everything is in the address, nothing in the body, so that the address must appear
 * nowhere: no error, referrer or cache has it. Answers that come as an event stream are read as a list of envelopes
 * (contract part 5, row 4).
 */
export function transport(io: Io): Io['fetch'] {
  return async (url, init = {}) => {
    let response: Response;
    try {
      response = await io.fetch(url, requestOf(init));
    } catch (error) {
      throw nameless(error);
    }
    const type = response.headers.get('content-type') ?? '';
    return /^text\/event-stream\b/i.test(type) ? unstreamed(response, io) : response;
  };
}

function requestOf({ signal }: RequestInit): RequestInit {
  return {
    method: 'POST',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    ...(signal ? { signal } : {}),
  };
}

/** What the platform says of a failure may repeat the address. */
function nameless(error: unknown): Error {
  const name = error instanceof Error ? error.name : 'Error';
  return Object.assign(new Error('the request failed'), { name });
}

async function unstreamed(response: Response, io: Io): Promise<Response> {
  const events = await textOf(response, io);
  const data = events.split(/\r\n\r\n|\n\n|\r\r/).map(dataOf).filter((item) => item !== '');
  // Nothing new is no event at all.
  const text = data.length === 0 && response.ok ? '{"Success":true,"Data":[]}' : `[${data.join(',')}]`;
  return new Response(text, { status: response.status, headers: { 'content-type': 'application/json' } });
}

function dataOf(event: string): string {
  const lines = event.split(/\r\n|\n|\r/).filter((line) => /^data:/.test(line));
  return lines.map((line) => line.replace(/^data: ?/, '')).join('\n').trim();
}

async function textOf(response: Response, io: Io): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  const cancel = io.clock.after(streamWindow, () => void reader.cancel());
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    cancel();
  }
}
