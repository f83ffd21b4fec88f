import { tempbox } from '../../src/adapters/tempbox/index.js';
import type { Io } from '../../src/net/io.js';
import { tempBoxAgentName } from '../../src/simulators/scenarios/index.js';
import type { TempBoxControlInput, TempBoxControlName, TempBoxControlResult, TempBoxFault, TempBoxFaultTarget } from '../../src/simulators/tempbox/index.js';
import type { DeskPart, DeskWorld } from './desk-world.js';
import type { Mishap, World } from './world.js';

export const tempBoxOffers: ReadonlySet<DeskPart> = new Set(['closing', 'transfer', 'starting']);

export interface ServedTempBox {
  readonly url: string;
  readonly token: string;
  readonly control: <Name extends TempBoxControlName>(name: Name, input: TempBoxControlInput<Name>) => Promise<TempBoxControlResult<Name>>;
  readonly io: Io;
  /** Chromium repeats a POST whose kept connection died: there an answer is lost above the wire. */
  readonly losesAboveWire?: boolean;
  stop(): Promise<void>;
}

interface Line {
  readonly io: Io;
  /** The next request to that method is lost, before or after the server saw it. */
  lose(method: string, when: 'before' | 'after'): void;
  /** The lists cannot be reached. */
  isDown: boolean;
  /** Somebody looks at the page: what is polled for is looked at now. */
  wake(): void;
  readonly lookers: number;
}

function lineOf(io: Io): Line {
  const due = new Map<string, 'before' | 'after'>();
  const lookers = new Set<() => void>();
  const line: Line = {
    isDown: false,
    lose: (method, when) => due.set(method, when),
    wake: () => lookers.forEach((run) => run()),
    get lookers() { return lookers.size; },
    io: {
      ...io,
      wake(run) {
        const looker = (): void => run('visible');
        lookers.add(looker);
        return () => lookers.delete(looker);
      },
      async fetch(url, init) {
        const method = new URL(url).pathname.split('/').at(-1) ?? '';
        const when = due.get(method);
        due.delete(method);
        if (when === 'before' || (line.isDown && method === 'ListarEmAberto')) throw new TypeError('Failed to fetch');
        const response = await io.fetch(url, init);
        if (when === 'after') throw new TypeError('Failed to fetch');
        return response;
      },
    },
  };
  return line;
}

/**
 * The simulator's hands in the contract's words, on the scenario `tempbox-quiet`. Looks are a minute apart and come when
 * somebody looks at the page, so that a test decides when.
 */
export async function tempBoxWorld(served: ServedTempBox): Promise<DeskWorld> {
  const { control, url } = served;
  const line = lineOf(served.io);
  const startable = await startableOf(served);
  const cases = await control('cases', undefined as never);
  const agents = await control('agents', undefined as never);
  const company = await control('company', undefined as never);
  const agentOf = (name: string) => agents.find((agent) => agent.name === name);
  const marina = agentOf(tempBoxAgentName);
  const paulo = agentOf('Paulo Reis');
  const backend = tempbox({
    url, company: company.id, agent: marina?.hash ?? '', io: line.io, timeout: 2_000, pollEvery: 60_000, threadEvery: 60_000,
  });
  const own = cases.filter(({ agentId, begun }) => agentId === marina?.id && begun).map(({ caseId }) => caseId);
  const looking = async (act: Promise<unknown>): Promise<void> => {
    await act;
    line.wake();
  };
  const contactOf = (id: string): string => cases.find(({ caseId }) => caseId === id)?.contactId ?? '';
  const accepted = async () => (await control('ledger', undefined as never)).accepted;
  const world: World = {
    backend: { ...backend, auth: { signOut: () => backend.auth?.signOut() ?? Promise.reject(new Error()), signIn: (given) => signInUp(line, () => backend.auth?.signIn(given)) } },
    user: { token: served.token },
    wrongUser: { token: 'errado' },
    mine: own[0] ?? '',
    alsoMine: own[1] ?? '',
    waiting: cases.find(({ agentId }) => agentId === '')?.caseId ?? '',
    customerWrites: (id, text) => looking(control('customerWrites', { contactId: contactOf(id), text })),
    finish: (caseId) => looking(control('finish', { caseId })),
    takenByColleague: (caseId) => looking(control('takenBy', { caseId, agentId: paulo?.id ?? '' })),
    cut: () => looking(Promise.resolve()),
    goDown: () => { line.isDown = true; return looking(Promise.resolve()); },
    comeBack: () => { line.isDown = false; return looking(Promise.resolve()); },
    connections: () => Promise.resolve(line.lookers),
    async mishap(act, what) {
      const target = targets[act];
      if (target === undefined) return;
      const isLoss = what === 'answer-lost' || what === 'unreachable';
      if (isLoss && served.losesAboveWire) line.lose(target, what === 'unreachable' ? 'before' : 'after');
      else await control('faultNext', { target, fault: faults[what] });
    },
    timesTaken: async (text) => (await accepted()).filter((message) => message.text === text).length,
    taken: async () => (await accepted()).map(({ id, text }) => ({ id, text, replyTo: '' })),
    requests: async () => (await control('requests', {})).length,
    complaints: async () => (await control('ledger', undefined as never)).violations.map(({ method, problem }) => `${method}: ${problem}`),
    stop: served.stop,
  };
  return { ...world, ...deskOf(served, { agents, paulo: { id: paulo?.hash ?? '', name: paulo?.name ?? '' } }), startable };
}

