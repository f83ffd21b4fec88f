import type { DeskMessages } from '../../i18n/desk.js';
import { toFault } from '../../domain/fault.js';
import { icon, iconClose, iconExternal, iconHeadset, iconPlay, iconWarning } from '../ui/icons.js';
import { banner } from '../ui/states.js';
import { html, nothing } from 'lit';
import type { DeskDeps, HeadsetLink } from './desk-deps.js';
import type { MenuEntry, PhoneView, Piece } from './phone-view.js';
import { PipWindow } from './pip.js';

/** What went wrong with a window or a headset, in the words for it. */
interface Trouble {
  readonly title: string;
  readonly text?: string;
}

/** Windows of its own for the telephone, and a headset with buttons: what the menu offers where the browser can. */
export class DeskWindows {
  readonly #deps: DeskDeps;
  readonly #pip: PipWindow;
  #headset: HeadsetLink | undefined;
  #trouble: Trouble | undefined;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    this.#pip = new PipWindow(deps.host, () => deps.host.requestUpdate());
  }

  get floats(): boolean {
    return this.#pip.isOpen;
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
    if (!this.#pip.isPossible) return [];
    const { acting, language } = this.#deps;
    const open = (): void => acting.press('popOut', '', () => this.#pip.open(session, language(), t));
    return [{ id: 'float', label: this.#pip.isOpen ? t.backToPage : t.alwaysVisible, icon: iconPlay, run: this.#pip.isOpen ? () => this.#pip.close() : open }];
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
