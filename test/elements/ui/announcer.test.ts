import { expect, waitUntil } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { Announcer } from '../../../src/elements/ui/announcer.js';

class Speaker extends LitElement {
  static override properties = { mode: {} };
  readonly announcer = new Announcer(this);
  mode = 'a';
  override render(): TemplateResult {
    return this.mode === 'a' ? html`<p>one</p>` : html`<section>two</section>`;
  }
}
customElements.define('test-speaker', Speaker);

const region = (element: Speaker, live: string): HTMLElement => {
  const found = [...element.renderRoot.querySelectorAll<HTMLElement>(`[aria-live="${live}"]`)];
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} regions`);
  return found[0];
};
const said = (element: Speaker, live: string): string[] =>
  [...region(element, live).children].map((line) => line.textContent);

describe('Announcer', () => {
  let element: Speaker;

  beforeEach(async () => {
    element = document.createElement('test-speaker') as Speaker;
    document.body.append(element);
    await element.updateComplete;
  });

  afterEach(() => element.remove());

  it('has its regions before anything is said', () => {
    expect([said(element, 'polite'), said(element, 'assertive')]).to.deep.equal([[], []]);
  });

  it('says politely or at once, and the same words again', () => {
    element.announcer.announce('3 respostas');
    element.announcer.announce('3 respostas');
    element.announcer.announce('Chamada recebida', { assertive: true });
    element.announcer.announce('');
    expect(said(element, 'polite')).to.deep.equal(['3 respostas', '3 respostas']);
    expect(said(element, 'assertive')).to.deep.equal(['Chamada recebida']);
  });

  it('keeps its regions when the element renders something else', async () => {
    const before = region(element, 'polite');
    element.announcer.announce('um');
    element.mode = 'b';
    await element.updateComplete;
    element.mode = 'a';
    await element.updateComplete;
    expect(region(element, 'polite')).to.equal(before);
    expect(said(element, 'polite')).to.deep.equal(['um']);
    expect(element.renderRoot.querySelector('p')?.textContent).to.equal('one');
  });

  it('does not repeat old news after a move', () => {
    element.announcer.announce('um');
    document.body.prepend(element);
    expect(said(element, 'polite')).to.deep.equal([]);
    element.announcer.announce('dois');
    expect(said(element, 'polite')).to.deep.equal(['dois']);
  });

  it('clears what was said', async () => {
    element.announcer.announce('um');
    await waitUntil(() => said(element, 'polite').length === 0, 'cleared', { timeout: 8000 });
  });
});
