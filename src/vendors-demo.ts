import type { AuthPort, Backend } from './domain/backend.js';
import { Fault } from './domain/fault.js';
import type { Credentials } from './domain/agent.js';
import { platformIo } from './net/io.js';
import type { DemoSip } from './simulators/demo/index.js';
import type { BackendSettings, LoadedBackend, Loader, VoiceSettings } from './vendors.js';

/** The evaluation world of that scenario, whichever vendor it is about. */
export function loadDemo({ scenario = 'busy-morning' }: BackendSettings, voice: VoiceSettings): Promise<LoadedBackend> {
  const load = demos.find(([prefix]) => scenario.startsWith(prefix))?.[1] ?? demoOfVoxFree;
  return load({ scenario }, voice);
}

const demos: readonly (readonly [prefix: string, load: Loader])[] = [
  ['tempbox', demoOfTempBox],
  ['call-centre', demoOfVocom],
  ['outbound-campaign', demoOfWideCloud],
  ['meetip', demoOfMeetIp],
];

async function demoOfVoxFree({ scenario }: BackendSettings, settings: VoiceSettings): Promise<LoadedBackend> {
  const [{ demoWorld }, { voxfree }] = await Promise.all([import('./simulators/demo/index.js'), import('./adapters/voxfree/index.js')]);
  const world = demoWorld(scenario);
  world.start();
  return {
    backends: [voxfree({ ...world.voxfreeUrls, channels: world.voxfreeChannels, io: world.voxfreeIo })],
    voice: await telephone(world.sip, settings),
  };
}

async function demoOfTempBox({ scenario }: BackendSettings, settings: VoiceSettings): Promise<LoadedBackend> {
  const [{ tempBoxWorld }, { tempbox }] = await Promise.all([import('./simulators/demo/index.js'), import('./adapters/tempbox/index.js')]);
  const world = tempBoxWorld(scenario);
  world.start();
  const { url, company, agent, agentName, io } = world;
  return signedInBy(world, tempbox({ url, company, agent, agentName, io, sendStandard: true }), settings);
}

async function demoOfVocom({ scenario }: BackendSettings, settings: VoiceSettings): Promise<LoadedBackend> {
  const [{ callCentreWorld }, { vocom }] = await Promise.all([import('./simulators/demo/index.js'), import('./adapters/vocom/index.js')]);
  const world = callCentreWorld(scenario);
  world.start();
  const { url, company, agent, extension, queues, io } = world;
  return signedInBy(world, vocom({ url, company, agent, extension, queues, io, pollEvery: 5_000 }), settings);
}

async function demoOfWideCloud({ scenario }: BackendSettings, settings: VoiceSettings): Promise<LoadedBackend> {
  const [{ outboundWorld }, { wideCloud }] = await Promise.all([import('./simulators/demo/index.js'), import('./adapters/widecloud/index.js')]);
  const world = outboundWorld(scenario);
  world.start();
  const { url, extension, agentName, campaigns, fieldLabels, io, secrets } = world;
  const backend = wideCloud({ url, extension, agentName, campaigns, fieldLabels, io, secrets: () => secrets, pollEvery: 1_000, campaignsEvery: 5_000 });
  return signedInBy(world, backend, settings);
}

async function demoOfMeetIp({ scenario }: BackendSettings, settings: VoiceSettings): Promise<LoadedBackend> {
  const [{ meetIpWorld }, { meetip }] = await Promise.all([import('./simulators/demo/index.js'), import('./adapters/meetip/index.js')]);
  const world = meetIpWorld(scenario);
  world.start();
  const { url, extension, agentName, tenant, webhookToken: token, io } = world;
  const backend = meetip({ url, extension, agentName, tenant, countryCode: '55', timeZone: 'UTC', webhook: { token }, io, pollEvery: 5_000, campaignsEvery: 10_000 });
  // In production a server of the page's own receives these.
  world.tellTo((request) => backend.receive(request));
  return signedInBy(world, backend, settings);
}

interface AdmittingWorld {
  readonly sip: DemoSip;
  credentials(given: Credentials): Credentials;
}

/** Where the vendor has no sign-in of people, the demo's user and password stand for its secrets and bring the telephone. */
async function signedInBy(world: AdmittingWorld, backend: Backend, settings: VoiceSettings): Promise<LoadedBackend> {
  const { auth } = backend;
  const signIn: AuthPort['signIn'] = async (given) => {
    if (!auth) throw new Fault('unsupported');
    const step = await auth.signIn(world.credentials(given));
    return step.step === 'signed-in' ? { ...step, sipAccount: world.sip.account } : step;
  };
  return {
    backends: [{ ...backend, auth: { signIn, signOut: async () => auth?.signOut() } }],
    voice: await telephone(world.sip, settings),
  };
}

async function telephone({ server, domain, WebSocket }: DemoSip, { autoAnswer }: VoiceSettings): Promise<Backend> {
  const { sip } = await import('./adapters/sip/index.js');
  return sip({ server, domain, ...(autoAnswer === undefined ? {} : { autoAnswer }), io: { ...platformIo(), WebSocket } });
}
