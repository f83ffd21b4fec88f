import type { OwnedContact } from '../../domain/chat-port.js';
import type { Session } from '../../session/session-api.js';
import type { SessionController } from '../session-controller.js';
import { DialogController } from '../ui/dialog.js';
import { dialogStyles } from '../ui/dialog.styles.js';
import { OwnedPanel } from './owned-panel.js';
import type { StartDeps, StartHost, StartPanel, StartTexts } from './start-deps.js';
import { BeginPanel } from './start-panel.js';

/** The dialogs behind the button of the inbox. */
export class StartDialogs {
  readonly #host: StartHost;
  readonly #sessions: SessionController;
  readonly #texts: () => StartTexts;
  readonly #stage: DialogController;
  #panel: StartPanel | undefined;
  #session: Session | undefined;

  constructor(host: StartHost, sessions: SessionController, texts: () => StartTexts) {
    this.#host = host;
    this.#sessions = sessions;
    this.#texts = texts;
    this.#stage = new DialogController(host, dialogStyles);
    host.addController(this);
  }

  /** Whoever signed out begins nothing. */
  hostUpdated(): void {
    if (this.#panel && (this.#sessions.session !== this.#session || this.#session?.auth.$state.get().step !== 'signed-in')) this.#stage.close();
  }

  begin(owned?: OwnedContact): void {
    this.#open((deps) => new BeginPanel(deps, owned));
  }

  owned(): void {
    this.#open((deps) => new OwnedPanel(deps));
  }

  #open(make: (deps: StartDeps) => StartPanel): void {
    const { session } = this.#sessions;
    if (!session) return;
    const panel: StartPanel = make({
      host: this.#host,
      session,
      t: this.#texts,
      has: (ability) => session.desk.$abilities.get().has(ability),
      change: this.#stage.update,
      // What ends late closes no other dialog.
      done: () => panel === this.#panel && this.#stage.close(),
      focus: (selector) => panel === this.#panel && this.#stage.focus(selector),
      begin: (owned) => this.begin(owned),
      owned: () => this.owned(),
    });
    this.#stage.open(() => panel.view(), () => this.#ended(panel));
    this.#panel = panel;
    this.#session = session;
    panel.start();
  }

  #ended(panel: StartPanel): void {
    panel.end?.();
    this.#panel = undefined;
  }
}
