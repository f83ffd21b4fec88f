import { expect } from '@open-wc/testing';
import { css, html, LitElement } from 'lit';
import { avatars } from '../../src/styles/avatars.js';
import { buttons } from '../../src/styles/buttons.js';
import { cards } from '../../src/styles/cards.js';
import { chips } from '../../src/styles/chips.js';
import { popups } from '../../src/styles/popups.js';
import { rows } from '../../src/styles/rows.js';
import { tokens } from '../../src/styles/tokens.js';
import { emulate } from '../support/media/media.js';
import { inside, shown, specimen } from './specimen.js';

const look = (element: LitElement, selector: string): CSSStyleDeclaration =>
  getComputedStyle(inside(element, selector));

const button = () => html`<button class="btn primary">x</button><p class="p">x</p>`;

describe('tokens', () => {
  let element: LitElement;
  let around: HTMLDivElement;

  beforeEach(async () => {
    element = specimen([buttons], button);
    around = document.createElement('div');
    document.body.append(around);
    around.append(element);
    await element.updateComplete;
  });

  afterEach(async () => {
    around.remove();
    document.documentElement.removeAttribute('style');
    await emulate({});
  });

  it('look right on a page that sets none', () => {
    const { backgroundColor, color, minHeight, fontSize } = look(element, '.btn');
    expect([backgroundColor, color, minHeight, fontSize]).to.deep.equal([
      'rgb(30, 91, 198)',
      'rgb(255, 255, 255)',
      '36px',
      '13px',
    ]);
  });

  it('are overridden from the page, from an ancestor and from the element, the nearest winning', () => {
    document.documentElement.style.setProperty('--cc-color-brand-on-loud', 'rgb(1, 1, 1)');
    expect(look(element, '.btn').color).to.equal('rgb(1, 1, 1)');
    around.style.setProperty('--cc-color-brand-on-loud', 'rgb(2, 2, 2)');
    expect(look(element, '.btn').color).to.equal('rgb(2, 2, 2)');
    element.style.setProperty('--cc-color-brand-on-loud', 'rgb(3, 3, 3)');
    expect(look(element, '.btn').color).to.equal('rgb(3, 3, 3)');
  });

  it('survive a host bridge whose own token is missing', () => {
    document.documentElement.style.setProperty('--cc-color-brand-fill-loud', 'var(--not-there)');
    expect(look(element, '.btn').backgroundColor).to.equal('rgb(30, 91, 198)');
  });

  it('scale all text with --cc-scale', () => {
    document.documentElement.style.setProperty('--cc-scale', '1.5');
    expect(look(element, '.btn').fontSize).to.equal('19.5px');
    expect(look(element, '.p').fontSize).to.equal('21px');
  });

  it('do not follow a root font size of 62.5 %', () => {
    document.documentElement.style.setProperty('font-size', '62.5%');
    expect(look(element, '.p').fontSize).to.equal('14px');
  });

  it('follow the page in color-scheme auto, and are light on a page that declares nothing', async () => {
    await emulate({ 'prefers-color-scheme': 'dark' });
    expect(getComputedStyle(element).backgroundColor).to.equal('rgb(255, 255, 255)');
    document.documentElement.style.setProperty('color-scheme', 'light dark');
    expect(getComputedStyle(element).backgroundColor).to.equal('rgb(24, 28, 34)');
    element.setAttribute('color-scheme', 'auto');
    expect(getComputedStyle(element).backgroundColor).to.equal('rgb(24, 28, 34)');
  });

  it('obey color-scheme light and dark against the page', () => {
    element.setAttribute('color-scheme', 'dark');
    expect(getComputedStyle(element).backgroundColor).to.equal('rgb(24, 28, 34)');
    document.documentElement.style.setProperty('color-scheme', 'dark');
    element.setAttribute('color-scheme', 'light');
    expect(getComputedStyle(element).backgroundColor).to.equal('rgb(255, 255, 255)');
  });

  it('take density from the element, else from a wrapping element of ours', async () => {
    class Wrapper extends LitElement {
      static override styles = [tokens, css`:host { display: contents; }`];
      override render() {
        return html`<slot></slot>`;
      }
    }
    customElements.define('specimen-wrapper', Wrapper);
    const wrapper = document.createElement('specimen-wrapper') as Wrapper;
    around.append(wrapper);
    wrapper.append(element);
    await wrapper.updateComplete;
    wrapper.setAttribute('density', 'compact');
    expect(look(element, '.btn').minHeight).to.equal('32px');
    expect(look(element, '.p').fontSize).to.equal('13px');
    element.setAttribute('density', 'comfortable');
    expect(look(element, '.btn').minHeight).to.equal('36px');
    wrapper.setAttribute('density', 'comfortable');
    element.setAttribute('density', 'compact');
    expect(look(element, '.btn').minHeight).to.equal('32px');
  });

  it('stop all motion where it is not wanted', async () => {
    expect(look(element, '.btn').transitionDuration).to.equal('0.12s');
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    expect(look(element, '.btn').transitionDuration).to.equal('0s');
  });

  it('keep their box model under the reset of a host page', () => {
    const reset = document.createElement('style');
    reset.textContent = '* { box-sizing: content-box; }';
    document.head.append(reset);
    const { boxSizing } = look(element, '.btn');
    const inner = look(element, '.p').boxSizing;
    reset.remove();
    expect([boxSizing, inner]).to.deep.equal(['border-box', 'border-box']);
  });
});

