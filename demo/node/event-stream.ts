import type { ServerResponse } from 'node:http';

/** Server-sent events to every page that listens. */
export class EventStream {
  readonly #pages = new Set<ServerResponse>();

  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.flushHeaders();
    this.#pages.add(response);
    response.on('close', () => this.#pages.delete(response));
  }

  /** False when nobody listens. */
  send(event: string, data: unknown): boolean {
    for (const page of this.#pages) page.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    return this.#pages.size > 0;
  }

  close(): void {
    for (const page of this.#pages) page.end();
  }
}
