import { defineArea, type Messages } from './messages.js';
import { inbox } from './pt-br/inbox.js';

export type InboxMessages = Messages<typeof inbox>;

export const inboxArea = /* @__PURE__ */ defineArea<InboxMessages>(inbox, {
  'pt-PT': () => import('./pt-pt/inbox.js').then((module) => module.inbox),
  en: () => import('./en/inbox.js').then((module) => module.inbox),
  es: () => import('./es/inbox.js').then((module) => module.inbox),
});
