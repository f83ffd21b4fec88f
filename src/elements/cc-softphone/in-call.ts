import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Call } from '../../domain/call.js';
import { toFault } from '../../domain/fault.js';
import { incallArea, type InCallMessages } from '../../i18n/incall.js';
import type { Session } from '../../session/session-api.js';
import { fields } from '../../styles/fields.js';
import { popups } from '../../styles/popups.js';
import { icon, iconClose, iconZap, type IconShape } from '../ui/icons.js';
import { iconHeadset, iconTransfer, iconVolume } from '../ui/icons-more.js';
import { MenuController } from '../ui/menu.js';
import { banner } from '../ui/states.js';
import { InCallActs } from './in-call-acts.js';
import type { InCallDeps } from './in-call-deps.js';
import { inCallNews, missingLabels } from './in-call-news.js';
import { inCallStyles } from './in-call.styles.js';
import { joinedCards, joinedControls, joinedFoot, type JoinedActs } from './joined-calls.js';
import { LazyPart } from './lazy-part.js';
import { moreControls } from './more-controls.js';
import { menuEntries } from './more-menu.js';
import { isRingingIn, type PhoneFacts } from './phone-facts.js';
import type { InCallParts, Panel, PhoneAct, PhoneView, Piece, Place } from './phone-view.js';
import { saveFile } from './save-file.js';
import { isOwnSound, qualityLine, worstWarning } from './sound-quality.js';
import { TransferPanel } from './transfer-panel.js';
import { failureText, isTransferring, transferText } from './transfer-words.js';

export { incallArea as area };

type AudioModule = typeof import('./audio-panel.js');

