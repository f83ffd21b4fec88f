declare global {
  interface Window {
    sprung?: (number | string)[];
  }
}

window.sprung = [];

const requests: string[] = [];
new PerformanceObserver((list) => {
  for (const { name } of list.getEntries()) if (name.includes('/leak/')) requests.push(name);
}).observe({ type: 'resource', buffered: true });

/** What ran, by the number of its payload. */
export function trapped(): readonly (number | string)[] {
  return window.sprung ?? [];
}

/** Addresses of the payloads that somebody asked for. */
export function asked(): readonly string[] {
  return requests;
}

let controls = 0;

/** Does what a payload wants to do, to see that it would be noticed. */
export function misuse(place: HTMLElement): void {
  controls += 1;
  const image = document.createElement('img');
  image.setAttribute('onload', "sprung.push('control')");
  image.src = `/test/elements/cc-chat-thread/late.svg?/leak/control-${controls}`;
  image.hidden = true;
  place.append(image);
}

const known = new Set([
  'a', 'b', 'bdi', 'blockquote', 'br', 'code', 'div', 'em', 'h1', 'h2', 'h3', 'h4', 'hr', 'i', 'li', 'ol', 'p', 'pre', 's', 'small', 'span', 'strong', 'sub', 'sup',
  'table', 'tbody', 'td', 'th', 'thead', 'tr', 'u', 'ul',
]);
const knownAttributes = new Set(['href', 'title', 'dir', 'lang', 'colspan', 'rowspan', 'target', 'rel']);

/** Elements, attributes and addresses that may not come out of a text. */
export function strangers(place: ParentNode): readonly string[] {
  const found: string[] = [];
  for (const element of place.querySelectorAll('*')) {
    if (!known.has(element.localName) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || element.shadowRoot) found.push(element.outerHTML);
    for (const { name, value } of element.attributes) {
      if (!knownAttributes.has(name)) found.push(`${element.localName} ${name}`);
      if (name === 'href' && !/^(?:https?|mailto|tel):/iu.test(value)) found.push(value);
    }
    if (element instanceof HTMLAnchorElement && element.hasAttribute('href') && (!['http:', 'https:', 'mailto:', 'tel:'].includes(element.protocol) || element.rel !== 'noopener noreferrer')) found.push(element.href);
  }
  return found;
}

function stay(event: Event): void {
  event.preventDefault();
}

/** Everything that a hand may do to it; no link is followed. */
export function provoke(place: HTMLElement): void {
  place.addEventListener('click', stay, { capture: true });
  for (const element of place.querySelectorAll<HTMLElement>('*')) {
    for (const type of ['pointerenter', 'mouseover', 'mousemove', 'focus', 'focusin', 'keydown', 'input', 'scroll', 'toggle', 'animationstart', 'transitionend', 'load', 'error']) {
      // An error that reaches the window counts as one of the page's own.
      element.dispatchEvent(new Event(type, { bubbles: type !== 'error', cancelable: true }));
    }
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
  place.removeEventListener('click', stay, { capture: true });
}
