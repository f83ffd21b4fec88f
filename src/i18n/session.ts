import { defineArea, type Messages } from './messages.js';
import { session } from './pt-br/session.js';

export type SessionMessages = Messages<typeof session>;

export const sessionArea = /* @__PURE__ */ defineArea<SessionMessages>(session, {
  en: () => import('./en/session.js').then((module) => module.session),
});
