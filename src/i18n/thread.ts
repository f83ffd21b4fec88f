import { defineArea, type Messages } from './messages.js';
import { thread } from './pt-br/thread.js';

export type ThreadMessages = Messages<typeof thread>;

export const threadArea = /* @__PURE__ */ defineArea<ThreadMessages>(thread, {
  en: () => import('./en/thread.js').then((module) => module.thread),
});
