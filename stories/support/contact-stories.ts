import type { MailingRow } from '../../src/simulators/widecloud/index.js';
import { Fault } from '../../src/session/index.js';
import { facet, onTheLine } from './dialer-stories.js';
import { dialerWorld, results, rowsOf, wagnerRow, type DialerWorld } from './dialer-world.js';

const hour = 3_600_000;
const onlyOne = [{ id: '583', name: 'Cobrança amigável · nov.', kind: 'predictive' }] as const;

/** Results, schedules and calls of some of them. */
function lived(rows: readonly MailingRow[]): readonly MailingRow[] {
  const now = Date.now();
  return rows.map((row, index) => {
    const at = now - ((index % 50) + 1) * hour;
    if (row.status !== 'CONCLUIDO') return row.status === 'AGUARDANDO' && index % 9 === 0 ? { ...row, attempts: 1, scheduledAt: now + (1 + (index % 5)) * hour } : row;
    const { label } = results[index % results.length] ?? results[0];
    const call = { id: `${at}.${row.id}`, at, seconds: 61 + (index % 300), extension: '2001', number: row.ddd + row.numero, inbound: false, answered: true };
    return { ...row, answeredAt: at, call, fields: { ...row.fields, cidade: 'Campinas', tab1: label, agente: 'Marina Duarte', obs: index % 4 === 0 ? 'Pede contato só depois das 16 h.' : '' } };
  });
}

const list = (): readonly MailingRow[] => [wagnerRow(), ...lived(rowsOf({ done: 64, dialing: 3, discarded: 24, exceeded: 9, waiting: 120 }, 1))];

/** A list that has been worked through for a while. */
export const contacts = (): Promise<DialerWorld> => dialerWorld({ campaigns: onlyOne, rows: { 583: list() } });

export const inCall = (): Promise<DialerWorld> => onTheLine({ campaigns: onlyOne, rows: { 583: list() } });

export const masked = (): Promise<DialerWorld> => dialerWorld({ campaigns: onlyOne, rows: { 583: list() }, session: { numbers: { masked: true } } });

export const tenThousand = (): Promise<DialerWorld> =>
  dialerWorld({ campaigns: onlyOne, rows: { 583: lived(rowsOf({ done: 2600, dialing: 12, discarded: 1900, exceeded: 288, waiting: 5200 })) }, adapter: { campaignsEvery: 60_000 } });

export const nobody = (): Promise<DialerWorld> => dialerWorld({ campaigns: onlyOne, rows: {} });

/** Names that try to be something else, and none at all. */
export const odd = (): Promise<DialerWorld> => {
  const texts = ['<img src=x onerror=alert(1)>', '\u202Eedadicilbup', 'Maria Antonieta Josefa de Albuquerque e Figueiredo Lopes da Silva', '', 'a\nb\nc', '👩‍👩‍👧‍👦 Família Sá'];
  const rows = rowsOf({ done: 6 }).map((row, index) => ({ ...row, fields: { ...row.fields, cliente: texts[index] ?? '', tab1: texts[index] ?? '', gen1: '=1+1' } }));
  return dialerWorld({ campaigns: onlyOne, rows: { 583: rows } });
};

export const unread = (): Promise<DialerWorld> => dialerWorld({ campaigns: onlyOne, shape: (backend) => facet(backend, { contacts: () => new Promise(() => undefined) }) });

export const failed = (): Promise<DialerWorld> =>
  dialerWorld({ campaigns: onlyOne, shape: (backend) => facet(backend, { contacts: () => Promise.reject(new Fault('timeout', { retryable: true })) }) });
