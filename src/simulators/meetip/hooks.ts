import type { SimulatedEvent } from './events.js';

/** A request that MeetIP sends. */
export interface HookRequest {
  readonly method: 'POST' | 'PUT' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Where news go, as an administrator sets it up for an agent. */
export interface Hook {
  /** News of this extension or queue alone; absent: of all. */
  readonly extension?: string;
  /** Value of the `Authorization` header: the key, or `Basic …`. */
  readonly authorization: string;
  /** Names and what they hold; default: the second vocabulary of the documentation. */
  readonly template?: (event: SimulatedEvent) => Readonly<Record<string, string | number>>;
  readonly method?: HookRequest['method'];
  readonly format?: 'json' | 'form';
  /** Values of answers that are sent along later: name and path, as in `idtarea:[data][0][details][id]`. */
  readonly resend?: string;
  send(request: HookRequest): Promise<{ readonly status: number; readonly body: string }>;
}

function iso(at: number): string {
  return new Date(at + 2 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+02:00');
}

export function firstVocabulary(event: SimulatedEvent): Readonly<Record<string, string | number>> {
  return {
    Id_llamada: event.id, ...(event.queue === undefined ? { Extension: event.extension ?? '' } : { ColaAgentes: event.queue }), Tipo: event.direction,
    Datetime_llamada: iso(event.startedAt), Telefono_contacto: event.number, Estado_llamado: event.status, Duration: String(event.duration),
    ...(event.endedAt === undefined ? {} : { Datetime_fin: iso(event.endedAt) }), ...(event.info === '' ? {} : { Info: event.info }),
  };
}

export function secondVocabulary(event: SimulatedEvent): Readonly<Record<string, string | number>> {
  return {
    id: event.id, to: event.shownNumber, status: event.status, result: event.result, start_time: iso(event.startedAt), from: event.number,
    duration: event.duration, direction: event.direction, ...(event.queue === undefined ? { caller_id: event.extension ?? '' } : { queue: event.queue }),
    info: event.info,
  };
}

/** Sends news, and keeps what answers said for later news of the same call. */
export class Hooks {
  readonly #hooks: Hook[] = [];
  readonly #kept = new Map<string, Record<string, string>>();
  /** What was answered, in order. */
  readonly answers: { readonly status: number; readonly body: string }[] = [];

  add(hook: Hook): void {
    this.#hooks.push(hook);
  }

  /** One after another, as the order of news is part of what they tell. */
  async tell(event: SimulatedEvent): Promise<void> {
    for (const hook of this.#hooks) {
      if (hook.extension !== undefined && hook.extension !== event.extension && hook.extension !== event.queue) continue;
      const answer = await hook.send(this.#requestOf(hook, event)).catch(() => undefined);
      if (!answer) continue;
      this.answers.push(answer);
      this.#keep(hook, event.id, answer.body);
    }
  }

  #requestOf(hook: Hook, event: SimulatedEvent): HookRequest {
    const { method = 'POST', format = 'json', template = secondVocabulary } = hook;
    const fields = { ...template(event), ...this.#kept.get(event.id) };
    const text = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
    const headers = { 'user-agent': 'MeetIpPro REST sender', authorization: hook.authorization };
    if (method === 'GET') return { method, headers, query: text, body: '' };
    const isJson = format === 'json';
    return {
      method, query: {}, body: isJson ? JSON.stringify(fields) : new URLSearchParams(text).toString(),
      headers: { ...headers, 'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded' },
    };
  }

  #keep({ resend }: Hook, id: string, body: string): void {
    for (const item of (resend ?? '').split(',')) {
      const [name = '', path = ''] = item.split(':');
      const value = [...path.matchAll(/\[(\w+)\]/g)].reduce<unknown>((inner, [, key = '']) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined), parsed(body));
      if (typeof value === 'string' || typeof value === 'number') this.#kept.set(id, { ...this.#kept.get(id), [name]: String(value) });
    }
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
