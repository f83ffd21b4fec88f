import { defineArea, type Messages } from './messages.js';
import type { incall } from './pt-br/incall.js';

export type InCallMessages = Messages<typeof incall>;

export const incallArea = /* @__PURE__ */ defineArea<InCallMessages>({
  'pt-BR': () => import('./pt-br/incall.js').then((module) => module.incall),
  'pt-PT': () => import('./pt-pt/incall.js').then((module) => module.incall),
  en: () => import('./en/incall.js').then((module) => module.incall),
  es: () => import('./es/incall.js').then((module) => module.incall),
});
