import { defineArea, type Messages } from './messages.js';
import type { session } from './pt-br/session.js';

export type SessionMessages = Messages<typeof session>;

export const sessionArea = /* @__PURE__ */ defineArea<SessionMessages>({
  'pt-BR': () => import('./pt-br/session.js').then((module) => module.session),
  'pt-PT': () => import('./pt-pt/session.js').then((module) => module.session),
  en: () => import('./en/session.js').then((module) => module.session),
  es: () => import('./es/session.js').then((module) => module.session),
});
