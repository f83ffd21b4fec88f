import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../../src/elements/cc-session/define.js';
import type { CcSession } from '../../../src/elements/cc-session/cc-session.js';
import type { CcSoftphone } from '../../../src/elements/cc-softphone/cc-softphone.js';
import { anAgent } from '../../support/samples.js';
import { signedInSession, type ScriptedSession } from '../../support/scripted-session.js';
import { ana, full, over, talk, type Phone } from './kit.js';
import { opensMenu, until } from './desk-states.js';

interface Floating extends Window {
  readonly documentPictureInPicture: EventTarget & { readonly window: Window | null };
}
const { documentPictureInPicture: pip } = window as unknown as Floating;

/** The browser opens such a window for a real click only. */
async function press(target: HTMLElement): Promise<void> {
  const { x, y, width, height } = target.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

interface Page extends Phone {
  readonly page: CcSession;
}

/** As a page has it: the session comes from around. */
async function page(): Promise<Page> {
  const scripted: ScriptedSession = await signedInSession({ agent: anAgent({ id: 'pip', extension: '2101' }) });
  const around = await fixture<CcSession>(html`<cc-session .session=${scripted.session}><cc-softphone lang="pt-BR"></cc-softphone></cc-session>`);
  const element = around.querySelector<CcSoftphone>('cc-softphone')!;
  around.style.setProperty('--cc-color-surface-base', 'rgb(1, 2, 3)');
  const shown = { ...scripted, ...over(element), page: around };
  await nextFrame();
  await element.updateComplete;
  return shown;
}

async function floats(shown: Page): Promise<Window> {
  await opensMenu(shown);
  const entry = [...shown.element.shadowRoot!.querySelectorAll<HTMLElement>('.menuitem')].find(({ textContent }) => textContent.includes('Sempre visível'))!;
  await press(entry);
  await waitUntil(() => pip.window !== null && shown.element.ownerDocument === pip.window.document, 'it floats', { timeout: 15_000 });
  await shown.element.updateComplete;
  return pip.window!;
}

async function returns(shown: Page): Promise<void> {
  pip.window?.close();
  await waitUntil(() => shown.element.ownerDocument === document, 'it is back', { timeout: 15_000 });
  await shown.element.updateComplete;
}

const view = ({ element }: Page): Window => element.ownerDocument.defaultView!;
const styleOf = (shown: Page, selector: string): CSSStyleDeclaration => view(shown).getComputedStyle(shown.find(selector));

describe('cc-softphone always visible', () => {
  it('moves into a window of its own with its looks, its language and its session, and back', async () => {
    const shown = await page();
    const before = styleOf(shown, '.phone').display;
    const floating = await floats(shown);
    expect(floating.document.documentElement.lang).to.equal('pt-BR');
    expect(shown.text()).to.include('Ramal 2101').and.to.include('Ligar');
    expect([before, styleOf(shown, '.phone').display]).to.deep.equal(['flex', 'flex']);
    expect(view(shown).getComputedStyle(shown.element).backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(styleOf(shown, '[part=call-button]').minBlockSize).to.equal('44px');
    const place = shown.page.firstElementChild as HTMLElement;
    expect(place.shadowRoot!.textContent).to.include('O telefone está na janela flutuante');
    await returns(shown);
    expect(shown.page.firstElementChild).to.equal(shown.element);
    expect(shown.element.session).to.equal(undefined);
    expect(shown.element.style.cssText).to.equal('');
    expect(shown.text()).to.include('Ramal 2101');
    expect(styleOf(shown, '.phone').display).to.equal('flex');
  });

  it('carries a call that comes while it floats, with the styles of what is loaded then', async () => {
    const shown = await page();
    await floats(shown);
    const id = talk(shown, { can: full });
    await until(shown, () => shown.has('[part~=control]'), 'the controls show');
    expect(styleOf(shown, '.call').borderRadius).to.equal('12px');
    shown.button('Mudo').click();
    await until(shown, () => shown.states().includes('muted'), 'it is muted');
    shown.button('Transferir').click();
    await until(shown, () => shown.has('.panel'), 'the panel shows');
    expect(styleOf(shown, '.panel').display).to.equal('flex');
    await returns(shown);
    expect(shown.session.calls.$current.get()?.id).to.equal(id);
    expect(shown.text()).to.include(ana.name);
    expect(styleOf(shown, '.call').borderRadius).to.equal('12px');
    shown.button('Transferir').click();
    await until(shown, () => shown.has('.panel'), 'the panel shows');
    expect(styleOf(shown, '.panel').display).to.equal('flex');
  });

  it('asks the page it came from, and obeys', async () => {
    const shown = await page();
    await floats(shown);
    const asked: string[] = [];
    const refuse = (event: CustomEvent<{ number: string }>): void => {
      asked.push(event.detail.number);
      event.preventDefault();
    };
    document.addEventListener('cc-before-call', refuse);
    await shown.element.call(ana.number).catch(() => undefined);
    document.removeEventListener('cc-before-call', refuse);
    expect(asked).to.deep.equal([ana.number]);
    expect(shown.session.calls.$current.get()).to.equal(undefined);
    await shown.element.call(ana.number);
    expect(shown.session.calls.$current.get()?.remote.number).to.equal(ana.number);
    await returns(shown);
  });

  it('takes its keys along, and comes back by its own menu or the note', async () => {
    const shown = await page();
    const floating = await floats(shown);
    talk(shown, { can: full });
    await until(shown, () => shown.has('[part~=control]'), 'the controls show');
    floating.document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyM', altKey: true, shiftKey: true, bubbles: true, composed: true, cancelable: true }));
    await until(shown, () => shown.states().includes('muted'), 'it is muted');
    const place = shown.page.firstElementChild!.shadowRoot!;
    place.querySelector('button')!.click();
    await waitUntil(() => shown.element.ownerDocument === document, 'it is back', { timeout: 15_000 });
  });

  it('is not put back where the page has no place for it any more', async () => {
    const shown = await page();
    await floats(shown);
    shown.page.remove();
    pip.window?.close();
    await waitUntil(() => !shown.element.isConnected, 'it is gone', { timeout: 15_000 });
    expect(pip.window).to.equal(null);
  });
});
