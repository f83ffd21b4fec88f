import type { Backend } from '../../src/session/index.js';
import { facet } from './dialer-stories.js';
import { dialerWorld, type DialerWorld } from './dialer-world.js';

const campaignId = '583';
const onlyOne = [{ id: campaignId, name: 'Cobrança amigável · nov.', kind: 'predictive' }] as const;
const names = ['Wagner Ribeiro', 'Fátima Lopes', 'Edson Teixeira', 'Cíntia Barros', 'Gilberto Nunes', 'Ana Beatriz Nogueira', 'Auto Peças Irmãos Reis'] as const;

/** So many made-up people, every fortieth with something wrong. */
export function carteira(count = 482): File {
  const lines = Array.from({ length: count }, (_, index) => {
    const digits = String(index).padStart(4, '0');
    const phone = index % 80 === 39 ? '9555' : index % 80 === 79 ? '' : `(19) 95555-${digits}`;
    return [names[index % names.length], phone, `88.${200 + index}-${index % 10}`, '05/12/2026'].join(';');
  });
  return new File([['NOME;CELULAR;CONTRATO;VENC', ...lines, ''].join('\r\n')], 'carteira-novembro.csv', { type: 'text/csv' });
}

interface Manner {
  /** Milliseconds for each contact. */
  readonly slow?: number;
  readonly positions?: readonly ('start' | 'end')[];
  /** The dialler can not tell what arrived. */
  readonly blind?: boolean;
}

/** The dialler with ways of another vendor. */
export const shaped = ({ slow = 0, positions = ['end'], blind = false }: Manner) => (backend: Backend): Backend => {
  const { dialer } = backend;
  if (!dialer?.limits) return backend;
  const insert: NonNullable<typeof dialer.insert> = async (id, contacts) => {
    if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow));
    return dialer.insert?.(id, contacts, 'end');
  };
  return facet(backend, { insert, limits: { ...dialer.limits, positions, canFind: !blind }, ...(blind ? { findInserted: undefined } : {}) });
};

async function opened(manner: Manner = {}, file = carteira()): Promise<DialerWorld> {
  const world = await dialerWorld({ campaigns: onlyOne, rows: {}, shape: shaped(manner) });
  await world.session.dialer.imports.discard(campaignId);
  await world.session.dialer.imports.open(campaignId, file);
  return world;
}

async function checked(manner: Manner = {}, file = carteira()): Promise<DialerWorld> {
  const world = await opened(manner, file);
  const { imports } = world.session.dialer;
  await imports.check(campaignId, [{ to: 'name' }, { to: 'phone' }, { to: 'field', field: 'conta' }, { to: 'none' }]);
  return world;
}

export async function choosing(): Promise<DialerWorld> {
  const world = await dialerWorld({ campaigns: onlyOne, rows: {} });
  await world.session.dialer.imports.discard(campaignId);
  return world;
}

export const columns = (): Promise<DialerWorld> => opened();

export const review = (): Promise<DialerWorld> => checked({ positions: ['start', 'end'] });

export const useless = (): Promise<DialerWorld> => checked({}, new File(['NOME;CELULAR;CONTRATO;VENC\r\nFátima Lopes;9555;1;\r\n'], 'um-nome.csv', { type: 'text/csv' }));

/** It goes on for as long as the story is shown. */
export async function inserting(): Promise<DialerWorld> {
  const world = await checked({ slow: 120 });
  void world.session.dialer.imports.start(campaignId, 'end').catch(() => undefined);
  return world;
}

async function stoppedAfter(count: number, world: DialerWorld): Promise<DialerWorld> {
  const { imports } = world.session.dialer;
  const leave = imports.$imports.subscribe((all) => {
    if ((all.get(campaignId)?.inserted ?? 0) >= count) imports.stop(campaignId);
  });
  await imports.start(campaignId, 'end').catch(() => undefined);
  leave();
  return world;
}

export const stopped = async (): Promise<DialerWorld> => stoppedAfter(20, await checked({ slow: 5 }));

/** An answer was lost and the dialler cannot be asked. */
export async function inDoubt(): Promise<DialerWorld> {
  const world = await checked({ blind: true }, carteira(24));
  world.simulator.faults.next('insert', { kind: 'answer-lost' });
  const { imports } = world.session.dialer;
  await imports.start(campaignId, 'end').catch(() => undefined);
  if (imports.$imports.get().get(campaignId)?.step === 'stopped') await imports.resume(campaignId).catch(() => undefined);
  return world;
}

export async function done(): Promise<DialerWorld> {
  const world = await checked({}, carteira(60));
  await world.session.dialer.imports.start(campaignId, 'end');
  return world;
}
