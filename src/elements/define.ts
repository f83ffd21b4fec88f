import { version } from '../domain/version.js';

export { version };

const mark = Symbol.for('cc-widgets.version');

type Marked = CustomElementConstructor & { [mark]?: string };

/**
 * Registers an element and tolerates that its tag is taken, because a CRM may load the library twice. The first copy
 * keeps the tag. The same version is silent; anything else is said once in the console, as it explains odd behaviour.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  // Server-side rendering imports the module where there are no elements.
  if (typeof customElements === 'undefined') return;
  const taken: Marked | undefined = customElements.get(tag);
  if (taken === undefined) {
    Object.defineProperty(element, mark, { value: version });
    customElements.define(tag, element);
    return;
  }
  if (taken === element || taken[mark] === version) return;
  const owner = taken[mark] === undefined ? 'something else' : `cc-widgets ${taken[mark]}`;
  console.error(`cc-widgets ${version}: <${tag}> is already defined by ${owner} and was left as it is.`);
}

/** Lit's development build marks itself; ours has no build of its own. */
function inDevelopment(): boolean {
  return 'litIssuedWarnings' in globalThis;
}

const warned = new Set<string>();

/**
 * An attribute's value out of a closed list, else the fallback. In development an unknown value is said once, because
 * a typing error would otherwise look like a broken widget.
 */
export function oneOf<const Value extends string>(
  element: Element,
  attribute: string,
  value: string | null | undefined,
  allowed: readonly Value[],
  fallback: NoInfer<Value>,
): Value {
  const known = allowed.find((candidate) => candidate === value);
  if (known !== undefined) return known;
  const message = `<${element.localName}> ${attribute}="${value}" is not one of ${allowed.join(', ')}; using ${fallback}.`;
  if (value !== null && value !== undefined && value !== '' && inDevelopment() && !warned.has(message)) {
    warned.add(message);
    console.warn(message);
  }
  return fallback;
}
