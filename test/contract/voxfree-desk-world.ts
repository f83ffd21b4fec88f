import { customers } from '../../src/simulators/scenarios/index.js';
import type { FaultTarget } from '../../src/simulators/voxfree/index.js';
import type { DeskPart, DeskWorld } from './desk-world.js';
import { voxfreeWorld, type ServedVoxFree } from './voxfree-world.js';

export const voxfreeOffers: ReadonlySet<DeskPart> = new Set([
  'tags', 'own-tags', 'closing', 'dispositions', 'transfer', 'transfer-close', 'ownership', 'starting', 'create-contact', 'own-replies',
]);

const services: Readonly<Record<Parameters<DeskWorld['deskMishap']>[0], Exclude<FaultTarget, 'push' | 'socket'>>> = {
  tags: 'servicoTags.php',
  closing: 'finalizarAtendimento.php',
  starting: 'novaConversaManual.php',
  ownership: 'buscaCarteirizacoes.php',
  replies: 'servicoRespostasRapidas.php',
};

/** Conversations of the scenario `quiet`, and one that a colleague serves. */
export async function voxfreeDeskWorld(served: ServedVoxFree): Promise<DeskWorld> {
  const { control } = served;
  const world = await voxfreeWorld(served);
  const paulo = (await control('agents', undefined as never)).find(({ name }) => name === 'Paulo');
  const colleague = { id: paulo?.id ?? '', name: paulo?.name ?? '' };
  const { protocol } = await control('customerWrites', { contactId: customers.celso.id, text: 'Oi' });
  await control('takenBy', { protocol, agentId: colleague.id });
  return {
    ...world,
    colleague,
    startable: { free: customers.debora.id, held: customers.celso.id },
    async ticket(id) {
      const { place, agentId, tagIds, note, dispositionId } = await control('ticket', { protocol: id });
      return { open: place !== 'closed', agentId, tagIds, note, dispositionId };
    },
    async sentTo(id) {
      const { contactId } = await control('ticket', { protocol: id });
      return (await control('customerThread', { contactId })).map(({ text }) => text);
    },
    deskMishap: async (act, what) =>
      void (await control('faultNext', { target: services[act], fault: what === 'refused' ? { kind: 'refuse' } : { kind: 'html' } })),
  };
}
