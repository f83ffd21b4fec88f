import type { ScreenPop } from '../../domain/backend-event.js';
import { readJson } from '../../net/json.js';
import type { Calls } from './calls.js';
import type { Context } from './context.js';
import { isObject } from './decode.js';
import { newsOf, type CallNews } from './event.js';
import type { MeetIpWebhook } from './options.js';
import { repair } from './repair.js';
import { basic } from './tokens.js';

/** A request of MeetIP's, as whatever server there is received it. */
export interface WebhookRequest {
  readonly method: string;
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly query: URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came, JSON or form; empty where there is none. */
  readonly body: string;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Bodies have a dozen short values. */
const longestBody = 64 * 1024;
/** MeetIP waits for the answer while the telephone rings. */
const answerPatience = 2_000;

/** Takes what MeetIP tells (contract part 5). Nothing is read, let alone believed, before the sender has shown its key. */
export class Webhook {
  readonly #context: Context;
  readonly #calls: Calls;

  constructor(context: Context, calls: Calls) {
    this.#context = context;
    this.#calls = calls;
  }

  async receive(request: WebhookRequest): Promise<WebhookAnswer> {
    const { webhook, notice } = this.#context.settings;
    if (!isTrusted(headerOf(request, 'authorization'), webhook)) {
      return answerOf(401, { error: 'unauthorized' }, webhook.basic ? { 'www-authenticate': 'Basic' } : {});
    }
    if (!/^(?:GET|POST|PUT)$/i.test(request.method)) return answerOf(405, { error: 'method' });
    if (request.body.length > longestBody) return answerOf(413, { error: 'too long' });
    const fields = fieldsOf(request);
    const news = fields && newsOf(fields, webhook.fields ?? {});
    if (!news) {
      notice('webhook: not understood, compare its template with the names that are configured');
      return answerOf(400, { error: 'not understood' });
    }
    if (!this.#context.isLinked) return answerOf(200, {});
    const pop = this.#take(news);
    return answerOf(200, pop && webhook.answer ? await this.#answer(webhook.answer, pop) : {});
  }

  #take(news: CallNews): ScreenPop | undefined {
    const before = new Set(this.#calls.list.map(({ id }) => id));
    const call = this.#calls.take(news);
    if (!call || before.has(call.id) || call.direction !== 'in' || call.state === 'ended') return undefined;
    const pop: ScreenPop = { callId: call.id, number: call.remote.number, extension: news.extension, variables: call.variables };
    this.#context.emit({ type: 'screen-popped', pop });
    return pop;
  }

  async #answer(answer: NonNullable<MeetIpWebhook['answer']>, pop: ScreenPop): Promise<unknown> {
    const { io, notice } = this.#context.settings;
    let cancel = (): void => undefined;
    const late = new Promise<undefined>((resolve) => { cancel = io.clock.after(answerPatience, () => resolve(undefined)); });
    try {
      return await Promise.race([late, answer(pop)]);
    } catch {
      notice('webhook: no answer could be made');
      return undefined;
    } finally {
      cancel();
    }
  }
}

/** Both are compared to their ends, so that the time it takes tells nothing of how much was right. */
function isTrusted(shown: string, { token, basic: pair }: MeetIpWebhook): boolean {
  const byToken = token !== undefined && token !== '' && isEqual(shown.trim(), token);
  const byBasic = pair !== undefined && pair.password !== '' && isEqual(shown.trim().replace(/^basic\s+/i, 'Basic '), basic(pair.user, pair.password));
  return byToken || byBasic;
}

function isEqual(shown: string, secret: string): boolean {
  const [one, other] = [new TextEncoder().encode(shown), new TextEncoder().encode(secret)];
  let difference = one.length ^ other.length;
  for (let at = 0; at < other.length; at += 1) difference |= (one[at % Math.max(1, one.length)] ?? 0) ^ (other[at] ?? 0);
  return difference === 0;
}

function headerOf({ headers }: WebhookRequest, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? '';
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : found?.[0] ?? '';
}

/** What is in the address counts too: a fixed value there can say what a template leaves out. Undefined for what is no fields. */
function fieldsOf(request: WebhookRequest): Readonly<Record<string, unknown>> | undefined {
  const { query, body } = request;
  const inAddress = query instanceof URLSearchParams ? Object.fromEntries(query) : Object.fromEntries(Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : value?.[0]]));
  if (body.trim() === '') return inAddress;
  const inBody = /x-www-form-urlencoded/i.test(headerOf(request, 'content-type')) ? Object.fromEntries(new URLSearchParams(body)) : jsonOf(body);
  return inBody && { ...inAddress, ...inBody };
}

function jsonOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const { value } = readJson(body, { repair });
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** MeetIP may take values out of it: always JSON, and an object where there is nothing to say. */
function answerOf(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): WebhookAnswer {
  return { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers }, body: jsonText(value) };
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value ?? {}) ?? '{}';
  } catch {
    return '{}';
  }
}
