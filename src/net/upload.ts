/** How an upload is watched and stopped. `progress` gets the share of the body that left, 0 to 1. */
export interface Uploading {
  readonly signal: AbortSignal;
  readonly progress: (done: number) => void;
}

/**
 * Posts a form by XMLHttpRequest, which alone tells how much of a body has left a page. Resolves and rejects as `fetch`
 * does. Needs what every cross-origin request with JSON needs, too: a server that answers the preflight.
 */
export function uploadFromPage(url: string, body: FormData, { signal, progress }: Uploading): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const request = new XMLHttpRequest();
    const stop = (): void => {
      reject(signal.reason as Error);
      request.abort();
    };
    signal.addEventListener('abort', stop, { once: true });
    const end = (settle: () => void) => (): void => {
      signal.removeEventListener('abort', stop);
      settle();
    };
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) progress(loaded / total);
    });
    request.upload.addEventListener('load', () => progress(1));
    request.addEventListener('load', end(() => resolve(responseOf(request))));
    const lost = end(() => reject(new TypeError('Failed to upload')));
    for (const kind of ['error', 'timeout', 'abort']) request.addEventListener(kind, lost);
    request.open('POST', url);
    // As bytes, so that the text is read as UTF-8 whatever the server says, like that of `fetch`.
    request.responseType = 'arraybuffer';
    request.send(body);
  });
}

/** Statuses whose answers have no body, by the Fetch standard; a `Response` may not be made with one. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

function responseOf(request: XMLHttpRequest): Response {
  const { status, statusText } = request;
  const headers = new Headers();
  for (const line of request.getAllResponseHeaders().trim().split(/[\r\n]+/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  const body = bodiless.has(status) ? null : request.response as ArrayBuffer;
  return new Response(body, { status, statusText, headers });
}
