import { defineArea, type Messages } from './messages.js';
import type { preflight } from './pt-br/preflight.js';

export type PreflightMessages = Messages<typeof preflight>;

export const preflightArea = /* @__PURE__ */ defineArea<PreflightMessages>({
  'pt-BR': () => import('./pt-br/preflight.js').then((module) => module.preflight),
  'pt-PT': () => import('./pt-pt/preflight.js').then((module) => module.preflight),
  en: () => import('./en/preflight.js').then((module) => module.preflight),
  es: () => import('./es/preflight.js').then((module) => module.preflight),
});
