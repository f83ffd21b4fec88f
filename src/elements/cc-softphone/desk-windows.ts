import type { DeskMessages } from '../../i18n/desk.js';
import { Fault, toFault } from '../../domain/fault.js';
import { icon, iconClose, iconWarning } from '../ui/icons.js';
import { iconExternal, iconHeadset, iconPlay } from '../ui/icons-more.js';
import { banner } from '../ui/states.js';
import { html, nothing } from 'lit';
import type { Session } from '../../session/session-api.js';
import type { DeskDeps, HeadsetLink } from './desk-deps.js';
import type { MenuEntry, PhoneView, Piece } from './phone-view.js';
import type { PipWindow } from './pip.js';
import { openPip, pictureInPicture } from './pip-api.js';

/** What went wrong with a window or a headset, in the words for it. */
interface Trouble {
  readonly title: string;
  readonly text?: string;
}

/** Windows of its own for the telephone, and a headset with buttons: what the menu offers where the browser can. */
export class DeskWindows {
  readonly #deps: DeskDeps;
  #pip: PipWindow | undefined;
  #headset: HeadsetLink | undefined;
  #trouble: Trouble | undefined;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  get floats(): boolean {
    return this.#pip?.isOpen === true;
  }

  leave(): void {
    this.#trouble = undefined;
    void this.#headset?.close();
    this.#headset = undefined;
  }

  notices(view: PhoneView): Piece {
    const trouble = this.#trouble;
    if (!trouble) return nothing;
    const close = (): void => this.#tell(undefined);
    const title = html`<span class="line">
      <span class="grow">${trouble.title}</span>
      <button class="ib" part="dismiss-button" type="button" title=${view.t.close} aria-label=${view.t.close} @click=${close}>${icon(iconClose)}</button>
    </span>`;
    return banner({ tone: 'warning', icon: iconWarning, title, text: trouble.text });
  }

  entries(view: PhoneView, t: DeskMessages): readonly MenuEntry[] {
    return [...this.#popOut(view, t), ...this.#float(view, t), ...this.#buttons(view, t)];
  }

  #popOut({ session }: PhoneView, t: DeskMessages): readonly MenuEntry[] {
    const { acting, host, read } = this.#deps;
    const url = host.popout;
    const line = read(session.connection.$line);
    if (url === undefined || url === null || url === '' || (line.where === 'here' && line.popOut === true)) return [];
    const run = (): void => {
      this.#tell(undefined);
      acting.run('popOut', '', ({ connection }) => connection.popOut(new URL(url, host.ownerDocument.baseURI).href)).catch((error: unknown) => {
        const { code } = toFault(error);
        if (code === 'permission') this.#tell({ title: t.popOutBlocked, text: t.popOutBlockedHint });
        else acting.press('popOut', '', () => Promise.reject(toFault(error)));
      });
    };
    return [{ id: 'pop-out', label: t.popOut, icon: iconExternal, run }];
  }

  #float({ session }: PhoneView, t: DeskMessages): readonly MenuEntry[] {
    const { acting, host } = this.#deps;
    const { floats } = this;
    if (!floats && !pictureInPicture(host)) return [];
    const open = (): void => acting.press('popOut', '', () => this.#floatNow(session, t));
    return [{ id: 'float', label: floats ? t.backToPage : t.alwaysVisible, icon: iconPlay, run: floats ? () => this.#pip?.close() : open }];
  }

  /** The window first: a browser opens it for a click only, and what fills it may take a moment to come. */
  async #floatNow(session: Session, t: DeskMessages): Promise<void> {
    const { host, language } = this.#deps;
    const view = await openPip(host);
    if (!view) return;
    try {
      const { PipWindow } = await import('./pip.js');
      this.#pip ??= new PipWindow(host, () => host.requestUpdate());
    } catch (error) {
      view.close();
      throw new Fault('network', { retryable: true, cause: error });
    }
    this.#pip.open(view, session, language(), t);
  }

  #buttons({ session, busy }: PhoneView, t: DeskMessages): readonly MenuEntry[] {
    const { acting, announcer, host } = this.#deps;
    const connect = host.headset;
    if (!connect || !('hid' in navigator)) return [];
    const link = this.#headset;
    if (link) return [{ id: 'headset', label: t.headsetOff, note: link.name, icon: iconHeadset, run: () => void link.close() }];
    const run = (): void => {
      if (busy('headset')) return;
      this.#tell(undefined);
      acting.run('headset', '', async () => {
        const connected = await connect(session);
        if (!host.isConnected) return connected.close();
        this.#headset = connected;
        announcer.announce(t.headsetOn(connected.name));
        connected.signal.addEventListener('abort', () => this.#released(connected, t), { once: true });
      }).catch((error: unknown) => {
        const { code } = toFault(error);
        // Nothing chosen is the agent's own decision.
        if (code !== 'permission') this.#tell({ title: t.headsetFailed, ...(code === 'unsupported' ? { text: t.headsetNoButtons } : {}) });
      });
    };
    return [{ id: 'headset', label: t.headset, icon: iconHeadset, run }];
  }

  #released(link: HeadsetLink, t: DeskMessages): void {
    if (this.#headset === link) this.#headset = undefined;
    this.#deps.announcer.announce(t.headsetGone(link.name));
    this.#deps.host.requestUpdate();
  }

  #tell(trouble: Trouble | undefined): void {
    this.#trouble = trouble;
    if (trouble) this.#deps.announcer.announce([trouble.title, trouble.text].filter(Boolean).join('. '), { assertive: true });
    this.#deps.host.requestUpdate();
  }
}
