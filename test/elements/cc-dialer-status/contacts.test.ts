import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CcDialerStatus } from '../../../src/elements/cc-dialer-status/cc-dialer-status.js';
import { rowsOf, wagnerRow, type DialerWorld, type DialerWorldOptions } from '../../../stories/support/dialer-world.js';
import { aWorld, part, parts, root, seen, shown, soon, text } from './dialer-kit.js';

const attributes = { view: 'contacts', 'campaign-id': '583' };

async function contacts(options: DialerWorldOptions = {}, width = '360px'): Promise<DialerWorld & { readonly element: CcDialerStatus }> {
  const world = await aWorld(options);
  const element = await shown(world.session, { width, attributes });
  await soon(element, 'contact-row');
  return { ...world, element };
}

const names = (element: CcDialerStatus): string[] => parts(element, 'contact-row').map((row) => row.querySelector('.c-name')?.textContent?.trim() ?? '');
const rowOf = (element: CcDialerStatus, name: string): HTMLElement => parts(element, 'contact-row').find((row) => row.textContent?.includes(name))!;
const menuOf = (element: CcDialerStatus, name: string): HTMLButtonElement => rowOf(element, name).querySelector('button')!;
const labels = (element: CcDialerStatus): string[] => parts(element, 'menu-item').map((item) => item.textContent?.trim() ?? '');

