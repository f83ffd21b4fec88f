import { defineArea, type Messages } from './messages.js';
import type { replyEditor } from './pt-br/reply-editor.js';

export type ReplyEditorMessages = Messages<typeof replyEditor>;

export const replyEditorArea = /* @__PURE__ */ defineArea<ReplyEditorMessages>({
  'pt-BR': () => import('./pt-br/reply-editor.js').then((module) => module.replyEditor),
  'pt-PT': () => import('./pt-pt/reply-editor.js').then((module) => module.replyEditor),
  en: () => import('./en/reply-editor.js').then((module) => module.replyEditor),
  es: () => import('./es/reply-editor.js').then((module) => module.replyEditor),
});
