import { defineArea, type Messages } from './messages.js';
import type { softphone } from './pt-br/softphone.js';

export type SoftphoneMessages = Messages<typeof softphone>;

export const softphoneArea = /* @__PURE__ */ defineArea<SoftphoneMessages>({
  'pt-BR': () => import('./pt-br/softphone.js').then((module) => module.softphone),
  'pt-PT': () => import('./pt-pt/softphone.js').then((module) => module.softphone),
  en: () => import('./en/softphone.js').then((module) => module.softphone),
  es: () => import('./es/softphone.js').then((module) => module.softphone),
});
