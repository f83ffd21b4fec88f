import { voxfree } from '../../src/adapters/voxfree/index.js';
import type { Io } from '../../src/net/io.js';
import { demoUsers } from '../../src/simulators/scenarios/index.js';
import type { AcceptedMessage, ControlInput, ControlName, ControlResult, FaultTarget, HttpFault, VoxFreeUrls } from '../../src/simulators/voxfree/index.js';
import type { Mishap, Taken, World } from './world.js';

export interface ServedVoxFree {
  readonly urls: VoxFreeUrls;
  readonly control: <Name extends ControlName>(name: Name, input: ControlInput<Name>) => Promise<ControlResult<Name>>;
  readonly io: Io;
  /**
   * Chromium itself repeats a POST on a connection it had kept when that dies before the first byte of the answer
   * (that is how browsers survive servers that end idle connections), so that there an answer is lost above the wire.
   */
  readonly losesAboveWire?: boolean;
  stop(): Promise<void>;
}

interface LossyIo {
  readonly io: Io;
  /** The next request to that service is lost, before or after the server saw it. */
  lose(service: string, when: 'before' | 'after'): void;
}

function lossy(io: Io): LossyIo {
  const due = new Map<string, 'before' | 'after'>();
  const spoilt = async (url: string, send: () => Promise<Response>): Promise<Response> => {
    const service = url.slice(url.lastIndexOf('/') + 1);
    const when = due.get(service);
    due.delete(service);
    if (when === 'before') throw new TypeError('Failed to fetch');
    const response = await send();
    if (when === 'after') throw new TypeError('Failed to fetch');
    return response;
  };
  const { upload } = io;
  return {
    lose: (service, when) => due.set(service, when),
    io: {
      ...io,
      fetch: (url, init) => spoilt(url, () => io.fetch(url, init)),
      ...(upload ? { upload: (url, body, uploading) => spoilt(url, () => upload(url, body, uploading)) } : {}),
    },
  };
}

/** The simulator's hands in the contract's words. The server has the scenario `quiet`. */
export async function voxfreeWorld(served: ServedVoxFree): Promise<World> {
  const { control } = served;
  const { io, lose } = lossy(served.io);
  const chats = await control('chats', undefined as never);
  const marina = (await control('agents', undefined as never)).find(({ login }) => login === demoUsers.marina.user);
  const colleague = (await control('agents', undefined as never)).find(({ id }) => id !== marina?.id);
  const [mine = '', alsoMine = ''] = chats.filter(({ agentId }) => agentId === marina?.id).map(({ protocol }) => protocol);
  const waiting = chats.find(({ place }) => place === 'waiting')?.protocol ?? '';
  const contactOf = (id: string): string => chats.find(({ protocol }) => protocol === id)?.contactId ?? '';
  const taken: World['taken'] = async () => (await control('ledger', undefined as never)).accepted.map(takenOf);
  return {
    backend: voxfree({ ...served.urls, io, agentName: 'Marina', timeout: 2_000 }),
    user: demoUsers.marina,
    wrongUser: { user: demoUsers.marina.user, password: 'errada' },
    secondFactor: { user: demoUsers.secondFactor, code: demoUsers.secondFactor.code },
    passwordChange: { user: demoUsers.newcomer, current: demoUsers.newcomer.password, next: 'outra-senha' },
    mine,
    alsoMine,
    waiting,
    templated: chats.find(({ agentId, contactName }) => agentId === marina?.id && contactName.startsWith('João'))?.protocol ?? '',
    customerWrites: async (id, text) => void (await control('customerWrites', { contactId: contactOf(id), text })),
    finish: async (protocol) => void (await control('finish', { protocol })),
    takenByColleague: async (protocol) => void (await control('takenBy', { protocol, agentId: colleague?.id ?? '' })),
    cut: async () => void (await control('closeSockets', {})),
    goDown: async () => void (await control('closeSockets', { keepClosed: true })),
    comeBack: async () => void (await control('openSockets', undefined as never)),
    connections: async () => (await control('sockets', undefined as never)).filter((id) => id === marina?.id).length,
    async mishap(act, what) {
      const target = targets[act];
      const isLoss = what === 'answer-lost' || what === 'unreachable';
      if (isLoss && served.losesAboveWire) lose(target, what === 'unreachable' ? 'before' : 'after');
      else await control('faultNext', { target, fault: faults[what] });
    },
    timesTaken: async (text) => (await taken()).filter((message) => message.text === text).length,
    taken,
    requests: async () => (await control('requests', {})).length,
    complaints: async () => (await control('ledger', undefined as never)).violations.map(({ endpoint, problem }) => `${endpoint}: ${problem}`),
    stop: served.stop,
  };
}

function takenOf({ id, text, replyId, file, bytes = 0, template }: AcceptedMessage): Taken {
  return {
    id,
    text,
    replyTo: replyId,
    ...(file === undefined ? {} : { file: { name: file, bytes } }),
    ...(template === undefined ? {} : { template }),
  };
}

const targets: Readonly<Record<Parameters<World['mishap']>[0], Exclude<FaultTarget, 'push' | 'socket'>>> = {
  send: 'enviaMensagem.php',
  attach: 'enviaAnexo.php',
  template: 'templatesWhatsapp.php',
  lists: 'chatsAtivos.php',
  open: 'buscaChat.php',
  status: 'updateStatusAgente_Omni.php',
  'sign-out': 'updateStatusAgente_Omni.php',
};

const faults: Readonly<Record<Mishap, HttpFault>> = {
  refused: { kind: 'refuse' },
  unreachable: { kind: 'drop' },
  'answer-lost': { kind: 'answer-lost' },
  unreadable: { kind: 'html' },
  silent: { kind: 'hang', effect: true },
  page: { kind: 'html' },
};
