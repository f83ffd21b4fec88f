import { defineArea, type Messages } from './messages.js';
import type { inbox } from './pt-br/inbox.js';

export type InboxMessages = Messages<typeof inbox>;

export const inboxArea = /* @__PURE__ */ defineArea<InboxMessages>({
  'pt-BR': () => import('./pt-br/inbox.js').then((module) => module.inbox),
  'pt-PT': () => import('./pt-pt/inbox.js').then((module) => module.inbox),
  en: () => import('./en/inbox.js').then((module) => module.inbox),
  es: () => import('./es/inbox.js').then((module) => module.inbox),
});
