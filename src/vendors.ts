import type { AuthPort, Backend } from './domain/backend.js';
import { Fault } from './domain/fault.js';

/** What a page says of a system in attributes: addresses and names, never secrets. */
export interface BackendSettings {
  readonly url?: string;
  /** VoxFree's second host. */
  readonly servicesUrl?: string;
  readonly socketUrl?: string;
  /** TempBox: whose conversations these are. */
  readonly company?: string;
  /** TempBox: the agent, by the hash that its rows carry. */
  readonly agent?: string;
  /** Wide Cloud: the agent's extension, where `agent` does not name it. */
  readonly extension?: string;
  /** Name of a demo scenario. */
  readonly scenario?: string;
}

export interface VoiceSettings {
  /** Secure WebSocket address of the SIP server. */
  readonly server?: string;
  readonly domain?: string;
  readonly user?: string;
  readonly autoAnswer?: boolean;
}

export interface LoadedBackend {
  readonly backends: readonly Backend[];
  /** A telephone that comes with the backend; one that is configured explicitly wins. */
  readonly voice?: Backend;
}

type Loader = (settings: BackendSettings, voice: VoiceSettings) => Promise<LoadedBackend>;

/** Every system by the name that `backend="…"` takes. An adapter is fetched only by the page that asks for it. */
const loaders: Readonly<Record<string, Loader>> = {
  async voxfree({ url, servicesUrl, socketUrl }) {
    if (url === undefined) throw new Fault('unsupported', { cause: 'backend="voxfree" needs url' });
    const { voxfree } = await import('./adapters/voxfree/index.js');
    return { backends: [voxfree({ url, ...defined({ servicesUrl, socketUrl }) })] };
  },
  async tempbox({ url, company, agent }) {
    if (url === undefined || !company || !agent) throw new Fault('unsupported', { cause: 'backend="tempbox" needs url, company and agent' });
    const { tempbox } = await import('./adapters/tempbox/index.js');
    return { backends: [tempbox({ url, company, agent })] };
  },
  async widecloud({ url, agent, extension = agent }) {
    if (url === undefined || !extension) throw new Fault('unsupported', { cause: 'backend="widecloud" needs url and extension' });
    const { wideCloud } = await import('./adapters/widecloud/index.js');
    return { backends: [wideCloud({ url, extension })] };
  },
  async vocom({ url, company, agent, extension }) {
    if (url === undefined || !company || !agent || !extension) {
      throw new Fault('unsupported', { cause: 'backend="vocom" needs url, company, agent and extension' });
    }
    const { vocom } = await import('./adapters/vocom/index.js');
    return { backends: [vocom({ url, company, agent, extension })] };
  },
  async demo({ scenario }, settings) {
    if (scenario?.startsWith('tempbox')) return demoOfTempBox(scenario, settings);
    const { autoAnswer } = settings;
    const [{ demoWorld }, { voxfree }, { sip }, { platformIo }] = await Promise.all([
      import('./simulators/demo/index.js'),
      import('./adapters/voxfree/index.js'),
      import('./adapters/sip/index.js'),
      import('./net/io.js'),
    ]);
    const world = demoWorld(scenario);
    world.start();
    const { server, domain, WebSocket } = world.sip;
    return {
      backends: [voxfree({ ...world.voxfreeUrls, channels: world.voxfreeChannels, io: world.voxfreeIo })],
      voice: sip({ server, domain, ...defined({ autoAnswer }), io: { ...platformIo(), WebSocket } }),
    };
  },
};

/** TempBox has no sign-in of its own: there the demo's user and password stand for the account's token and bring the telephone. */
async function demoOfTempBox(scenario: string, { autoAnswer }: VoiceSettings): Promise<LoadedBackend> {
  const [{ tempBoxWorld }, { tempbox }, { sip }, { platformIo }] = await Promise.all([
    import('./simulators/demo/index.js'),
    import('./adapters/tempbox/index.js'),
    import('./adapters/sip/index.js'),
    import('./net/io.js'),
  ]);
  const world = tempBoxWorld(scenario);
  world.start();
  const { url, company, agent, agentName, io, sip: { server, domain, WebSocket, account: sipAccount } } = world;
  const backend = tempbox({ url, company, agent, agentName, io, sendStandard: true });
  const { auth } = backend;
  const signIn: AuthPort['signIn'] = async (given) => {
    if (!auth) throw new Fault('unsupported');
    const step = await auth.signIn(world.credentials(given));
    return step.step === 'signed-in' ? { ...step, sipAccount } : step;
  };
  return {
    backends: [{ ...backend, auth: { signIn, signOut: async () => auth?.signOut() } }],
    voice: sip({ server, domain, ...defined({ autoAnswer }), io: { ...platformIo(), WebSocket } }),
  };
}

export const backendNames: readonly string[] = Object.keys(loaders);

/** Rejects with `unsupported` for a name that is not known, with `network` if the adapter cannot be fetched. */
export async function loadBackend(name: string, settings: BackendSettings, voice: VoiceSettings): Promise<LoadedBackend> {
  const loader = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  if (!loader) throw new Fault('unsupported', { cause: `backend="${name}" is not one of ${backendNames.join(', ')}` });
  return fetched(loader(settings, voice));
}

/** The telephone, over SIP. */
export async function loadVoice(settings: VoiceSettings): Promise<Backend> {
  const { sip } = await fetched(import('./adapters/sip/index.js'));
  return sip(settings);
}

async function fetched<Value>(loading: Promise<Value>): Promise<Value> {
  try {
    return await loading;
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('network', { retryable: true, cause: error });
  }
}

/** Only what is there: an option given as undefined is not the same as one not given. */
function defined<Values extends object>(values: Values): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
