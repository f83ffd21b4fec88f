import { defineArea, type Messages } from './messages.js';
import type { pauses } from './pt-br/pauses.js';

export type PausesMessages = Messages<typeof pauses>;

export const pausesArea = /* @__PURE__ */ defineArea<PausesMessages>({
  'pt-BR': () => import('./pt-br/pauses.js').then((module) => module.pauses),
  'pt-PT': () => import('./pt-pt/pauses.js').then((module) => module.pauses),
  en: () => import('./en/pauses.js').then((module) => module.pauses),
  es: () => import('./es/pauses.js').then((module) => module.pauses),
});
