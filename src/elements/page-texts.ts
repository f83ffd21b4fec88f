import type { FoundNumber } from '../domain/phone-number/find.js';
import type { LinkedTexts } from './linked-texts.js';

export interface PageTextsOptions {
  readonly texts: LinkedTexts;
  readonly except: string | undefined;
  readonly shadowRoots: boolean;
  /** The root, or a shadow root inside, is followed from now on. */
  readonly entered: (node: Node) => void;
  readonly found: (text: string) => readonly FoundNumber[];
}

/** Fields, controls, what is no prose, and what a click is for already. */
const leftAlone = [
  'a', 'button', 'input', 'textarea', 'select', 'option', 'datalist', 'label', 'summary', 'script', 'style', 'noscript',
  'template', 'title', 'svg', 'math', 'canvas', 'iframe', 'object', 'audio', 'video', 'code', 'pre', 'kbd', 'samp',
  '[contenteditable]:not([contenteditable=false])', '[role=textbox]', '[role=button]', '[role=link]', '[role=option]', '[role=menuitem]', '[role=tab]',
].join();

/** Milliseconds of work until others have a turn. */
const slice = 8;

/** Nobody writes such texts for people. */
const longest = 20_000;

/** A session has nothing of its own to show: what is in it is the page. */
const isOurs = (element: Element): boolean => element.localName.startsWith('cc-') && element.localName !== 'cc-session';

function isRefused(element: Element, except: string | undefined): boolean {
  return isOurs(element) || element.matches(leftAlone) || (except !== undefined && element.matches(except));
}

/** Whether a place lies in something that is left alone, as far as its own tree goes. */
export function isLeftAlone(element: Element | null, except: string | undefined): boolean {
  for (let at = element; at; at = at.parentElement) if (isRefused(at, except)) return true;
  return false;
}

/** Goes through the texts of a page, and of what it adds, a little at a time. */
export class PageTexts {
  readonly #options: PageTextsOptions;
  readonly #observer: MutationObserver;
  readonly #entered = new WeakSet<Node>();
  /** With whether its surroundings are known to be open to us. */
  #waiting: (readonly [Node, boolean])[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PageTextsOptions) {
    this.#options = options;
    this.#observer = new MutationObserver((records) => this.#follow(records));
  }

  start(root: Node): void {
    this.#enter(root);
    this.#add(root);
  }

  stop(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#waiting = [];
  }

  #enter(root: Node): void {
    if (this.#entered.has(root)) return;
    this.#entered.add(root);
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
    this.#options.entered(root);
  }

  #add(node: Node): void {
    this.#waiting.push([node, false]);
    this.#timer ??= setTimeout(this.#work);
  }

  readonly #work = (): void => {
    this.#timer = undefined;
    this.#follow(this.#observer.takeRecords());
    const until = performance.now() + slice;
    let at = 0;
    while (at < this.#waiting.length && performance.now() < until) {
      const [node, isOpen] = this.#waiting[at] ?? [];
      at += 1;
      if (node) this.#visit(node, isOpen === true);
    }
    // What was just written is no news.
    this.#observer.takeRecords();
    this.#waiting.splice(0, at);
    if (this.#waiting.length > 0) this.#timer ??= setTimeout(this.#work);
  };

  #visit(node: Node, isOpen: boolean): void {
    if (!node.isConnected) return;
    if (node instanceof Text) return this.#read(node, isOpen);
    if (node instanceof Element && !this.#isOpen(node, isOpen)) return;
    for (const child of node.childNodes) {
      if (child instanceof Element || (child instanceof Text && /\d/.test(child.data))) this.#waiting.push([child, node instanceof Element]);
    }
    if (!this.#options.shadowRoots || !(node instanceof Element) || !node.shadowRoot) return;
    this.#enter(node.shadowRoot);
    this.#waiting.push([node.shadowRoot, false]);
  }

  #isOpen(element: Element, around: boolean): boolean {
    const { except } = this.#options;
    return around ? !isRefused(element, except) : !isLeftAlone(element, except);
  }

  #read(text: Text, isOpen: boolean): void {
    const { texts, except, found } = this.#options;
    const { data, parentElement } = text;
    if (texts.has(text) || data.length > longest || !/\d/.test(data)) return;
    if ((!isOpen && isLeftAlone(parentElement, except)) || (parentElement instanceof HTMLElement && parentElement.isContentEditable)) return;
    texts.link(text, found(data));
  }

  #follow(records: readonly MutationRecord[]): void {
    const { texts } = this.#options;
    let isSwept = true;
    for (const { type, target, addedNodes, removedNodes } of records) {
      for (const node of removedNodes) {
        if (node instanceof Text) texts.takenAway(node);
        else isSwept = false;
      }
      for (const node of addedNodes) this.#add(node);
      if (type !== 'characterData' || !(target instanceof Text)) continue;
      if (texts.changed(target)) texts.forget(target);
      if (!texts.has(target)) this.#add(target);
    }
    if (!isSwept) texts.sweep();
  }
}
