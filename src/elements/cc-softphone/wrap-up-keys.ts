import type { Session } from '../../session/session-api.js';
import type { Announcer } from '../ui/announcer.js';

const textTypes: ReadonlySet<string> = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number', 'date', 'time', 'month', 'week', 'datetime-local']);
const textRoles: ReadonlySet<string> = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);

function takesText(target: EventTarget | undefined): boolean {
  if (!(target instanceof Element)) return false;
  if (target.localName === 'input') return textTypes.has((target as HTMLInputElement).type);
  const editable = (target as HTMLElement).isContentEditable;
  return editable || target.localName === 'textarea' || target.localName === 'select' || textRoles.has(target.getAttribute('role') ?? '');
}

interface KeyDeps {
  readonly host: HTMLElement & { readonly nohotkeys: boolean };
  readonly announcer: Announcer;
}

/** 1 to 9 choose a disposition while the wrap-up is on screen and nobody writes; of several telephones the first takes it. */
export class WrapUpKeys {
  readonly #deps: KeyDeps;
  #document: Document | undefined;
  #session: Session | undefined;
  #callId = '';

  constructor(deps: KeyDeps) {
    this.#deps = deps;
  }

  follow(session: Session | undefined, callId: string | undefined): void {
    const document = session && callId !== undefined ? this.#deps.host.ownerDocument : undefined;
    this.#session = session;
    this.#callId = callId ?? '';
    if (document === this.#document) return;
    this.#document?.removeEventListener('keydown', this.#keyDown);
    this.#document = document;
    document?.addEventListener('keydown', this.#keyDown);
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || this.#deps.host.nohotkeys) return;
    if (!/^[1-9]$/.test(event.key) || takesText(event.composedPath()[0])) return;
    const chosen = this.#session?.wrapUp.$settings.get()?.dispositions[Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    this.#session?.wrapUp.choose(this.#callId, chosen.id);
    this.#deps.announcer.announce(chosen.label);
  };
}
