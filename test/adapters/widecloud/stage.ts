import { wideCloud, type WideCloudOptions } from '../../../src/adapters/widecloud/index.js';
import { Fault } from '../../../src/domain/fault.js';
import type { Io } from '../../../src/net/io.js';
import { WideCloudSimulator } from '../../../src/simulators/widecloud/index.js';
import { Recorder } from '../../contract/recorder.js';

export const secrets = { login: 'api-user', senha: 'secret-example', token: 'token-example' };

export const credentials = { user: secrets.login, password: secrets.senha, token: secrets.token };

/** A simulator and an adapter that looks so often that nobody has to wait. */
export function stage(options: Partial<WideCloudOptions> = {}, simulator = new WideCloudSimulator({ secrets })) {
  const seen = new Recorder();
  const controller = new AbortController();
  const backend = wideCloud({
    url: simulator.url, extension: '2001', io: simulator.io({ random: () => 0 }), pollEvery: 5, campaignsEvery: 5,
    campaigns: [{ id: '583', name: 'Cobrança', kind: 'predictive' }], ...options,
  });
  simulator.central.addCampaign('583', 'CAMP_EX_30.12');
  const enter = async (): Promise<void> => {
    await backend.auth?.signIn(credentials);
    await backend.connect(seen.emit, controller.signal);
  };
  return { simulator, seen, controller, backend, enter };
}

export interface Posted {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, string>>;
}

/** An adapter before which a printed answer lies, and what it asked. The sign-in is answered with no extension at all. */
export async function answering(text: string, options: Partial<WideCloudOptions> = {}) {
  const posted: Posted[] = [];
  const simulator = new WideCloudSimulator({ secrets });
  const io: Io = {
    ...simulator.io({ random: () => 0 }),
    fetch: (url, init) => {
      const request = new Request(url, { ...init, signal: null });
      const answer = posted.length === 0 ? '[]' : text;
      posted.push({ url, headers: request.headers, body: JSON.parse(String(init?.body)) as Posted['body'] });
      return Promise.resolve(new Response(answer));
    },
  };
  const backend = wideCloud({ url: simulator.url, extension: '2002', io, campaigns: [{ id: '583' }], records: 'all', ...options });
  await backend.auth?.signIn(credentials);
  return { backend, last: () => posted.at(-1) as Posted, posted };
}

export async function faultOf(doing: Promise<unknown> | undefined): Promise<Fault> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing failed');
}