describe('layout', () => {
  it('asks the width of the element, not of the window', async () => {
    const row = () => html`<div class="row"><span class="name">Ana</span><span class="text">Oi</span></div>`;
    const element = await shown(specimen([rows], row));
    const columns = (): number => look(element, '.row').gridTemplateColumns.split(' ').length;
    element.style.setProperty('inline-size', '320px');
    expect(columns()).to.equal(3);
    element.style.setProperty('inline-size', '700px');
    expect(columns()).to.equal(5);
    element.remove();
  });

  it('hides what is marked for other widths', async () => {
    const marks = () => html`<i class="hide-tiny">1</i><i class="hide-narrow">2</i><i class="hide-wide">3</i>`;
    const element = await shown(specimen([], marks));
    const visible = (width: string): string => {
      element.style.setProperty('inline-size', width);
      return [...element.renderRoot.querySelectorAll('i')]
        .filter((mark) => getComputedStyle(mark).display !== 'none')
        .map((mark) => mark.textContent)
        .join('');
    };
    expect([visible('290px'), visible('320px'), visible('500px'), visible('700px')]).to.deep.equal(['3', '13', '123', '12']);
    element.remove();
  });
});

describe('forced colours', () => {
  before(() => emulate({ 'forced-colors': 'active' }));
  after(() => emulate({}));

  it('keep borders on what is drawn by fill otherwise', async () => {
    const parts = () => html`<button class="btn primary">x</button><button class="ib">x</button>
      <span class="chip">x</span><article class="call live">x</article><span class="avatar">AN</span>`;
    const element = await shown(specimen([buttons, chips, cards, avatars], parts));
    const widths = ['.btn', '.ib', '.chip', '.call', '.avatar'].map((name) => look(element, name).borderTopWidth);
    const styles = ['.btn', '.ib', '.chip', '.call', '.avatar'].map((name) => look(element, name).borderTopStyle);
    element.remove();
    expect(widths.map(parseFloat).every((width) => width >= 1)).to.equal(true);
    expect(new Set(styles)).to.deep.equal(new Set(['solid']));
  });

  it('show selection by an outline', async () => {
    const parts = () => html`<div class="row" aria-selected="true">x</div><div class="row other">x</div>
      <div class="opt" aria-selected="true">x</div>`;
    const element = await shown(specimen([rows, popups], parts));
    expect(look(element, '.row').outlineStyle).to.equal('solid');
    expect(look(element, '.opt').outlineStyle).to.equal('solid');
    expect(look(element, '.other').outlineStyle).to.equal('none');
    element.remove();
  });
});
