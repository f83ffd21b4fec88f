import type { AdminPort, Backend } from '../../domain/backend.js';
import { Fault } from '../../domain/fault.js';
import { Campaigns } from './campaigns.js';
import { Context } from './context.js';
import { answerOf } from './decode.js';
import { Dialer } from './dialer.js';
import { ExtensionCalls } from './extension-calls.js';
import { Live } from './live.js';
import { settingsOf, type WideCloudOptions } from './options.js';
import { Records } from './records.js';
import { voiceOf } from './voice.js';

/**
 * Intelbras Wide Cloud, for one extension. Its secrets open the whole PBX and work from one origin IP only: use it from a
 * server or in a trusted net. Everything it does to the world goes through `options.io`.
 */
export function wideCloud(options: WideCloudOptions): Backend {
  const context = new Context(settingsOf(options));
  const { customer, campaigns: known } = context.settings;
  const calls = new ExtensionCalls(context);
  const campaigns = new Campaigns(context);
  const live = new Live(context, calls, campaigns);
  return {
    name: 'widecloud',
    auth: context,
    voice: voiceOf(context, calls, live),
    records: new Records(context),
    ...(known.length > 0 ? { dialer: new Dialer(context, campaigns) } : {}),
    ...(customer === undefined ? {} : { admin: adminOf(context, customer) }),
    connect: (emit, signal) => live.connect(emit, signal),
    reconnect: () => live.reconnect(),
  };
}

function adminOf(context: Context, customer: string): AdminPort {
  const set = async (confirmation: string, act: 'BLOQUEAR' | 'DESBLOQUEAR'): Promise<void> => {
    if (confirmation !== customer) throw new Fault('rejected', { cause: new Error('not the name of the account') });
    // Nothing is printed of its answer: any that is no refusal will do (contract part 5, row 3).
    await context.call('bloqueioclasse5', { logincliente: customer, classe5acao: act }, answerOf);
  };
  return {
    blockAccount: (confirmation) => set(confirmation, 'BLOQUEAR'),
    unblockAccount: (confirmation) => set(confirmation, 'DESBLOQUEAR'),
  };
}
