import { html, nothing, render, type ReactiveController, type TemplateResult } from 'lit';
import type { Conversation, ConversationAbility } from '../../domain/conversation.js';
import { actsArea, type ActsMessages } from '../../i18n/acts.js';
import { commonArea, type CommonMessages } from '../../i18n/common.js';
import { LocalizeController } from '../../i18n/localize.js';
import { composedPath, localeOf } from '../../i18n/locale.js';
import type { ChatAbility } from '../../session/chat-api.js';
import type { Session } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { SessionController } from '../session-controller.js';
import { Task } from '../ui/asking.js';
import { adoptStyles } from '../ui/dialog.js';
import { icon, iconAlert, iconCheck, iconOwner, iconUser, type IconShape } from '../ui/icons.js';
import { iconForward, iconMore, iconPlus, iconSmile } from '../ui/icons-more.js';
import { MenuController, type MenuItem } from '../ui/menu.js';
import { banner } from '../ui/states.js';
import { headerStyles } from './acts.styles.js';
import type { ActName, ActsHost, ActsTexts } from './acts-deps.js';
import { doorsOf } from './thread-doors.js';

type Dialogs = InstanceType<typeof import('./acts.js').ActDialogs>;

/** What each act needs of the vendor and of the conversation. */
const acts: readonly (readonly [ActName, ChatAbility, ConversationAbility, keyof ActsTexts & ('end' | 'transfer' | 'editTags' | 'release' | 'askAssistant'), IconShape])[] = [
  ['transfer', 'transfer', 'transfer', 'transfer', iconForward],
  ['tags', 'tags', 'tag', 'editTags', iconPlus],
  ['release', 'ownership', 'release-owner', 'release', iconOwner],
  ['ask', 'assistant-conversation', 'ask-assistant', 'askAssistant', iconSmile],
  ['close', 'close', 'close', 'end', iconCheck],
];

const known = new WeakMap<ActsHost, ThreadActs>();

/** Fills the places that the header keeps for the acts on its conversation. Call it as often as you like. */
export async function mountActs(header: Element): Promise<void> {
  const root = header.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const host = root.host as ActsHost;
  if (!known.has(host)) {
    const { locale } = localeOf(composedPath(host));
    await Promise.all([commonArea.load(locale), actsArea.load(locale)]);
  }
  const mounted = known.get(host) ?? new ThreadActs(host);
  known.set(host, mounted);
  mounted.show(header);
}

/** The acts on the open conversation: buttons and a menu in the header, and a bar where it is not served yet. */
class ThreadActs implements ReactiveController {
  readonly #host: ActsHost;
  readonly #l: LocalizeController<[CommonMessages, ActsMessages]>;
  readonly #sessions: SessionController;
  readonly #menu: MenuController;
  readonly #serving: Task;
  #servingId: string | undefined;
  #dialogs: Promise<Dialogs> | undefined;
  #header: Element | undefined;
  /** The contact pane has no room; as the menu was opened. */
  #isNarrow = false;

  constructor(host: ActsHost) {
    this.#host = host;
    this.#l = new LocalizeController(host, [commonArea, actsArea]);
    this.#sessions = new SessionController(host);
    this.#menu = new MenuController(host, 'acts-menu');
    this.#serving = new Task(() => this.#render());
    adoptStyles(host.renderRoot, headerStyles);
    doorsOf(host).tags = () => this.#open('tags');
    host.addController(this);
  }

  show(header: Element): void {
    this.#header = header;
    this.#render();
  }

  hostUpdated(): void {
    this.#render();
  }

