import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { loadSanitizer, safeHtml } from '../../../src/elements/ui/safe-html.js';

describe('safe HTML on a page that allows no policy of ours', () => {
  it('shows the words as text', async () => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "require-trusted-types-for 'script'; trusted-types lit-html";
    document.head.append(meta);
    const container = document.createElement('div');
    render(html`<p>${safeHtml('<b>Olá</b><br>Ana<img src=x onerror=alert(1)>')}</p>`, container);
    const refusal: unknown = await loadSanitizer().catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(TypeError);
    expect(container.querySelector('p')?.textContent).to.equal('Olá\nAna');
    expect(container.querySelectorAll('b, img')).to.have.length(0);
  });
});
