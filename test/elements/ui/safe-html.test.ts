import { expect, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';
import { plainText } from '../../../src/elements/ui/plain-text.js';
import { loadSanitizer, safeHtml } from '../../../src/elements/ui/safe-html.js';

declare global {
  interface Window {
    executed?: string[];
  }
}

async function clean(source: string): Promise<HTMLElement> {
  const sanitizer = await loadSanitizer();
  const container = document.createElement('div');
  const result = sanitizer(source);
  if (result) container.append(result);
  return container;
}

const hostile = [
  '<img src=x onerror="executed.push(1)">text',
  '<script>executed.push(2)</script>text',
  '<svg onload="executed.push(3)"><circle/></svg>text',
  '<a href="javascript:executed.push(4)">text</a>',
  '<a href="JaVa\tScript:executed.push(5)">text</a>',
  '<iframe srcdoc="<script>parent.executed.push(6)</script>"></iframe>text',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=executed.push(7)&gt;">text',
  '<form><input name=action><button formaction="javascript:executed.push(8)">text</button></form>',
  '<details open ontoggle="executed.push(9)">text</details>',
  '<style>*{background:url("javascript:executed.push(10)")}</style>text',
  '<p style="position:fixed;inset:0" class="btn" id="title" onclick="executed.push(11)">text</p>',
  '<template shadowrootmode="open"><script>executed.push(12)</script></template>text',
  '<cc-session backend="demo"></cc-session>text',
  '<base href="https://evil.example/">text',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">text',
  '<noscript><p title="</noscript><img src=x onerror=executed.push(13)>">text',
];

describe('safe HTML', () => {
  it('keeps emphasis, lists and links', async () => {
    const result = await clean('<p>Olá, <b>Ana</b></p><ul><li>um</li></ul><a href="https://example.com/x">site</a>');
    expect(result.querySelector('b')?.textContent).to.equal('Ana');
    expect(result.querySelector('li')?.textContent).to.equal('um');
    const link = result.querySelector('a');
    expect(link?.getAttribute('href')).to.equal('https://example.com/x');
    expect(link?.rel).to.equal('noopener noreferrer');
    expect(link?.target).to.equal('_blank');
  });

  it('runs nothing, loads nothing, styles nothing', async () => {
    window.executed = [];
    for (const source of hostile) {
      const result = await clean(source);
      document.body.append(result);
      if (!source.includes('<math>')) expect(result.textContent, source).to.contain('text');
      expect(result.querySelector('script, img, svg, iframe, form, input, button, style, base, meta, template, cc-session, math, details'), source).to.equal(null);
      for (const element of result.querySelectorAll('*')) {
        for (const { name } of element.attributes) expect(['href', 'title', 'dir', 'target', 'rel'], source).to.contain(name);
      }
      for (const link of result.querySelectorAll('a[href]')) expect(link.getAttribute('href'), source).to.match(/^(?:https?|mailto|tel):/u);
      result.remove();
    }
    expect(window.executed).to.deep.equal([]);
  });

  it('shows the words until the sanitiser is there, and where nothing is left of it', async () => {
    const container = document.createElement('div');
    const show = (source: string): unknown => render(html`<p>${safeHtml(source)}</p>`, container);
    show('<b>Olá</b>');
    await waitUntil(() => container.querySelector('b'));
    expect(container.querySelector('p')?.textContent).to.equal('Olá');
    show('<i>outro</i>');
    expect(container.querySelector('i')?.textContent).to.equal('outro');
    show('<img src=x onerror=alert(1)>');
    expect(container.querySelector('p')?.textContent).to.equal('');
    show('null');
    expect(container.querySelector('p')?.textContent).to.equal('null');
    show('a < b');
    expect(container.querySelector('p')?.textContent).to.equal('a < b');
  });

  it('renders the same source once, so that a selection in it stays', async () => {
    await loadSanitizer();
    const container = document.createElement('div');
    const show = (): unknown => render(html`<p>${safeHtml('<b>Olá</b>')}</p>`, container);
    show();
    const before = container.querySelector('b');
    show();
    expect(container.querySelector('b')).to.equal(before);
  });

  it('reads words out of HTML without reading it as HTML', () => {
    expect(plainText('<p>Olá,&nbsp;<b>Ana</b></p><p>Tudo&amp;bem?</p>')).to.equal('Olá,\u00A0Ana\nTudo&bem?');
    expect(plainText('<span>um</span><span>dois</span>')).to.equal('um\ndois');
    expect(plainText('<script>x()</script>1 < 2 &amp;lt;')).to.equal('1 < 2 &lt;');
    const slow = '<'.repeat(50_000);
    expect(plainText(slow)).to.equal(slow);
  });
});
