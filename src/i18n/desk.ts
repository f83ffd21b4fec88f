import { defineArea, type Messages } from './messages.js';
import type { desk } from './pt-br/desk.js';

export type DeskMessages = Messages<typeof desk>;

export const deskArea = /* @__PURE__ */ defineArea<DeskMessages>({
  'pt-BR': () => import('./pt-br/desk.js').then((module) => module.desk),
  'pt-PT': () => import('./pt-pt/desk.js').then((module) => module.desk),
  en: () => import('./en/desk.js').then((module) => module.desk),
  es: () => import('./es/desk.js').then((module) => module.desk),
});
