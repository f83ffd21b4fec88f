import { expect, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';
import { safeHtml } from '../../../src/elements/ui/safe-html.js';

/** From now on this page is as strict as a host's may be. */
function enforce(policies: string): string[] {
  const violations: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push(`${violatedDirective} ${blockedURI}`));
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = `style-src 'self'; require-trusted-types-for 'script'; trusted-types ${policies}`;
  document.head.append(meta);
  return violations;
}

describe('safe HTML under Trusted Types', () => {
  it('works with its own policy and no other', async () => {
    const violations = enforce('cc-widgets');
    const container = document.createElement('div');
    const probe = document.createElement('p');
    expect(() => (probe.innerHTML = '<b>x</b>')).to.throw(TypeError);
    await waitUntil(() => violations.length === 1, 'the page is not strict');
    render(html`<p>${safeHtml('<b>Olá</b><img src=x onerror=alert(1)>')}</p>`, container);
    await waitUntil(() => container.querySelector('b'));
    expect(container.querySelector('p')?.textContent).to.equal('Olá');
    expect(container.querySelector('img')).to.equal(null);
    const template = '<div class="d-flex" style="color: #0c0c0c"><span STYLE=\'font-weight: bold\'>Modelo</span></div>';
    render(html`<p>${safeHtml(template)}</p>`, container);
    await waitUntil(() => container.textContent.includes('Modelo'));
    expect(container.querySelector('[style], [data-style], [class]')).to.equal(null);
    // Reports are delivered in a task of their own: one that is certain to come last closes the list.
    expect(() => (probe.innerHTML = '<b>y</b>')).to.throw(TypeError);
    await waitUntil(() => violations.filter((each) => each.startsWith('require-trusted-types-for')).length === 2);
    expect(violations).to.have.length(2);
  });
});
