import { defineArea, type Messages } from './messages.js';
import type { numbers } from './pt-br/numbers.js';

export type NumbersMessages = Messages<typeof numbers>;

export const numbersArea = /* @__PURE__ */ defineArea<NumbersMessages>({
  'pt-BR': () => import('./pt-br/numbers.js').then((module) => module.numbers),
  'pt-PT': () => import('./pt-pt/numbers.js').then((module) => module.numbers),
  en: () => import('./en/numbers.js').then((module) => module.numbers),
  es: () => import('./es/numbers.js').then((module) => module.numbers),
});
