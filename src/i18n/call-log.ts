import { defineArea, type Messages } from './messages.js';
import type { callLog } from './pt-br/call-log.js';

export type CallLogMessages = Messages<typeof callLog>;

export const callLogArea = /* @__PURE__ */ defineArea<CallLogMessages>({
  'pt-BR': () => import('./pt-br/call-log.js').then((module) => module.callLog),
  'pt-PT': () => import('./pt-pt/call-log.js').then((module) => module.callLog),
  en: () => import('./en/call-log.js').then((module) => module.callLog),
  es: () => import('./es/call-log.js').then((module) => module.callLog),
});