/** Whether the lists can be reached is about being connected: a token can be tried all the same. */
async function signInUp<Step>(line: Line, signIn: () => Promise<Step> | undefined): Promise<Step> {
  const { isDown } = line;
  line.isDown = false;
  try {
    return await (signIn() ?? Promise.reject(new Error('no auth facet')));
  } finally {
    line.isDown = isDown;
  }
}

/** Somebody whose conversation is over, and somebody whom the colleague serves. */
async function startableOf({ control }: ServedTempBox): Promise<DeskWorld['startable']> {
  const cases = await control('cases', undefined as never);
  const idOf = (name: string) => cases.find(({ contactName }) => contactName.startsWith(name));
  const over = idOf('João');
  await control('finish', { caseId: over?.caseId ?? '' });
  return { free: over?.contactId ?? '', held: idOf('Neusa')?.contactId ?? '' };
}

type Agents = TempBoxControlResult<'agents'>;

function deskOf(
  { control }: ServedTempBox, { agents, paulo }: { readonly agents: Agents; readonly paulo: DeskWorld['colleague'] },
): Pick<DeskWorld, 'colleague' | 'ticket' | 'sentTo' | 'deskMishap'> {
  const open = async (id: string) => (await control('cases', undefined as never)).find(({ caseId }) => caseId === id);
  return {
    colleague: paulo,
    async ticket(id) {
      const found = await open(id);
      const agentId = agents.find((agent) => agent.id === found?.agentId)?.hash ?? '';
      return { open: found !== undefined, agentId, tagIds: [], note: '', dispositionId: '' };
    },
    async sentTo(id) {
      const contactId = (await open(id))?.contactId ?? '';
      return (await control('customerThread', { contactId })).map(({ text }) => text);
    },
    async deskMishap(act, what) {
      const fault: TempBoxFault = what === 'refused' ? { kind: 'refuse' } : { kind: 'html' };
      const methods = act === 'starting' ? ['CriarPorContato'] as const : ['EncerrarAtendimento', 'EncaminharAtendimento'] as const;
      for (const target of methods) await control('faultNext', { target, fault });
    },
  };
}

const targets: Readonly<Partial<Record<Parameters<World['mishap']>[0], TempBoxFaultTarget>>> = {
  send: 'EnviarMensagem',
  lists: 'ListarEmAberto',
  open: 'ListarMensagensAtendimento',
};

const faults: Readonly<Record<Mishap, TempBoxFault>> = {
  refused: { kind: 'refuse' },
  unreachable: { kind: 'drop' },
  'answer-lost': { kind: 'answer-lost' },
  unreadable: { kind: 'html' },
  silent: { kind: 'hang', effect: true },
  page: { kind: 'html' },
};
