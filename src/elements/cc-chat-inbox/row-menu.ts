import type { ReactiveController, TemplateResult, nothing } from 'lit';
import type { Conversation } from '../../domain/conversation.js';
import { iconChat, iconCheck, iconFile } from '../ui/icons.js';
import { iconPlus } from '../ui/icons-more.js';
import { MenuController, type MenuItem } from '../ui/menu.js';
import { foldForSearch } from '../ui/text.js';
import type { InboxPort, MoreHost } from './inbox-port.js';
import type { MoreTexts } from './more-deps.js';

export interface RowMenuActs {
  t(): MoreTexts;
  nameOf(row: Conversation): string;
  open(row: Conversation): void;
  editTags(row: Conversation): void;
  record(id: string): void;
}

/** Letters typed within this belong together, in milliseconds. */
const pause = 800;

/** The menu of a row (Shift+F10, the menu key, the other mouse button), and letters that go to the next name. */
export class RowMenu implements ReactiveController {
  readonly #port: InboxPort;
  readonly #acts: RowMenuActs;
  readonly #menu: MenuController;
  #row: Conversation | undefined;
  #typed = '';
  #typedAt = 0;

  constructor(host: MoreHost, port: InboxPort, acts: RowMenuActs) {
    this.#port = port;
    this.#acts = acts;
    this.#menu = new MenuController(host, 'row-menu');
    host.addController(this);
  }

  hostConnected(): void {
    const { element } = this.#port.list;
    element.addEventListener('contextmenu', this.#onMenu);
    element.addEventListener('keydown', this.#onKeyDown);
  }

  hostDisconnected(): void {
    const { element } = this.#port.list;
    element.removeEventListener('contextmenu', this.#onMenu);
    element.removeEventListener('keydown', this.#onKeyDown);
  }

  render(): TemplateResult | typeof nothing {
    const t = this.#acts.t();
    const row = this.#row;
    return this.#menu.render(row ? t.actsOn(this.#acts.nameOf(row)) : '', row ? this.#items(row) : [], (id) => this.#choose(id));
  }

  #items(row: Conversation): readonly MenuItem[] {
    const t = this.#acts.t();
    const abilities = this.#port.view()?.session.desk.$abilities.get() ?? new Set();
    const listed = this.#port.view()?.list.some(({ id }) => id === row.id) === true;
    const all: readonly (MenuItem & { readonly on: boolean })[] = [
      { id: 'open', label: t.openConversation, icon: iconChat, on: row.place !== 'waiting' && row.can.has('open') },
      { id: 'claim', label: t.claimIt, icon: iconCheck, on: listed && row.place === 'waiting' && (row.can.has('claim') || row.can.has('open')) },
      { id: 'tags', label: t.changeTags, icon: iconPlus, on: listed && abilities.has('tags') && row.can.has('tag') },
      { id: 'record', label: t.seeRecord, icon: iconFile, on: abilities.has('record') },
      { id: 'copy', label: t.copyProtocol, on: row.protocol !== '' },
    ];
    return all.filter(({ on }) => on);
  }

  #choose(id: string): void {
    const row = this.#row;
    if (!row) return;
    if (id === 'open') this.#acts.open(row);
    else if (id === 'claim') this.#port.claim(row.id);
    else if (id === 'tags') this.#acts.editTags(row);
    else if (id === 'record') this.#acts.record(row.id);
    else void this.#copy(row.protocol);
  }

  async #copy(protocol: string): Promise<void> {
    const t = this.#acts.t();
    const copied = await navigator.clipboard.writeText(protocol).then(() => true, () => false);
    this.#port.say(copied ? t.copied(protocol) : t.notCopied);
  }

  #rowOf(target: EventTarget | null): Conversation | undefined {
    const id = target instanceof Element ? this.#port.list.keyOf(target) : null;
    return id === null || this.#port.rows.gone.has(id) ? undefined : this.#port.rows.rows.find((row) => row.id === id);
  }

  readonly #onMenu = (event: MouseEvent): void => {
    // Who marked text wants the browser's own.
    const row = this.#rowOf(event.target);
    if (!row || (event.shiftKey && event.button === 2)) return;
    if (this.#show(row)) event.preventDefault();
  };

  #show(row: Conversation): boolean {
    const anchor = this.#port.list.rowElement(row.id);
    if (!anchor || this.#items(row).length === 0) return false;
    this.#row = row;
    void this.#menu.show(anchor);
    return true;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { key, target, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event;
    if (defaultPrevented || ctrlKey || altKey || metaKey || isComposing) return;
    const row = this.#rowOf(target);
    if (!row || target !== this.#port.list.rowElement(row.id)) return;
    if (key === 'F10' && event.shiftKey) {
      if (this.#show(row)) event.preventDefault();
      return;
    }
    if ([...key].length !== 1 || key === ' ') return;
    event.preventDefault();
    this.#goTo(row, key, event.timeStamp);
  };

  /** One letter goes on to the next name with it, more of them to the first that begins so. */
  #goTo(from: Conversation, key: string, at: number): void {
    this.#typed = at - this.#typedAt > pause ? key : this.#typed + key;
    this.#typedAt = at;
    const { rows } = this.#port.rows;
    const wanted = foldForSearch(this.#typed);
    const start = rows.findIndex(({ id }) => id === from.id) + (wanted.length > 1 ? 0 : 1);
    for (let step = 0; step < rows.length; step += 1) {
      const row = rows[(start + step) % rows.length];
      if (!row || !foldForSearch(this.#acts.nameOf(row)).startsWith(wanted)) continue;
      this.#port.list.focusKey(row.id);
      return;
    }
  }
}
