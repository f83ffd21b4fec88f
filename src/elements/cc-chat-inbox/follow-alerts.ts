import type { ReactiveController } from 'lit';
import type { AlertsMessages } from '../../i18n/alerts.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { Session } from '../../session/session-api.js';
import type { Alert } from '../../session/alerts.js';
import { attachAlerts } from '../chat-alerts.js';
import { alertWords } from '../chat-alerts-words.js';
import { reported } from '../emit.js';
import type { InboxPort, MoreHost } from './inbox-port.js';

/** Lends the session's alerts a screen for as long as the inbox is on the page. */
export class FollowAlerts implements ReactiveController {
  readonly #port: InboxPort;
  readonly #t: () => CommonMessages & AlertsMessages;
  #session: Session | undefined;
  #leave: (() => void) | undefined;

  constructor(host: MoreHost, port: InboxPort, t: () => CommonMessages & AlertsMessages) {
    this.#port = port;
    this.#t = t;
    host.addController(this);
  }

  hostUpdated(): void {
    const session = this.#port.view()?.session;
    if (session === this.#session) return;
    this.#end();
    this.#session = session;
    if (!session) return;
    this.#leave = attachAlerts(session, {
      words: (alert, withText) => alertWords(this.#t(), alert, withText),
      show: (alert) => this.#show(alert),
    });
  }

  hostDisconnected(): void {
    this.#end();
  }

  #end(): void {
    this.#leave?.();
    this.#leave = this.#session = undefined;
  }

  /** Opening would claim one that waits: it is shown in its list, ready to be claimed. */
  #show({ conversation: { id }, kind }: Alert): void {
    const row = this.#port.view()?.list.find((each) => each.id === id);
    if (row?.place === 'mine') reported(this.#session?.conversations.open(id) ?? Promise.resolve());
    else if (kind === 'waiting') this.#port.reveal(id);
  }
}