export function sheets(): readonly CSSStyleSheet[] {
  return [fields, popups, inCallStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
}

/** What goes beyond one plain call: transfer, consultation, conference, sound, and the menu. */
export class InCall implements InCallParts, ReactiveController {
  readonly acts: InCallActs;
  readonly #deps: InCallDeps;
  readonly #menu: MenuController;
  readonly #transfer: TransferPanel;
  readonly #audioPart: LazyPart<AudioModule>;
  #audio: InstanceType<AudioModule['AudioPanel']> | undefined;
  #open: Panel | undefined;
  #place: Place = 'call';
  #menuAt: Place = 'call';
  /** Whose transfer the panel is about. */
  #callId: string | undefined;
  /** Calls that could be sent on at some time. */
  readonly #transferable = new Set<string>();
  /** Failed transfers that the agent has read, by call and target. */
  readonly #read = new Set<string>();
  #told: PhoneFacts | undefined;
  #session: Session | undefined;

  constructor(deps: InCallDeps) {
    this.#deps = deps;
    this.acts = new InCallActs(deps.acting);
    this.#menu = new MenuController(deps.host, 'more');
    this.#transfer = new TransferPanel({
      change: () => deps.host.requestUpdate(),
      close: () => void this.#leave(),
      send: (target, kind) => this.#send(target, kind),
    });
    this.#audioPart = new LazyPart<AudioModule>(deps.host, () => import('./audio-panel.js'));
    deps.host.addController(this);
  }

  get open(): Panel | undefined {
    return this.#open;
  }

  get menuAt(): Place | undefined {
    return this.#menu.open ? this.#menuAt : undefined;
  }

  get loading(): Promise<unknown> | undefined {
    return this.#audioPart.loading;
  }

  hostDisconnected(): void {
    this.close();
  }

  async toggle(panel: Panel, place: Place): Promise<void> {
    if (this.#open === panel) return this.#leave();
    const callId = this.#deps.session()?.calls.$current.get()?.id;
    if (panel === 'audio') {
      const { AudioPanel } = await this.#audioPart.load();
      this.#audio ??= new AudioPanel(this.#deps, () => void this.#leave());
    } else this.#transfer.openFor(callId);
    this.#callId = callId;
    this.#open = panel;
    this.#place = place;
    await this.#focus('[data-first]');
  }

  async toggleMenu(place: Place, anchor: HTMLElement): Promise<void> {
    if (this.#menu.open) return this.#menu.close();
    this.#menuAt = place;
    await this.#menu.show(anchor);
  }

  /** Without a word and without touching the focus. */
  close(): void {
    this.#open = undefined;
  }

  /** Closes what has become pointless. */
  prepare({ session, facts: { live, audio } }: Pick<PhoneView, 'session' | 'facts'>): void {
    if (session !== this.#session) this.close();
    this.#session = session;
    const call = live.find(({ id }) => id === this.#callId);
    const pointless = !call || isRingingIn(call) || call.state === 'ending' || isTransferring(call);
    if (this.#open === 'transfer' && pointless) this.close();
    if (this.#open === 'audio' && audio.devices === undefined) this.close();
    for (const { id, transfer } of live) if (transfer?.progress !== 'failed') this.#forget(id);
  }

  notices(view: PhoneView): Piece {
    const t = this.#t;
    if (!t) return nothing;
    return html`${view.facts.live.map((call) => this.#failure(view, t, call))}
    ${missingLabels(view.facts).map((label) =>
      banner({
        tone: 'warning',
        icon: iconHeadset,
        title: t.deviceGone(label),
        text: t.deviceGoneHint,
        action: this.#open === 'audio' ? undefined : { label: t.chooseDevice, run: () => view.openPanel('audio', view.facts.live.length > 0 ? 'call' : 'bar') },
      }),
    )}`;
  }

  callNotices(view: PhoneView, call: Call): Piece {
    const t = this.#t;
    if (!t) return nothing;
    const warning = worstWarning(view.facts.quality.get(call.id));
    const { transfer, autoAnswered = false } = call;
    const line = (shape: IconShape, text: string): TemplateResult => html`<p class="line s" part="notice">${icon(shape)}<span>${text}</span></p>`;
    return html`${autoAnswered && call.state === 'active' ? line(iconZap, t.autoAnswered) : nothing}
    ${transfer && isTransferring(call) ? line(iconTransfer, transferText(t, view.t, transfer)) : nothing}
    ${warning === undefined
      ? nothing
      : banner({
          tone: 'warning',
          icon: iconVolume,
          title: t.warnings[warning].text,
          text: t.warnings[warning].todo,
          action: isOwnSound(warning) && view.facts.audio.devices && this.#open !== 'audio' ? { label: t.openAudio, run: () => view.openPanel('audio', 'call') } : undefined,
        })}`;
  }

  quality(view: PhoneView, call: Call, words: boolean): Piece {
    return this.#t && qualityLine(this.#t, view.facts.quality.get(call.id), words);
  }

  cards(view: PhoneView): TemplateResult | undefined {
    return this.#t && joinedCards(view, this.#t, this.#joined);
  }

  controls(view: PhoneView): TemplateResult | undefined {
    return this.#t && joinedControls(view, this.#t, this.#joined);
  }

  foot(view: PhoneView): TemplateResult | undefined {
    return this.#t && joinedFoot(view, this.#t, this.#joined);
  }

  moreControls(view: PhoneView, call: Call): readonly Piece[] {
    if (call.can.has('transfer') || call.can.has('consult')) this.#transferable.add(call.id);
    return moreControls(view, call, this.#transferable.has(call.id));
  }

  panel(view: PhoneView): TemplateResult | undefined {
    const t = this.#t;
    const call = view.facts.live.find(({ id }) => id === this.#callId);
    if (!t || this.#open === undefined) return undefined;
    const content = this.#open === 'audio' ? this.#audio?.render(view, t) : call && this.#transfer.render(view, t, call);
    return content && html`<div @keydown=${this.#keyDown}>${content}</div>`;
  }

  menu(view: PhoneView): Piece {
    const t = this.#t;
    if (!t || !this.#menu.open) return nothing;
    const entries = menuEntries(view, t, this.#menuAt, () => this.#diagnose(t));
    return this.#menu.render(view.t.more, entries, (id) => entries.find((entry) => entry.id === id)?.run());
  }

  tell(view: PhoneView | undefined): void {
    const t = this.#t;
    const before = this.#told;
    if (!view || !t || view.facts === before) {
      if (!view) this.#told = undefined;
      return;
    }
    this.#told = view.facts;
    const list = (names: readonly string[]): string => new Intl.ListFormat(this.#deps.language(), { type: 'conjunction' }).format(names);
    for (const text of inCallNews(view, t, before, list)) this.#deps.announcer.announce(text);
  }

  get #t(): InCallMessages | undefined {
    return this.#deps.texts(incallArea);
  }

  readonly #joined: JoinedActs = {
    complete: (id) => this.#press('completeTransfer', id, () => this.acts.completeTransfer(id)),
    cancel: (id) => this.#press('cancelTransfer', id, () => this.acts.cancelTransfer(id)),
    swap: (id) => this.#press('swap', id, () => this.acts.swap(id)),
    join: (ids) => this.#press('conference', '', () => this.acts.conference(ids)),
    split: () => this.#press('split', '', () => this.acts.split()),
    hold: (ids, held) => this.#press('hold', ids[0], () => this.acts.holdAll(ids, held)),
  };

  #press(act: PhoneAct, callId: string | undefined, run: () => Promise<unknown>): void {
    this.#deps.acting.press(act, callId ?? '', run);
  }

  #send(target: string, kind: 'blind' | 'attended'): void {
    const callId = this.#callId;
    if (callId === undefined) return;
    this.#press(kind === 'blind' ? 'transfer' : 'consult', callId, async () => {
      try {
        await this.acts.transfer(target, { kind }, callId);
        this.#transfer.done();
        this.close();
        this.#deps.host.requestUpdate();
      } catch (error) {
        // The call itself says what became of its transfer.
        if (!this.#failed(callId)) throw toFault(error);
      }
    });
  }

  #failed(callId: string): boolean {
    return this.#deps.session()?.calls.$calls.get().find(({ id }) => id === callId)?.transfer?.progress === 'failed';
  }

  #failure(view: PhoneView, t: InCallMessages, call: Call): Piece {
    const { id, transfer } = call;
    const key = `${id} ${transfer?.target ?? ''} ${transfer?.code ?? ''}`;
    if (transfer?.progress !== 'failed' || this.#read.has(key)) return nothing;
    const read = (): void => {
      this.#read.add(key);
      this.#deps.host.requestUpdate();
    };
    const again = (): void => {
      read();
      view.openPanel('transfer', 'call');
    };
    const title = html`<span class="line">
      <span class="grow">${transferText(t, view.t, transfer)}</span>
      <button class="ib" part="dismiss-button" type="button" title=${view.t.close} aria-label=${view.t.close} @click=${read}>${icon(iconClose)}</button>
    </span>`;
    const offered = id === view.facts.current?.id && call.can.has('transfer') && this.#open !== 'transfer';
    return banner({ tone: 'warning', icon: iconTransfer, title, text: failureText(t, view.t, call), action: offered ? { label: t.otherTarget, run: again } : undefined });
  }

  #forget(callId: string): void {
    for (const key of this.#read) if (key.startsWith(`${callId} `)) this.#read.delete(key);
  }

  #diagnose(t: InCallMessages): void {
    this.#press('diagnose', '', async () => {
      const { acting, host, announcer } = this.#deps;
      const text = await acting.run('diagnose', '', ({ connection }) => connection.supportBundle());
      saveFile(host.ownerDocument, `softphone-diagnostics-${new Date().toISOString().replace(/[:.]/g, '-')}.json`, text);
      announcer.announce(t.diagnosticsSaved);
    });
  }

  /** The agent closed it: the focus goes back to what opened it. */
  async #leave(): Promise<void> {
    const panel = this.#open;
    if (panel === undefined) return;
    this.close();
    const opener = `[data-panel='${panel}']`;
    await this.#focus(`${this.#place === 'bar' ? '.bar' : '.actions'} ${opener}`, opener);
  }

  async #focus(...selectors: readonly string[]): Promise<void> {
    const { host } = this.#deps;
    host.requestUpdate();
    await host.updateComplete;
    const found = selectors.map((selector) => host.renderRoot.querySelector<HTMLElement>(selector)).find((element) => element !== null);
    found?.focus();
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#leave();
  };
}