function search(element: CcDialerStatus, query: string): void {
  const input = root(element).querySelector<HTMLInputElement>('.search input')!;
  input.value = query;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function choose(element: CcDialerStatus, name: string, label: string): Promise<void> {
  menuOf(element, name).click();
  await soon(element, 'menu');
  parts(element, 'menu-item').find((item) => item.textContent?.includes(label))!.click();
}

describe('cc-dialer-status: contacts', () => {
  it('shows each with number, status and attempts, and is accessible where there is no room', async () => {
    const { element } = await contacts({}, '280px');
    await seen(() => parts(element, 'contact-row').length > 6);
    const row = rowOf(element, 'Wagner Ribeiro');
    expect(row.textContent).to.include('(19) 95555-0138').and.include('Discando').and.include('2 tentativas');
    expect(row.ariaLabel).to.match(/^Wagner Ribeiro, Discando, \(19\) 95555-0138, 2 tentativas, linha \d+ de 11$/u);
    expect(text(element)).to.include('11');
    await expect(element).to.be.accessible();
    root(element).querySelector<HTMLElement>('[part~="filters-button"]')!.click();
    await seen(() => parts(element, 'filter').some((each) => each.offsetWidth > 0));
    await expect(element).to.be.accessible();
    expect(element.scrollWidth).to.equal(280);
  });

  it('finds by name without accents and by digits, narrows by status, and says when there is nothing', async () => {
    const { element } = await contacts({ rows: { 583: [wagnerRow(), ...rowsOf({ done: 3, waiting: 3 }, 1)] } }, '700px');
    search(element, 'cintia');
    await seen(() => names(element).length > 0 && names(element).every((name) => name === 'Cíntia Barros'));
    expect(text(element)).to.match(/1 de 7/u);
    search(element, '19 95555');
    await seen(() => names(element).join() === 'Wagner Ribeiro');
    search(element, 'zzz');
    await seen(() => text(element).includes('Nada com “zzz”'));
    root(element).querySelector<HTMLElement>('.empty .btn')!.click();
    await seen(() => names(element).length === 7);
    const filter = parts(element, 'filter').find((each) => each.textContent?.includes('Concluído'))!;
    filter.click();
    await seen(() => names(element).length === 3);
    expect(filter.getAttribute('aria-pressed')).to.equal('true');
  });

  it('calls a contact once the page was asked', async () => {
    const { element, simulator } = await contacts();
    const asked: string[] = [];
    element.addEventListener('cc-before-call', (event) => {
      asked.push(event.detail.number);
      if (asked.length === 1) event.preventDefault();
    });
    await choose(element, 'Wagner Ribeiro', 'Ligar');
    expect(simulator.ledger.count('clicktocall')).to.equal(0);
    await choose(element, 'Wagner Ribeiro', 'Ligar');
    await seen(() => simulator.ledger.count('clicktocall') === 1);
    expect(asked).to.deep.equal(['19955550138', '19955550138']);
    expect(simulator.ledger.requests.find(({ action }) => action === 'clicktocall')?.fields).to.deep.include({ destino: '19955550138' });
  });

  it('says why a call was not placed, until that is read', async () => {
    const { element, simulator } = await contacts();
    simulator.faults.next('clicktocall', { kind: 'status', status: 503 });
    await choose(element, 'Wagner Ribeiro', 'Ligar');
    await seen(() => text(element).includes('A ligação não saiu'));
    await expect(element).to.be.accessible();
    [...root(element).querySelectorAll<HTMLElement>('.banner .btn')].at(-1)!.click();
    await seen(() => !part(element, 'banner'));
  });

  it('goes through rows and their buttons by keys, and gives the focus back', async () => {
    const { element } = await contacts();
    await seen(() => parts(element, 'contact-row').length > 6);
    const focused = (): Element | null => root(element).activeElement;
    rowOf(element, 'Wagner Ribeiro').focus();
    await sendKeys({ press: 'ArrowDown' });
    const second = focused() as HTMLElement;
    expect(second.role).to.equal('row');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal(second.querySelector('button'));
    await sendKeys({ press: 'Enter' });
    await seen(() => (focused() as HTMLElement | null)?.role === 'menuitem');
    await sendKeys({ press: 'Escape' });
    expect(focused()).to.equal(second.querySelector('button'));
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Enter' });
    await seen(() => part(element, 'dialog'));
    await sendKeys({ press: 'Escape' });
    await seen(() => !part(element, 'dialog'));
    expect(focused()).to.equal(second);
  });

  it('tells all of a contact, and its call', async () => {
    const { element, simulator } = await contacts({ rows: { 583: [{ ...wagnerRow('done'), answeredAt: Date.now(), call: { id: '1.9001', at: Date.now() - 60_000, seconds: 61, extension: '2001', number: '19955550138', inbound: false, answered: true } }] } });
    rowOf(element, 'Wagner Ribeiro').click();
    await seen(() => part(element, 'dialog'));
    const dialog = part(element, 'dialog')!;
    expect(dialog.textContent).to.include('88.214-7').and.include('R$ 1.284,90').and.include('Concluído');
    await expect(element).to.be.accessible();
    simulator.faults.rate('statusdetalhado', { kind: 'body', text: 'x' }, 1);
    dialog.querySelector<HTMLElement>('[part="look-up-button"]')!.click();
    await seen(() => dialog.textContent?.includes('Não deu para carregar'));
    simulator.faults.clear();
    dialog.querySelector<HTMLElement>('.banner .btn')!.click();
    await seen(() => dialog.textContent?.includes('1:01'));
    expect(dialog.querySelector('[part="listen-button"]')?.textContent).to.include('Ouvir a gravação');
  });

  it('masks numbers until one is asked for, in the menu too', async () => {
    const { element, session } = await contacts({ session: { numbers: { masked: true } } });
    const revealed: string[] = [];
    session.addEventListener('cc-number-revealed', (event) => revealed.push(event.detail.number));
    expect(root(element).textContent).not.to.include('95555-0138');
    menuOf(element, 'Wagner Ribeiro').click();
    await soon(element, 'menu');
    expect(labels(element).some((label) => label.includes('Copiar') || label.includes('0138'))).to.equal(false);
    parts(element, 'menu-item').find((item) => item.textContent?.includes('Detalhes'))!.click();
    await seen(() => part(element, 'dialog'));
    part(element, 'dialog')!.querySelector<HTMLElement>('[part="reveal-button"]')!.click();
    await seen(() => part(element, 'dialog')!.textContent?.includes('(19) 95555-0138'));
    expect(revealed).to.deep.equal(['19955550138']);
  });

  it('gives what is filtered as a file', async () => {
    const { element } = await contacts();
    const saved: Blob[] = [];
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return make(blob);
    };
    try {
      search(element, 'wagner');
      await seen(() => names(element).join() === 'Wagner Ribeiro');
      part(element, 'export-button')!.click();
      await seen(() => saved.length === 1);
    } finally {
      URL.createObjectURL = make;
    }
    const bytes = new Uint8Array(await saved[0]!.arrayBuffer());
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
    expect(lines).to.have.length(2);
    expect(lines[1]).to.include('9001;Wagner Ribeiro;19955550138;Discando;2');
  });

  it('offers to try again what could not be read, and says when there is nobody', async () => {
    const world = await aWorld({ rows: { 584: rowsOf({ waiting: 2 }) } });
    const element = await shown(world.session, { attributes });
    await seen(() => text(element).includes('Nenhum contato nesta campanha'));
    expect(root(element).querySelector('.empty .btn')?.textContent).to.include('Inserir contatos');
    world.simulator.faults.rate('statusdiscador', { kind: 'body', text: 'x' }, 1);
    const failing = await shown(world.session, { attributes: { ...attributes, 'campaign-id': '584' } });
    await seen(() => text(failing).includes('Não deu para carregar'));
    world.simulator.faults.clear();
    root(failing).querySelector<HTMLElement>('.empty .btn')!.click();
    await seen(() => names(failing).length === 2);
  });
});
