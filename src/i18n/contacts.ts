import { defineArea, type Messages } from './messages.js';
import type { contacts } from './pt-br/contacts.js';

export type ContactsMessages = Messages<typeof contacts>;

export const contactsArea = /* @__PURE__ */ defineArea<ContactsMessages>({
  'pt-BR': () => import('./pt-br/contacts.js').then((module) => module.contacts),
  'pt-PT': () => import('./pt-pt/contacts.js').then((module) => module.contacts),
  en: () => import('./en/contacts.js').then((module) => module.contacts),
  es: () => import('./es/contacts.js').then((module) => module.contacts),
});
