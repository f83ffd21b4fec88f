import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { linkify, safeUrl, type LinkifyOptions } from '../../../src/elements/ui/linkify.js';

function shown(text: string, options?: LinkifyOptions): HTMLElement {
  const container = document.createElement('p');
  render(html`${linkify(text, options)}`, container);
  return container;
}

const hrefs = (text: string): (string | null)[] =>
  [...shown(text).querySelectorAll('a')].map((link) => link.getAttribute('href'));

describe('linkify', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'https://example.com/pedido/48213': ['https://example.com/pedido/48213'],
    'veja http://example.com.': ['http://example.com/'],
    'veja (https://example.com/a_(b)), ok?': ['https://example.com/a_(b)'],
    'www.example.com/x?y=1#z!': ['https://www.example.com/x?y=1#z'],
    'example.com/pedido/48213': ['https://example.com/pedido/48213'],
    'loja.com.br': ['https://loja.com.br/'],
    'HTTPS://EXAMPLE.COM': ['https://example.com/'],
    'escreva a ana.silva+nf@loja.com.br, por favor': ['mailto:ana.silva+nf@loja.com.br'],
    'mailto:ana@example.com': ['mailto:ana@example.com'],
    'tel:+5511955550142': ['tel:+5511955550142'],
    'https://a.example e https://b.example': ['https://a.example/', 'https://b.example/'],
    '*https://example.com*': ['https://example.com/'],
    'https://example.com/ção?é=ü': ['https://example.com/%C3%A7%C3%A3o?%C3%A9=%C3%BC'],
    // none of these
    'javascript:alert(1)': [],
    'JaVaScRiPt:alert(1)//https': [],
    'data:text/html,<script>alert(1)</script>': [],
    'vbscript:x blob:https file:///etc/passwd': [],
    'https://': [],
    'https://user:pass@evil.example/x': [],
    'https://bank.example@evil.example': [],
    'boleto-novembro-2026.pdf': [],
    'ok.vou, e.g. isso. 10.5/20': [],
    'às 14:32, R$ 200.': [],
    'joao@': [],
    '@com.br': [],
  };
  for (const [text, wanted] of Object.entries(cases)) {
    it(`${JSON.stringify(text)} → ${wanted.length === 0 ? 'text' : wanted.join(' ')}`, () => {
      expect(hrefs(text)).to.deep.equal(wanted);
    });
  }

  it('loses no character and adds none', () => {
    for (const text of Object.keys(cases)) expect(shown(text).textContent).to.equal(text);
  });

  it('opens links without access to this page and shows where they lead', () => {
    const link = shown('https://пример.example/a').querySelector('a');
    expect(link?.rel).to.equal('noopener noreferrer');
    expect(link?.target).to.equal('_blank');
    expect(link?.title).to.equal('https://xn--e1afmkfd.example/a');
    expect(link?.querySelector('bdi')).to.not.equal(null);
  });

  it('never reads text as HTML', () => {
    for (const markup of [false, true]) {
      const hostile = '<img src=x onerror=alert(1)> <a href="javascript:alert(1)">x</a> *<b>y</b>* https://x.example/"onmouseover="alert(1)';
      const container = shown(hostile, { markup });
      expect([...container.querySelectorAll('*')].map((node) => node.localName)).to.not.include('img');
      expect(container.querySelectorAll('[onmouseover], [onerror]')).to.have.length(0);
      expect([...container.querySelectorAll('a')].map((link) => link.protocol)).to.deep.equal(['https:']);
    }
  });

  it('ends an address at letters that reorder or hide text', () => {
    for (const hidden of ['\u202E', '\u2066', '\u200B', '\u00AD', '\u0000', '\uFEFF']) {
      expect(hrefs(`https://example.com/${hidden}gpj.exe`)).to.deep.equal(['https://example.com/']);
    }
  });

  it('stays fast on text made to be slow', () => {
    const size = 65_536;
    const units = ['a.', 'a@', '*a ', '_', '~a', 'www.', 'https://', '((((', 'a-', '*a*b', '.com', 'a.com@', '...', '*a\n', 'https://a)'];
    for (const unit of units) {
      const text = unit.repeat(size / unit.length);
      expect(shown(text, { markup: true }).textContent.length).to.be.at.least(text.length / 2);
    }
  }).timeout(10_000);
});

describe('emphasis', () => {
  const plain = (text: string): string => {
    const container = shown(text, { markup: true });
    return [...container.querySelectorAll('strong, em, s')].map((node) => `${node.localName}:${node.textContent}`).join(' ');
  };
  const cases: Readonly<Record<string, string>> = {
    '*negrito*': 'strong:negrito',
    'um _itálico_ e ~riscado~.': 'em:itálico s:riscado',
    '*a _b_ c*': 'strong:a b c em:b',
    '2*3*4': '',
    'snake_case_name': '',
    '* item\n* outro': '',
    '*sem fim': '',
    '*sobre\nlinhas*': '',
    '**': '',
    '*a* *b*': 'strong:a strong:b',
    '(*a*)': 'strong:a',
    '*a * b*': 'strong:a * b',
    'x*a* *b*': 'strong:b',
    '* a *b*': 'strong:b',
  };
  for (const [text, wanted] of Object.entries(cases)) {
    it(`${JSON.stringify(text)} → ${wanted || 'text'}`, () => {
      expect(plain(text)).to.equal(wanted);
    });
  }

  it('leaves it as written where it was not asked for', () => {
    expect(shown('*negrito*').textContent).to.equal('*negrito*');
  });
});

describe('safeUrl', () => {
  it('gives back only what may be followed', () => {
    expect(safeUrl('https://example.com/a b')).to.equal('https://example.com/a%20b');
    const refused = ['javascript:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:,x', '//example.com', '/x', '', 'blob:https://example.com/1'];
    expect(refused.map(safeUrl)).to.deep.equal(refused.map(() => undefined));
  });
});
