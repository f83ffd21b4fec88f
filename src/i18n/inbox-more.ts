import { defineArea, type Messages } from './messages.js';
import type { inboxMore } from './pt-br/inbox-more.js';

export type InboxMoreMessages = Messages<typeof inboxMore>;

export const inboxMoreArea = /* @__PURE__ */ defineArea<InboxMoreMessages>({
  'pt-BR': () => import('./pt-br/inbox-more.js').then((module) => module.inboxMore),
  'pt-PT': () => import('./pt-pt/inbox-more.js').then((module) => module.inboxMore),
  en: () => import('./en/inbox-more.js').then((module) => module.inboxMore),
  es: () => import('./es/inbox-more.js').then((module) => module.inboxMore),
});
