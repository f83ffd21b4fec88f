import type { ReactiveControllerHost } from 'lit';
import type { Area } from '../../i18n/messages.js';
import type { Session } from '../../session/session-api.js';
import type { Announcer } from '../ui/announcer.js';
import type { Acting } from './acting.js';

/** What the parts that come later get from the element. */
export interface InCallDeps {
  readonly host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly acting: Acting;
  readonly announcer: Announcer;
  session(): Session | undefined;
  /** BCP 47. */
  language(): string;
  /** In the language of the element; `undefined` until they were loaded once. */
  texts<M extends object>(area: Area<M>): M | undefined;
  loadTexts<M extends object>(area: Area<M>): Promise<M>;
}
