import { LitElement, type CSSResultGroup, type TemplateResult } from 'lit';
import { base } from '../../src/styles/base.js';

let counter = 0;

/** A throw-away element with these styles and this content; the caller puts it into the page. */
export function specimen(styles: CSSResultGroup, content: () => TemplateResult): LitElement {
  class Specimen extends LitElement {
    static override styles = [base, styles];
    override render(): TemplateResult {
      return content();
    }
  }
  counter += 1;
  const tag = `specimen-${counter}`;
  customElements.define(tag, Specimen);
  return document.createElement(tag) as LitElement;
}

export async function shown(element: LitElement): Promise<LitElement> {
  document.body.append(element);
  await element.updateComplete;
  return element;
}

export function inside(element: LitElement, selector: string): HTMLElement {
  const found = element.renderRoot.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}
