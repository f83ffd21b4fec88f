import type { VoxFreeSimulator, Who, Writing } from '../voxfree/index.js';
import { agentIds, channelIds, departmentIds } from './company.js';
import { customers, demoMedia, type CustomerName } from './customers.js';

/** Something that happens once; `at` is seconds after the start, on the scenario's clock. */
export interface MorningEvent {
  readonly at: number;
  run(voxfree: VoxFreeSimulator): void;
}

const writes = (who: CustomerName, text: string, file?: string) => (voxfree: VoxFreeSimulator): void => {
  const media = file === undefined ? {} : { file, url: `${voxfree.mediaBase}${file}` };
  const input: Who & Writing = { contactId: customers[who].id, text, ...media };
  if (voxfree.account.openChatOf(customers[who].id)) voxfree.controls.customerWrites(input);
};

const openOf = ({ account }: VoxFreeSimulator, who: CustomerName) => account.openChatOf(customers[who].id);

/**
 * What a chat can be, one after the other, beside the flow of customers, who write at whole seconds: no two things happen
 * at once.
 */
export const morningEvents: readonly MorningEvent[] = [
  { at: 14.5, run: writes('luciana', 'Uma das caixas veio assim', demoMedia.dentedBox) },
  { at: 26.5, run: writes('acacias', 'Síndica Vera: o portão de serviço já está aberto') },
  { at: 32.5, run: taken('neusa') },
  { at: 38.5, run: writes('sergio', 'Áudio', demoMedia.voiceNote) },
  { at: 44.5, run: writes('sergio', 'O cartão termina em 4242') },
  { at: 52.5, run: takenBack('sergio', 'O cartão termina em 4242') },
  { at: 55.5, run: finishedElsewhere('padaria') },
  { at: 66.5, run: writes('valeVerde', 'Segue o comprovante da coleta', demoMedia.invoice) },
  { at: 80.5, run: handedOver },
  { at: 95.5, run: backToOwner('padaria', 'Esqueci de pedir: mandam o fermento junto?') },
];

function taken(who: CustomerName) {
  return (voxfree: VoxFreeSimulator): void => {
    const chat = openOf(voxfree, who);
    if (chat?.place === 'waiting') voxfree.controls.takenBy({ protocol: chat.protocol, agentId: agentIds.paulo });
  };
}

function finishedElsewhere(who: CustomerName) {
  return (voxfree: VoxFreeSimulator): void => {
    const chat = openOf(voxfree, who);
    if (chat?.place === 'active') voxfree.controls.finish({ protocol: chat.protocol });
  };
}

function takenBack(who: CustomerName, text: string) {
  return (voxfree: VoxFreeSimulator): void => {
    const chat = openOf(voxfree, who);
    const message = chat?.log.lastWhere(({ content }) => content === text);
    if (chat && message) voxfree.controls.deleteMessage({ protocol: chat.protocol, messageId: String(message.id) });
  };
}

/** The contact is Marina's own: nobody else is asked. */
function backToOwner(who: CustomerName, text: string) {
  return (voxfree: VoxFreeSimulator): void => {
    if (!openOf(voxfree, who)) voxfree.controls.routeToOwner({ contactId: customers[who].id, text });
  };
}

function handedOver({ controls }: VoxFreeSimulator): void {
  const { protocol } = controls.arrive({
    newContact: { name: 'Cantina Bella Massa', number: '5511955550107' },
    departmentId: departmentIds.sales,
    channelId: channelIds.main,
    text: 'Falei com a Renata, mas o pedido ficou pela metade.',
  });
  controls.transferIn({ protocol, agentId: agentIds.marina, note: 'Pedido 48.377: falta fechar o frete.' });
}
