import { html, nothing, render, type ReactiveController } from 'lit';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController } from '../../i18n/localize.js';
import { composedPath, localeOf } from '../../i18n/locale.js';
import { startArea, type StartMessages } from '../../i18n/start.js';
import { reported } from '../emit.js';
import { SessionController } from '../session-controller.js';
import { icon, iconOwner } from '../ui/icons.js';
import { iconPlus } from '../ui/icons-more.js';
import type { StartHost } from './start-deps.js';

type Dialogs = InstanceType<typeof import('./start.js').StartDialogs>;

const known = new WeakMap<StartHost, StartButton>();

/** Fills the place that the inbox keeps for the button that begins conversations. Call it as often as you like. */
export async function mountStart(place: Element): Promise<void> {
  const root = place.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const host = root.host as StartHost;
  if (!known.has(host)) {
    const { locale } = localeOf(composedPath(host));
    await Promise.all([commonArea.load(locale), startArea.load(locale)]);
  }
  const mounted = known.get(host) ?? new StartButton(host);
  known.set(host, mounted);
  mounted.show(place as HTMLElement);
}

/** Begins a conversation, where the vendor lets the agent write first; shows the agent's own contacts, where it has them. */
class StartButton implements ReactiveController {
  readonly #host: StartHost;
  readonly #l: LocalizeController<[CommonMessages, StartMessages]>;
  readonly #sessions: SessionController;
  #dialogs: Promise<Dialogs> | undefined;
  #place: HTMLElement | undefined;

  constructor(host: StartHost) {
    this.#host = host;
    this.#l = new LocalizeController(host, [commonArea, startArea]);
    this.#sessions = new SessionController(host);
    host.addController(this);
  }

  show(place: HTMLElement): void {
    this.#place = place;
    this.#render();
  }

  hostUpdated(): void {
    this.#render();
  }

  #render(): void {
    const { session } = this.#sessions;
    if (!this.#place) return;
    const isIn = session?.auth.$state.get().step === 'signed-in';
    const abilities = session?.desk.$abilities.get();
    const starts = abilities?.has('start') === true;
    if (!isIn || !(starts || abilities?.has('ownership') === true)) return void render(nothing, this.#place);
    const { t } = this.#l;
    const label = starts ? t.newConversation : t.ownedContacts;
    const open = (): void => reported(this.#load().then((dialogs) => (starts ? dialogs.begin() : dialogs.owned())));
    render(
      html`<button class="ib ${starts ? 'primary' : ''}" part="start-button" type="button" title=${label} aria-label=${label} aria-haspopup="dialog" @click=${open}>
        ${icon(starts ? iconPlus : iconOwner, 'l')}
      </button>`,
      this.#place,
    );
  }

  /** A load that failed is tried again by the next press. */
  #load(): Promise<Dialogs> {
    this.#dialogs ??= import('./start.js').then(({ StartDialogs }) => new StartDialogs(this.#host, this.#sessions, () => this.#l.t));
    this.#dialogs.catch(() => (this.#dialogs = undefined));
    return this.#dialogs;
  }
}
