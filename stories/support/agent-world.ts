import { vocom, type VocomOptions } from '../../src/adapters/vocom/index.js';
import { createSession, type Session, type SessionOptions } from '../../src/session/index.js';
import { callCentreAgent, callCentreQueues, callCentreQuiet } from '../../src/simulators/scenarios/index.js';
import { VocomSimulator } from '../../src/simulators/vocom/index.js';

/** An agent of a call centre: the vendor's side, and the session on the real adapter over it. */
export interface AgentWorld {
  readonly simulator: VocomSimulator;
  readonly session: Session;
  /** The clocks of all of them jump ahead; timers go on as they were. */
  later(milliseconds: number): void;
}

export interface AgentWorldOptions {
  readonly adapter?: Partial<VocomOptions>;
  readonly session?: Partial<SessionOptions>;
  /** Before anybody signs in. */
  readonly prepare?: (simulator: VocomSimulator) => void;
}

let latest: Session | undefined;
let worlds = 0;

/** Ends the world that is there. */
export async function endAgentWorld(): Promise<void> {
  await latest?.dispose();
  latest = undefined;
}

/** Connected, not in the queues yet. One at a time: the one before ends. What one agent leaves behind is not the next one's. */
export async function agentWorld({ adapter, session: more, prepare }: AgentWorldOptions = {}): Promise<AgentWorld> {
  await endAgentWorld();
  worlds += 1;
  let ahead = 0;
  const clock = {
    now: () => Date.now() + ahead,
    after: (milliseconds: number, run: () => void) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
  const simulator = new VocomSimulator({ clock, company: `11111111-2222-4333-8444-${String(worlds).padStart(12, '0')}` });
  callCentreQuiet.seed(simulator);
  prepare?.(simulator);
  const backend = vocom({
    url: simulator.url, company: simulator.company, agent: callCentreAgent, extension: '2101', queues: callCentreQueues, io: simulator.io(), pollEvery: 500, ...adapter,
  });
  const session = createSession({
    backends: [backend], shareLine: false, id: `agent-${crypto.randomUUID()}`, clock, credentials: async () => ({ token: simulator.key }), ...more,
  });
  latest = session;
  await until(session.agent.$agent, (agent) => agent !== undefined && (agent.availability !== 'unknown' || adapter?.queues?.length === 0));
  return { simulator, session, later: (milliseconds) => void (ahead += milliseconds) };
}

/** The same, in the queues. */
export async function servingWorld(options?: AgentWorldOptions): Promise<AgentWorld> {
  const world = await agentWorld(options);
  await world.session.agent.goOnline();
  await until(world.session.agent.$agent, (agent) => agent?.availability === 'available' && agent.queues.length > 0);
  return world;
}

/** On the pause of that name, for so long already. */
export async function pausedWorld(label: string, already = 0, options?: AgentWorldOptions): Promise<AgentWorld> {
  const world = await servingWorld(options);
  const { agent } = world.session;
  await agent.loadPauseReasons();
  const reason = agent.$pauseReasons.get().value.find((each) => each.label === label);
  if (!reason) throw new Error(`no pause called ${label}`);
  await agent.pause(reason.id);
  await until(agent.$agent, (now) => now?.availability === 'paused');
  world.later(already);
  return world;
}

interface Store<Value> {
  subscribe(listener: (value: Value) => void): () => void;
}

function until<Value>(store: Store<Value>, holds: (value: Value) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const leave = store.subscribe((value) => {
      if (!holds(value)) return;
      resolve();
      queueMicrotask(() => leave());
    });
  });
}
