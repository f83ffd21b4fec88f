import type { Backend } from '../../domain/backend.js';
import { Fault } from '../../domain/fault.js';
import { Calls } from './calls.js';
import { Context } from './context.js';
import { isObject, textOf } from './decode.js';
import { Dialer } from './dialer.js';
import { Colleagues } from './extensions.js';
import { Live } from './live.js';
import { settingsOf, type MeetIpOptions } from './options.js';
import { Records } from './records.js';
import { Voice } from './voice.js';
import { Webhook, type WebhookAnswer, type WebhookRequest } from './webhook.js';

export interface MeetIpBackend extends Backend {
  /**
   * Takes what MeetIP tells of calls, on the server that it was told to tell. Never rejects. Answers 401 to whoever does not
   * show the key of `options.webhook`; only news of the agent's own extension become facts, while the backend is connected.
   */
  receive(request: WebhookRequest): Promise<WebhookAnswer>;
  /** Details of a call by the id that its news had, under the vendor's own names: none of them is documented. */
  callData(callId: string): Promise<Readonly<Record<string, string>>>;
}

/**
 * MeetIP PRO, for one extension. Fixed tokens never expire, and the company's may do anything in any agent's name: use those
 * from a server. Everything it does to the world goes through `options.io`.
 */
export function meetip(options: MeetIpOptions): MeetIpBackend {
  const context = new Context(settingsOf(options));
  const calls = new Calls(context);
  const dialer = new Dialer(context);
  const live = new Live(context, calls, () => dialer.tellAgain());
  const webhook = new Webhook(context, calls);
  context.onSignedOut = () => calls.forget();
  return {
    name: 'meetip',
    auth: context,
    agent: new Colleagues(context),
    voice: new Voice(context, calls, live),
    dialer,
    records: new Records(context),
    connect: (emit, signal) => live.connect(emit, signal),
    reconnect: () => live.reconnect(),
    receive: (request) => webhook.receive(request),
    callData: (callId) => context.call('callData', { id: callId }, (_operation, value) => {
      if (!isObject(value)) throw new Fault('protocol', { cause: new Error('MeetIP callData: no object') });
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, isObject(inner) || Array.isArray(inner) ? JSON.stringify(inner) : textOf(inner)]));
    }),
  };
}
