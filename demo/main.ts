import './widgets.js';
import type { CcSession } from '../src/elements/cc-session/cc-session.js';
import { linkNumbers } from '../src/elements/link-numbers.js';
import { offerCheck } from './check.js';
import { recordFacts } from './crm/activity.js';
import { Crm } from './crm/crm.js';
import { dispositions } from './crm/dispositions.js';
import { fillReplies } from './crm/replies.js';
import { CustomerPanel } from './customer/panel.js';
import { Dock, guardCalls } from './dock.js';
import { byId, h } from './dom.js';
import { followPanes } from './panes.js';
import { offerScenes } from './scenes.js';
import { enterWorld } from './world.js';

const TOAST_MS = 6000;

function say(text: string): void {
  const toast = h('p', { class: 'toast' }, text);
  byId('avisos').append(toast);
  setTimeout(() => toast.remove(), TOAST_MS);
}

const session = byId<CcSession>('atendimento');
const crm = new Crm();
const dock = new Dock(session, crm);

session.dispositions = dispositions;
fillReplies(session);
recordFacts(session, crm.log);
dock.start();
followPanes(session);
offerScenes();
crm.start();
linkNumbers(byId('conteudo'));
guardCalls(say);
offerCheck(say);

const { users, customers } = await enterWorld(session);
dock.showUsers(users);
new CustomerPanel(customers).start();
