import { defineArea, type Messages } from './messages.js';
import type { common } from './pt-br/common.js';

export type CommonMessages = Messages<typeof common>;

export const commonArea = /* @__PURE__ */ defineArea<CommonMessages>({
  'pt-BR': () => import('./pt-br/common.js').then((module) => module.common),
  'pt-PT': () => import('./pt-pt/common.js').then((module) => module.common),
  en: () => import('./en/common.js').then((module) => module.common),
  es: () => import('./es/common.js').then((module) => module.common),
});
