import { defineArea, type Messages } from './messages.js';
import { replies } from './pt-br/replies.js';

export type RepliesMessages = Messages<typeof replies>;

export const repliesArea = /* @__PURE__ */ defineArea<RepliesMessages>(replies, {
  en: () => import('./en/replies.js').then((module) => module.replies),
});
