import type { OwnedContact } from '../../domain/chat-port.js';
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

  constructor(host: StartHost, sessions: SessionController, texts: () => StartTexts) {
    this.#host = host;
    this.#sessions = sessions;
    this.#texts = texts;
    this.#stage = new DialogController(host, dialogStyles);
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
    const panel = make({
      host: this.#host,
      session,
      t: this.#texts,
      has: (ability) => session.desk.$abilities.get().has(ability),
      change: this.#stage.update,
      done: () => this.#stage.close(),
      focus: (selector) => this.#stage.focus(selector),
      begin: (owned) => this.begin(owned),
      owned: () => this.owned(),
    });
    this.#stage.open(() => panel.view(), () => panel.end?.());
    panel.start();
  }
}
