import type { Backend } from './domain/backend.js';
import { Fault } from './domain/fault.js';

/** What a page says of a system in attributes: addresses and names, never secrets. */
export interface BackendSettings {
  readonly url?: string;
  /** VoxFree's second host. */
  readonly servicesUrl?: string;
  readonly socketUrl?: string;
  /** TempBox and Vocom: the company by its id. MeetIP: the tenant's three digits. */
  readonly company?: string;
  /** TempBox: the agent, by the hash that its rows carry. Vocom: the agent's name, as the PBX has it. */
  readonly agent?: string;
  /** Wide Cloud, Vocom and MeetIP: the agent's extension. */
  readonly extension?: string;
  /** Vocom: names of the queues to look at, with commas between them. */
  readonly queues?: string;
  /** Wide Cloud: ids of the campaigns, with commas between them; `id=name` where a name is to be shown. */
  readonly campaigns?: string;
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

export type Loader = (settings: BackendSettings, voice: VoiceSettings) => Promise<LoadedBackend>;

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
  async widecloud({ url, agent, extension = agent, campaigns }) {
    if (url === undefined || !extension) throw new Fault('unsupported', { cause: 'backend="widecloud" needs url and extension' });
    const { wideCloud } = await import('./adapters/widecloud/index.js');
    return { backends: [wideCloud({ url, extension, campaigns: listed(campaigns).map(named) })] };
  },
  async vocom({ url, company, agent, extension, queues }) {
    if (url === undefined || !company || !agent || !extension) {
      throw new Fault('unsupported', { cause: 'backend="vocom" needs url, company, agent and extension' });
    }
    const { vocom } = await import('./adapters/vocom/index.js');
    return { backends: [vocom({ url, company, agent, extension, queues: listed(queues) })] };
  },
  async meetip({ url, company, agent, extension = agent }) {
    if (url === undefined || !extension) throw new Fault('unsupported', { cause: 'backend="meetip" needs url and extension' });
    const { meetip } = await import('./adapters/meetip/index.js');
    return { backends: [meetip({ url, extension, ...defined({ tenant: company }) })] };
  },
  async demo(settings, voice) {
    const { loadDemo } = await import('./vendors-demo.js');
    return loadDemo(settings, voice);
  },
};

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

function listed(text = ''): readonly string[] {
  return text.split(',').map((item) => item.trim()).filter((item) => item !== '');
}

/** `12=Renewals` has a name. */
function named(item: string): { readonly id: string; readonly name?: string } {
  const [id = '', ...name] = item.split('=');
  return { id: id.trim(), ...(name.length > 0 ? { name: name.join('=').trim() } : {}) };
}

/** Only what is there: an option given as undefined is not the same as one not given. */
function defined<Values extends object>(values: Values): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
