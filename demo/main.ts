import './widgets.js';
import type { CcSession } from '../src/elements/cc-session/cc-session.js';
import { recordFacts } from './crm/activity.js';
import { Crm } from './crm/crm.js';
import { CustomerPanel } from './customer/panel.js';
import { Dock, guardCalls } from './dock.js';
import { byId, h } from './dom.js';
import { enterWorld } from './world.js';

const TOAST_MS = 6000;

function say(text: string): void {
  const toast = h('p', { class: 'toast' }, text);
  byId('avisos').append(toast);
  setTimeout(() => toast.remove(), TOAST_MS);
}

/** Every telephone link of the CRM dials by the widget instead of the operating system. */
function clickToDial(): void {
  const softphone = byId<HTMLElement & { call(number: string): Promise<unknown> }>('telefone');
  byId('conteudo').addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="tel:"]');
    if (!link) return;
    event.preventDefault();
    if (!document.body.hasAttribute('data-signed-in')) return say('Entre no atendimento para ligar.');
    softphone.call(link.pathname).catch((fault: unknown) => console.warn('demo: call', fault));
  });
}

const session = byId<CcSession>('atendimento');
const crm = new Crm();
const dock = new Dock(session, crm);

recordFacts(session, crm.log);
dock.start();
crm.start();
clickToDial();
guardCalls(say);

const { users, customers } = await enterWorld(session);
dock.showUsers(users);
new CustomerPanel(customers).start();
