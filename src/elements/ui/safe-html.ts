import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ChildPart } from 'lit/directive.js';
import type { DOMPurify } from 'dompurify';
import { plainText } from './plain-text.js';

/** What a vendor's template may be made of: text, emphasis, lists, tables, links. Nothing that loads, submits or styles. */
const allowedTags = [
  'a', 'b', 'blockquote', 'br', 'code', 'div', 'em', 'h1', 'h2', 'h3', 'h4', 'hr', 'i', 'li', 'ol', 'p', 'pre', 's', 'small',
  'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'u', 'ul',
];
const allowedAttributes = ['href', 'title', 'dir', 'lang', 'colspan', 'rowspan'];
const maxLength = 200_000;

type Sanitizer = (source: string) => DocumentFragment | undefined;

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string; createScriptURL(text: string): string }): TrustedTypePolicy;
}

type TrustedTypePolicy = NonNullable<Parameters<DOMPurify['sanitize']>[1]>['TRUSTED_TYPES_POLICY'];

let loading: Promise<Sanitizer> | undefined;
let ready: Sanitizer | undefined;

/** The sanitiser, fetched when the first template is shown. A failed download is tried again by the next call, a refusal of the page is not. */
export function loadSanitizer(): Promise<Sanitizer> {
  loading ??= import('dompurify').then(
    ({ default: createPurify }) => (ready = createSanitizer(createPurify)),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

function createSanitizer(createPurify: DOMPurify): Sanitizer {
  // An instance of its own: hooks and settings of a host that uses the same library stay out, and ours in.
  const purify = createPurify(window);
  if (!purify.isSupported) throw new Error('DOM cannot be sanitised here');
  const policy = createPolicy();
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.localName !== 'a') return;
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer');
  });
  return (source) => {
    if (source.length > maxLength) return undefined;
    const result = purify.sanitize(withoutStyle(source), {
      ALLOWED_TAGS: allowedTags,
      ALLOWED_ATTR: allowedAttributes,
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/iu,
      RETURN_DOM_FRAGMENT: true,
      ...(policy ? { TRUSTED_TYPES_POLICY: policy } : {}),
    });
    return result instanceof DocumentFragment && result.textContent.trim() !== '' ? result : undefined;
  };
}

const openingTag = /<[a-z][^>]*>/giu;
const styleName = /([\s"'/])style(?=\s*=)/giu;

/**
 * Parsing alone makes a strict page report style attributes, inert document or not. This is for its quiet only: what is
 * allowed is decided by the sanitiser, which drops the new name as it would have dropped the old one.
 */
function withoutStyle(source: string): string {
  return source.replace(openingTag, (tag) => tag.replace(styleName, '$1data-style'));
}

/** Throws where the page's policy list leaves ours out: then the text is shown instead. */
function createPolicy(): TrustedTypePolicy | undefined {
  const { trustedTypes } = globalThis as typeof globalThis & { trustedTypes?: PolicyFactory };
  // Never leaves this module, and what it passes on is parsed into an inert document only.
  return trustedTypes?.createPolicy('cc-widgets', { createHTML: (text) => text, createScriptURL: () => '' });
}

/** Text until the sanitiser is there, then what it leaves of the markup; text for good where it leaves or reads nothing. */
class SafeHtml extends AsyncDirective {
  #source: string | undefined;

  override render(source: string): unknown {
    return plainText(source);
  }

  override update(_part: ChildPart, [source]: [string]): unknown {
    if (source === this.#source) return noChange;
    this.#source = source;
    if (ready) return shown(ready, source);
    loadSanitizer().then(
      (sanitizer) => {
        if (this.#source === source && this.isConnected) this.setValue(shown(sanitizer, source));
      },
      () => undefined,
    );
    return plainText(source);
  }

  protected override reconnected(): void {
    const source = this.#source;
    if (ready && source !== undefined) this.setValue(shown(ready, source));
  }
}

function shown(sanitizer: Sanitizer, source: string): Node | string {
  try {
    return sanitizer(source) ?? plainText(source);
  } catch {
    return plainText(source);
  }
}

/** Untrusted HTML in a template: `html`<div>${safeHtml(source)}</div>``. The only way of markup from outside into the page. */
export const safeHtml = directive(SafeHtml);
