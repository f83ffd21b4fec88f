import { dialableNumber } from '../domain/dialable-number.js';
import { getSession, sessionsOfPage } from '../session/registry.js';
import type { Session } from '../session/session-api.js';
import { askHost, reported } from './emit.js';
import { LinkedTexts } from './linked-texts.js';
import { isLeftAlone, PageTexts } from './page-texts.js';

export interface LinkNumbersOptions {
  /** A session, or the id of one. Without it the page's default, as soon as there is one. */
  readonly session?: Session | string;
  /** ISO 3166 code of the country whose numbers the page writes without a country code. Default: the session's. */
  readonly country?: string;
  /** Looks into open shadow roots, too, but never into our own. Default false. */
  readonly shadowRoots?: boolean;
  /** CSS selector of places to be left alone, besides fields, links, buttons, code and whatever can be edited. */
  readonly except?: string;
}

/**
 * Makes the telephone numbers in the text of a page clickable: each becomes `<a class="cc-number" href="tel:…">`, and a
 * click calls it in the session, after a cancelable `cc-before-call` on the link. The page's own `tel:` links do the same.
 * What the page adds or changes later is followed. Without a session the links lead nowhere.
 *
 * Long pages are done in small pieces, so that nothing else has to wait.
 *
 * @returns Ends it and puts the page back as it was.
 */
export function linkNumbers(root: Node, options: LinkNumbersOptions = {}): () => void {
  // A selector that is none is the page's mistake and told at once.
  if (options.except !== undefined) document.createDocumentFragment().querySelector(options.except);
  return new NumberLinks(root, options).end;
}

class NumberLinks {
  readonly #options: LinkNumbersOptions;
  readonly #texts: LinkedTexts;
  readonly #page: PageTexts;
  readonly #life = new AbortController();
  #finder: typeof import('../domain/phone-number/find.js') | undefined;

  constructor(root: Node, options: LinkNumbersOptions) {
    this.#options = options;
    this.#texts = new LinkedTexts(() => this.#session !== undefined);
    this.#page = new PageTexts({
      texts: this.#texts,
      except: options.except,
      shadowRoots: options.shadowRoots === true,
      entered: (node) => node.addEventListener('click', this.#clicked as EventListener, { signal: this.#life.signal }),
      found: (text) => this.#finder?.findNumbers(text, this.#country) ?? [],
    });
    const leave = sessionsOfPage().listen(() => this.#texts.refresh());
    this.#life.signal.addEventListener('abort', leave);
    void this.#start(root);
  }

  readonly end = (): void => {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#page.stop();
    this.#texts.restore();
  };

  async #start(root: Node): Promise<void> {
    this.#finder = await import('../domain/phone-number/find.js');
    if (!this.#life.signal.aborted) this.#page.start(root);
  }

  get #session(): Session | undefined {
    const { session } = this.#options;
    return typeof session === 'object' ? session : getSession(session);
  }

  get #country(): string {
    return (this.#options.country ?? this.#session?.numbers.$settings.get().country ?? 'BR').trim().toUpperCase();
  }

  /** Only what the agent did: a click with a key held is for the browser, such as to copy the address. */
  readonly #clicked = (event: MouseEvent): void => {
    const session = this.#session;
    if (!session || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const tree = event.currentTarget as Node;
    const link = event.composedPath().find((each): each is HTMLAnchorElement => each instanceof HTMLAnchorElement && tree.contains(each));
    const number = link && (this.#texts.numberOf(link) ?? this.#numberIn(link));
    if (!link || number === undefined || number === '') return;
    event.preventDefault();
    if (askHost(link, 'cc-before-call', { number })) reported(session.calls.dial(number));
  };

  #numberIn(link: HTMLAnchorElement): string | undefined {
    if (link.protocol !== 'tel:' || isLeftAlone(link.parentElement, this.#options.except)) return undefined;
    try {
      return dialableNumber(decodeURIComponent(link.href));
    } catch {
      return undefined;
    }
  }
}
