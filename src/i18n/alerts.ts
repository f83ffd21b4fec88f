import { defineArea, type Messages } from './messages.js';
import type { alerts } from './pt-br/alerts.js';

export type AlertsMessages = Messages<typeof alerts>;

export const alertsArea = /* @__PURE__ */ defineArea<AlertsMessages>({
  'pt-BR': () => import('./pt-br/alerts.js').then((module) => module.alerts),
  'pt-PT': () => import('./pt-pt/alerts.js').then((module) => module.alerts),
  en: () => import('./en/alerts.js').then((module) => module.alerts),
  es: () => import('./es/alerts.js').then((module) => module.alerts),
});
