import { defineArea, type Messages } from './messages.js';
import type { dialer } from './pt-br/dialer.js';

export type DialerMessages = Messages<typeof dialer>;

export const dialerArea = /* @__PURE__ */ defineArea<DialerMessages>({
  'pt-BR': () => import('./pt-br/dialer.js').then((module) => module.dialer),
  'pt-PT': () => import('./pt-pt/dialer.js').then((module) => module.dialer),
  en: () => import('./en/dialer.js').then((module) => module.dialer),
  es: () => import('./es/dialer.js').then((module) => module.dialer),
});
