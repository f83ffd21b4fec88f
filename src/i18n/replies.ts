import { defineArea, type Messages } from './messages.js';
import type { replies } from './pt-br/replies.js';

export type RepliesMessages = Messages<typeof replies>;

export const repliesArea = /* @__PURE__ */ defineArea<RepliesMessages>({
  'pt-BR': () => import('./pt-br/replies.js').then((module) => module.replies),
  'pt-PT': () => import('./pt-pt/replies.js').then((module) => module.replies),
  en: () => import('./en/replies.js').then((module) => module.replies),
  es: () => import('./es/replies.js').then((module) => module.replies),
});
