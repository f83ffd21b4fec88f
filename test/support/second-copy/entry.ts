/** What the bundle of `plugin.ts` holds: everything twice, as in a page that loads two builds of the library. */
export { html, LitElement } from 'lit';
export { createSession, getSession } from '../../../src/session/index.js';
export { provideSession, SessionController } from '../../../src/elements/session-controller.js';