  #render(): void {
    const [end, below] = ['end', 'below'].map((name) => this.#header?.querySelector<HTMLElement>(`[data-acts=${name}]`));
    const { session } = this.#sessions;
    const conversation = session?.conversations.$selected.get();
    if (!end || !below || !session || !conversation) return;
    if (this.#servingId !== conversation.id) this.#serving.clear();
    this.#servingId = conversation.id;
    const can = (ability: ChatAbility, allowed: ConversationAbility): boolean =>
      session.desk.$abilities.get().has(ability) && conversation.can.has(allowed);
    const offered = acts.filter(([, ability, allowed]) => can(ability, allowed));
    render(this.#buttons(offered), end);
    render(can('claim', 'claim') ? this.#bar(session, conversation, 'claim') : can('begin', 'begin') ? this.#bar(session, conversation, 'begin') : nothing, below);
  }

  #buttons(offered: typeof acts): TemplateResult | typeof nothing {
    const { t } = this.#l;
    const has = (wanted: ActName): boolean => offered.some(([name]) => name === wanted);
    const ofContact: readonly MenuItem[] = this.#isNarrow ? [{ id: 'contact', label: t.contactData, icon: iconUser }] : [];
    const items: readonly MenuItem[] = [...ofContact, ...offered.map(([id, , , label, shape]) => ({ id, label: t[label], icon: shape }))];
    const button = (name: ActName, label: string, shape: IconShape, classes: string): TemplateResult =>
      html`<button class="ib ${classes}" part="${name}-button" type="button" title=${label} aria-label=${label} @click=${() => this.#open(name)}>${icon(shape, 'l')}</button>`;
    if (offered.length === 0) return this.#contactButton();
    return html`${has('transfer') ? button('transfer', t.transfer, iconForward, 'hide-thin') : nothing}
      ${has('close')
        ? html`${button('close', t.end, iconCheck, 'hide-wide hide-narrow')}<button class="btn sm wide-only" part="close-button" type="button" @click=${() => this.#open('close')}>
            ${icon(iconCheck)}${t.endShort}
          </button>`
        : nothing}
      <button
        class="ib"
        part="acts-button"
        type="button"
        title=${t.conversationActs}
        aria-label=${t.conversationActs}
        aria-haspopup="menu"
        aria-expanded=${this.#menu.open}
        aria-controls=${this.#menu.id}
        @click=${this.#toggle}
      >
        ${icon(iconMore, 'l')}
      </button>
      ${this.#menu.render(t.conversationActs, items, (id) => (id === 'contact' ? doorsOf(this.#host).contact?.() : this.#open(id as ActName)))}`;
  }

  /** Where there is neither room for the contact's pane nor a menu. */
  #contactButton(): TemplateResult | typeof nothing {
    const { t } = this.#l;
    if (!doorsOf(this.#host).contact) return nothing;
    return html`<button class="ib hide-wide" part="contact-button" type="button" title=${t.contactData} aria-label=${t.contactData} @click=${() => doorsOf(this.#host).contact?.()}>
      ${icon(iconUser, 'l')}
    </button>`;
  }

  /** Between having a conversation and serving it, where a vendor tells the two apart. */
  #bar(session: Session, { id }: Conversation, act: 'claim' | 'begin'): TemplateResult {
    const { t } = this.#l;
    const { fault, busy } = this.#serving;
    const words = act === 'claim' ? { title: t.waitsTitle, text: t.waitsText, label: t.claim } : { title: t.beginTitle, text: t.beginText, label: t.begin };
    const run = (): void => void this.#serving.run(act, () => session.desk[act](id)).then((done) => done && this.#host.focus());
    const trouble = fault && t.faults[fault.code];
    return html`<div part="serve-bar" role="group" aria-label=${words.label} aria-busy=${busy !== undefined}>
      ${banner({
        tone: trouble ? 'danger' : 'info',
        icon: trouble ? iconAlert : iconUser,
        title: trouble ? t.couldNotDo : words.title,
        text: html`<span role="status">${trouble ? `${trouble.text} ${trouble.todo}` : words.text}</span>`,
        action: { label: words.label, run, disabled: busy !== undefined },
      })}
    </div>`;
  }

  readonly #toggle = (event: Event): void => {
    const pane = this.#host.renderRoot.querySelector('.aside');
    this.#isNarrow = doorsOf(this.#host).contact !== undefined && pane !== null && getComputedStyle(pane).display === 'none';
    this.#menu.toggle(event);
  };

  #open(name: ActName): void {
    reported(this.#load().then((dialogs) => dialogs.open(name)));
  }

  /** A load that failed is tried again by the next press. */
  #load(): Promise<Dialogs> {
    this.#dialogs ??= import('./acts.js').then(({ ActDialogs }) => new ActDialogs(this.#host, this.#sessions, () => this.#l.t));
    this.#dialogs.catch(() => (this.#dialogs = undefined));
    return this.#dialogs;
  }
}
