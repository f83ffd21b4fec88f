import { defineArea, type Messages } from './messages.js';
import type { start } from './pt-br/start.js';

export type StartMessages = Messages<typeof start>;

export const startArea = /* @__PURE__ */ defineArea<StartMessages>({
  'pt-BR': () => import('./pt-br/start.js').then((module) => module.start),
  'pt-PT': () => import('./pt-pt/start.js').then((module) => module.start),
  en: () => import('./en/start.js').then((module) => module.start),
  es: () => import('./es/start.js').then((module) => module.start),
});
