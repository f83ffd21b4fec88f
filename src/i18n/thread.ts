import { defineArea, type Messages } from './messages.js';
import type { thread } from './pt-br/thread.js';

export type ThreadMessages = Messages<typeof thread>;

export const threadArea = /* @__PURE__ */ defineArea<ThreadMessages>({
  'pt-BR': () => import('./pt-br/thread.js').then((module) => module.thread),
  'pt-PT': () => import('./pt-pt/thread.js').then((module) => module.thread),
  en: () => import('./en/thread.js').then((module) => module.thread),
  es: () => import('./es/thread.js').then((module) => module.thread),
});
