import { AlertTabs } from './chat-alerts-tabs.js';
import { chime, mayChime } from './chat-alerts-sound.js';
import { alertSettings } from '../session/alert-settings.js';
import { watchAlerts, type Alert } from '../session/alerts.js';
import type { Session } from '../session/session-api.js';

/** Title and text of a desktop notification, in the agent's language. */
export interface AlertWords {
  readonly title: string;
  readonly text: string;
}

export interface AlertScreen {
  words(alert: Alert, withText: boolean): AlertWords;
  /** The agent pressed a notification: shows the conversation, without taking one that waits. */
  show(alert: Alert): void;
}

/** A reminder every so often, in milliseconds of a minute. */
const minute = 60_000;

const known = new WeakMap<Session, ChatAlerts>();

/** Alerts of a session: one for all its widgets in this page, by whichever of them is there. Returns how to leave. */
export function attachAlerts(session: Session, screen: AlertScreen): () => void {
  const alerts = known.get(session) ?? new ChatAlerts(session);
  known.set(session, alerts);
  return alerts.join(screen);
}

/** Makes alerts heard and seen, in one tab of this browser at a time. */
class ChatAlerts {
  readonly #session: Session;
  readonly #screens = new Set<AlertScreen>();
  readonly #shown = new Map<string, Notification>();
  #leave: (() => void) | undefined;
  #unlisten: (() => void) | undefined;
  #tabs: AlertTabs | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  join(screen: AlertScreen): () => void {
    this.#screens.add(screen);
    this.#unlisten ??= this.#session.auth.$state.subscribe(() => this.#follow());
    return () => {
      this.#screens.delete(screen);
      if (this.#screens.size > 0) return;
      this.#unlisten?.();
      this.#unlisten = undefined;
      this.#end();
    };
  }

  #follow(): void {
    const isIn = this.#session.auth.$state.get().step === 'signed-in';
    if (isIn && !this.#leave) this.#begin();
    else if (!isIn) this.#end();
  }

  #begin(): void {
    const { conversations, agent } = this.#session;
    const isSeen = (): boolean => document.visibilityState === 'visible';
    this.#tabs = new AlertTabs(agent.$agent.get()?.id ?? '', (id) => isSeen() && conversations.$selectedId.get() === id);
    this.#leave = watchAlerts(this.#session, {
      isSeen,
      tell: (alert) => void this.#tell(alert),
      remindEvery: () => alertSettings().get().remind * minute,
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    });
  }

  #end(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#tabs?.end();
    this.#tabs = undefined;
    for (const notification of this.#shown.values()) notification.close();
    this.#shown.clear();
  }

  async #tell(alert: Alert): Promise<void> {
    const settings = alertSettings().get();
    if (!(settings.sound[alert.kind] && mayChime(alert.kind)) && !(settings.desktop[alert.kind] && mayNotify())) return;
    if ((await this.#tabs?.isOurs(alert.conversation.id)) !== true) return;
    const { sound, desktop, volume, hideText } = alertSettings().get();
    if (sound[alert.kind]) void chime(alert.kind, volume);
    if (desktop[alert.kind]) this.#notify(alert, !hideText);
  }

  /** The system shows it, where the agent let it; never asked for here. */
  #notify(alert: Alert, withText: boolean): void {
    const [screen] = this.#screens;
    if (!screen || !mayNotify()) return;
    const tag = `cc-widgets.${this.#session.id}.${alert.kind === 'waiting' ? 'waiting' : alert.conversation.id}`;
    const { title, text } = screen.words(alert, withText);
    this.#shown.get(tag)?.close();
    try {
      const notification = new Notification(title, { body: text, tag, silent: true });
      this.#shown.set(tag, notification);
      notification.addEventListener('click', () => {
        window.focus();
        notification.close();
        [...this.#screens][0]?.show(alert);
      });
      notification.addEventListener('close', () => this.#shown.get(tag) === notification && this.#shown.delete(tag));
    } catch {
      // Some browsers have them for service workers only.
    }
  }
}

function mayNotify(): boolean {
  return 'Notification' in globalThis && Notification.permission === 'granted';
}
