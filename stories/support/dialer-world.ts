import { wideCloud, type WideCloudOptions } from '../../src/adapters/widecloud/index.js';
import { createSession, type Backend, type Session, type SessionOptions } from '../../src/session/index.js';
import { WideCloudSimulator, type MailingRow } from '../../src/simulators/widecloud/index.js';

/** One extension at a dialler: the vendor's side, and the session on the real adapter over it. */
export interface DialerWorld {
  readonly simulator: WideCloudSimulator;
  readonly session: Session;
  /** The agent's. */
  readonly extension: string;
}

export interface DialerWorldOptions {
  readonly campaigns?: WideCloudOptions['campaigns'];
  /** What the central holds, by campaign id. */
  readonly rows?: Readonly<Record<string, readonly MailingRow[]>>;
  readonly adapter?: Partial<WideCloudOptions>;
  readonly session?: Partial<SessionOptions>;
  /** Changes what the session sees of the dialler, for what this vendor does not have. */
  readonly shape?: (backend: Backend) => Backend;
}

const secrets = { login: 'api-user', password: 'segredo-de-teste', token: 'chave-de-teste' };

export const threeCampaigns = [
  { id: '583', name: 'Cobrança amigável · nov.', kind: 'predictive' },
  { id: '584', name: 'Reativação de clientes', kind: 'preview' },
  { id: '585', name: 'Pesquisa pós-entrega' },
] as const;

const people = ['Fátima Lopes', 'Edson Teixeira', 'Cíntia Barros', 'Gilberto Nunes', 'Ana Beatriz Nogueira', 'Paulo Tavares', 'Auto Peças Irmãos Reis'] as const;

const states = { done: 'CONCLUIDO', dialing: 'Dialing', discarded: 'Descartado', exceeded: 'EXCEDIDO', waiting: 'AGUARDANDO' } as const;

export type RowCounts = Partial<Record<keyof typeof states, number>>;

/** Made-up numbers of a list, so many of each kind. The first of all is Wagner Ribeiro's. */
export function rowsOf(counts: RowCounts, from = 0): readonly MailingRow[] {
  const all = (Object.keys(states) as (keyof typeof states)[]).flatMap((state) => Array.from({ length: counts[state] ?? 0 }, () => state));
  return all.map((state, index) => row(state, from + index));
}

/** Whom `callWagner` brings on the line. */
export const wagner = { name: 'Wagner Ribeiro', ddd: '19', numero: '955550138' } as const;

export function wagnerRow(state: keyof typeof states = 'dialing'): MailingRow {
  const fields = { cliente: wagner.name, conta: '88.214-7', dpto: 'Cobrança', cidade: 'Campinas', gen1: 'R$ 1.284,90', gen2: '18 dias' };
  return { id: '9001', fields, ddd: wagner.ddd, numero: wagner.numero, insertedAt: Date.now(), status: states[state], attempts: 2 };
}

function row(state: keyof typeof states, index: number): MailingRow {
  const name = people[index % people.length] ?? people[0];
  return {
    id: String(10_000 + index), fields: { cliente: name, conta: `88.${200 + (index % 700)}-${index % 10}` }, ddd: '11',
    numero: `95555${String(index % 10_000).padStart(4, '0')}`, insertedAt: Date.now(), status: states[state], attempts: state === 'waiting' ? 0 : 1 + (index % 3),
  };
}

export const someRows = (): NonNullable<DialerWorldOptions['rows']> => ({
  583: [wagnerRow(), ...rowsOf({ done: 318, dialing: 8, discarded: 96, exceeded: 14, waiting: 644 }, 1)],
  584: rowsOf({ done: 78, discarded: 58, waiting: 264 }, 2000),
  585: rowsOf({ done: 209, discarded: 41 }, 4000),
});

let latest: Session | undefined;
let worlds = 0;

/** Ends the world that is there, with whatever its calls keep a page from leaving. */
export async function endDialerWorld(): Promise<void> {
  await latest?.dispose();
  latest = undefined;
}

/** Signed in and connected. One at a time: the one before ends. What one agent leaves behind is not the next one's. */
export async function dialerWorld(options: DialerWorldOptions = {}): Promise<DialerWorld> {
  await endDialerWorld();
  worlds += 1;
  const extension = String(2000 + worlds);
  const { campaigns = threeCampaigns, rows = someRows(), shape = (backend) => backend } = options;
  const simulator = new WideCloudSimulator({ extensions: [extension] });
  for (const { id, name = id } of campaigns) {
    simulator.central.addCampaign(id, name);
    simulator.central.campaigns.get(id)?.rows.push(...(rows[id] ?? []));
  }
  const backend = wideCloud({
    url: simulator.url, extension, agentName: 'Marina Duarte', io: simulator.io(), secrets: () => secrets, campaigns, pollEvery: 200, campaignsEvery: 1000, ...options.adapter,
  });
  const session = createSession({
    backends: [shape(backend)], shareLine: false, id: `dialer-${crypto.randomUUID()}`, credentials: async () => ({ user: secrets.login, password: secrets.password }), ...options.session,
  });
  latest = session;
  await reached(session, 'online');
  return { simulator, session, extension };
}

function reached(session: Session, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    const leave = session.connection.$connection.subscribe(({ status }) => {
      if (status !== wanted) return;
      resolve();
      queueMicrotask(() => leave());
    });
  });
}

/** The dialler reached Wagner and gives him to the agent. Returns the id of the call at the central. */
export function callWagner({ simulator: { central }, extension }: DialerWorld, variables: readonly [string, string, string] = ['88.214-7', '', '']): string {
  const { id } = central.ring(wagner.ddd + wagner.numero, extension, variables);
  central.pickUp(id);
  return id;
}

export const results = [
  { id: 'deal', label: 'Acordo feito' }, { id: 'promise', label: 'Prometeu pagar' }, { id: 'paid', label: 'Já pagou' }, { id: 'later', label: 'Retornar depois' },
  { id: 'no-answer', label: 'Não atende' }, { id: 'mailbox', label: 'Caixa postal' }, { id: 'wrong', label: 'Número errado' }, { id: 'refused', label: 'Recusou' },
  { id: 'never', label: 'Não ligar mais' },
] as const;
