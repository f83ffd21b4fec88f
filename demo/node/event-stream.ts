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

  send(event: string, data: unknown): void {
    for (const page of this.#pages) write(page, event, data);
  }

  /** To one page only; false when there is none. */
  sendToOne(event: string, data: unknown): boolean {
    const page = [...this.#pages].at(-1);
    if (page) write(page, event, data);
    return page !== undefined;
  }

  close(): void {
    for (const page of this.#pages) page.end();
  }
}

const write = (page: ServerResponse, event: string, data: unknown): boolean => page.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
