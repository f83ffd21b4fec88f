import { defineArea, type Messages } from './messages.js';
import type { acts } from './pt-br/acts.js';

export type ActsMessages = Messages<typeof acts>;

export const actsArea = /* @__PURE__ */ defineArea<ActsMessages>({
  'pt-BR': () => import('./pt-br/acts.js').then((module) => module.acts),
  'pt-PT': () => import('./pt-pt/acts.js').then((module) => module.acts),
  en: () => import('./en/acts.js').then((module) => module.acts),
  es: () => import('./es/acts.js').then((module) => module.acts),
});
