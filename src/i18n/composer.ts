import { defineArea, type Messages } from './messages.js';
import type { composer } from './pt-br/composer.js';

export type ComposerMessages = Messages<typeof composer>;

export const composerArea = /* @__PURE__ */ defineArea<ComposerMessages>({
  'pt-BR': () => import('./pt-br/composer.js').then((module) => module.composer),
  'pt-PT': () => import('./pt-pt/composer.js').then((module) => module.composer),
  en: () => import('./en/composer.js').then((module) => module.composer),
  es: () => import('./es/composer.js').then((module) => module.composer),
});
