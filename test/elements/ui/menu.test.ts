import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { html, LitElement, type TemplateResult } from 'lit';
import { MenuController, type MenuItem } from '../../../src/elements/ui/menu.js';
import { base } from '../../../src/styles/base.js';
import { popups } from '../../../src/styles/popups.js';

const items: readonly MenuItem[] = [
  { id: 'copy', label: 'Copiar' },
  { id: 'reply', label: 'Responder', note: 'R' },
  { id: 'elo', label: 'Élo', disabled: true },
  { id: 'remove', label: 'Remover' },
];

class WithMenu extends LitElement {
  static override styles = [base, popups];
  readonly menu = new MenuController(this);
  entries = items;
  readonly chosen: string[] = [];

  override render(): TemplateResult {
    return html`<button
        id="opener"
        aria-haspopup="menu"
        aria-expanded=${this.menu.open}
        aria-controls=${this.menu.id}
        @click=${this.menu.toggle}
      >
        Mais</button
      ><button id="other">Outro</button>${this.menu.render('Mais', this.entries, (id) => this.chosen.push(id))}`;
  }
}
customElements.define('test-with-menu', WithMenu);

describe('MenuController', () => {
  let element: WithMenu;
  const find = (selector: string): HTMLElement => {
    const found = element.renderRoot.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  };
  const focused = (): string | undefined => element.shadowRoot?.activeElement?.textContent.trim().replace(/\s+/gu, ' ');
  const isOpen = (): boolean => element.renderRoot.querySelector('[role=menu]:popover-open') !== null;
  const opened = (): Promise<void> => waitUntil(() => isOpen() && focused() !== 'Mais', 'opens');
  const closed = (): Promise<void> => waitUntil(() => element.renderRoot.querySelector('[role=menu]') === null, 'closes');

  beforeEach(async () => {
    element = document.createElement('test-with-menu') as WithMenu;
    document.body.append(element);
    await element.updateComplete;
  });

  afterEach(() => element.remove());

  it('opens by key with the focus on the first item and gives the focus back', async () => {
    find('#opener').focus();
    await sendKeys({ press: 'Enter' });
    await opened();
    expect(focused()).to.equal('Copiar');
    expect(find('#opener').getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'Escape' });
    await closed();
    expect(focused()).to.equal('Mais');
    expect(find('#opener').getAttribute('aria-expanded')).to.equal('false');
  });

  it('moves by arrows, Home, End and letters, and skips nothing', async () => {
    await element.menu.show(find('#opener'));
    const path: (string | undefined)[] = [];
    for (const press of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'c', 'e', 'r', 'r']) {
      await sendKeys({ press });
      path.push(focused());
    }
    expect(path).to.deep.equal([
      'Responder R', 'Élo', 'Remover', 'Copiar', 'Remover', 'Copiar', 'Remover', 'Copiar', 'Copiar', 'Copiar', 'Copiar',
    ]);
  });

  it('chooses once, by key and by click, and nothing that is disabled', async () => {
    await element.menu.show(find('#opener'));
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await closed();
    await element.menu.show(find('#opener'));
    find('.menuitem:nth-child(3)').click();
    expect(isOpen()).to.equal(true);
    find('.menuitem:nth-child(4)').click();
    await closed();
    expect(element.chosen).to.deep.equal(['reply', 'remove']);
    expect(focused()).to.equal('Mais');
  });

  it('starts at the checked item of a choice', async () => {
    element.entries = items.map((item) => ({ ...item, checked: item.id === 'reply' }));
    await element.menu.show(find('#opener'));
    expect(focused()).to.equal('Responder R');
    expect(find('[aria-checked=true]').getAttribute('role')).to.equal('menuitemradio');
  });

  it('closes on a press elsewhere without taking the focus back, and on its own button', async () => {
    const press = async (selector: string): Promise<void> => {
      const { left, top, width, height } = find(selector).getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    };
    await press('#opener');
    await opened();
    await press('#opener');
    await closed();
    await press('#opener');
    await opened();
    await press('#other');
    await closed();
    expect(focused()).to.equal('Outro');
  });

  it('stays inside the window', async () => {
    await setViewport({ width: 320, height: 300 });
    for (const place of ['top:0;left:0', 'bottom:0;right:0', 'bottom:0;left:0', 'top:0;right:0']) {
      element.style.cssText = `position:fixed;inline-size:80px;${place}`;
      await element.menu.show(find('#opener'));
      const { left, right, top, bottom } = find('[role=menu]').getBoundingClientRect();
      expect([left >= 0, top >= 0, right <= 320, bottom <= 300], place).to.deep.equal([true, true, true, true]);
      element.menu.close();
      await closed();
    }
    await setViewport({ width: 800, height: 600 });
  });

  it('is accessible, and gone after the element was', async () => {
    await element.menu.show(find('#opener'));
    await expect(element).to.be.accessible();
    element.remove();
    document.body.append(element);
    await closed();
    expect(element.menu.open).to.equal(false);
  });
});
