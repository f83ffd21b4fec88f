import { defineArea, type Messages } from './messages.js';
import type { reports } from './pt-br/reports.js';

export type ReportsMessages = Messages<typeof reports>;

export const reportsArea = /* @__PURE__ */ defineArea<ReportsMessages>({
  'pt-BR': () => import('./pt-br/reports.js').then((module) => module.reports),
  'pt-PT': () => import('./pt-pt/reports.js').then((module) => module.reports),
  en: () => import('./en/reports.js').then((module) => module.reports),
  es: () => import('./es/reports.js').then((module) => module.reports),
});
