import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CcDialerStatus } from '../../../src/elements/cc-dialer-status/cc-dialer-status.js';
import { shaped } from '../../../stories/support/import-stories.js';
import type { DialerWorld } from '../../../stories/support/dialer-world.js';
import { aWorld, part, parts, root, seen, shown, soon, text } from './dialer-kit.js';

/** So that there is a middle to stop in. */
const slowly = { shape: shaped({ slow: 8 }) };

const attributes = { view: 'import', 'campaign-id': '583' };

interface Opened extends DialerWorld {
  readonly element: CcDialerStatus;
}

async function opened(width = '360px', rows: Parameters<typeof aWorld>[0] = {}): Promise<Opened> {
  const world = await aWorld({ rows: { 583: [] }, ...rows });
  const element = await shown(world.session, { width, attributes });
  await soon(element, 'choose-button');
  return { ...world, element };
}

/** Made-up people with numbers of their own. */
function people(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, index) => `Pessoa ${from + index};(19) 95555-${String(from + index).padStart(4, '0')};88.${from + index}`);
}

function csv(lines: readonly string[], name = 'carteira-novembro.csv'): File {
  return new File([['NOME;CELULAR;CONTRATO', ...lines, ''].join('\r\n')], name, { type: 'text/csv' });
}

function give(element: CcDialerStatus, ...files: readonly File[]): void {
  const input = root(element).querySelector<HTMLInputElement>('input[type="file"]')!;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

function drop(element: CcDialerStatus, file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  for (const type of ['dragover', 'drop']) part(element, 'drop-zone')!.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

const selects = (element: CcDialerStatus): HTMLSelectElement[] => [...root(element).querySelectorAll('select')];

function use(element: CcDialerStatus, column: number, value: string): void {
  const select = selects(element)[column]!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** As far as the columns are named and the file is checked. */
async function checked(element: CcDialerStatus, file: File): Promise<void> {
  give(element, file);
  await soon(element, 'check-button');
  use(element, 2, 'field:conta');
  part(element, 'check-button')!.click();
  await soon(element, 'insert-button');
}

describe('cc-dialer-status: contacts from a file', () => {
  it('says what it understood, checks, inserts, and tells how many', async () => {
    const { element, simulator } = await opened('280px');
    await expect(element).to.be.accessible();
    give(element, csv(people(60)));
    await soon(element, 'check-button');
    expect(text(element)).to.include('carteira-novembro.csv').and.include('ponto e vírgula').and.include('3 colunas');
    expect(selects(element).map(({ value }) => value).slice(0, 2)).to.deep.equal(['name', 'phone']);
    expect(text(element)).to.include('Pessoa 0');
    await expect(element).to.be.accessible();
    use(element, 2, 'field:conta');
    part(element, 'check-button')!.focus();
    await sendKeys({ press: 'Enter' });
    expect((await soon(element, 'insert-button')).textContent).to.include('Inserir 60');
    expect(text(element)).to.include('60 contatos prontos').and.include('60 linhas');
    await seen(() => root(element).activeElement?.matches('.imp-head'));
    const asked: unknown[] = [];
    element.addEventListener('cc-before-import', ({ detail: { campaignId, contacts } }) => asked.push([campaignId, contacts]));
    part(element, 'insert-button')!.click();
    await seen(() => text(element).includes('60 contatos inseridos'));
    await expect(element).to.be.accessible();
    expect(asked).to.deep.equal([['583', 60]]);
    expect(simulator.ledger.inserted).to.have.length(60);
    expect(simulator.ledger.doubled).to.deep.equal([]);
    expect(simulator.ledger.inserted[7]?.fields).to.deep.include({ cliente: 'Pessoa 7', ddd1: '19', tel1: '955550007', conta: '88.7' });
    part(element, 'another-button')!.click();
    await soon(element, 'choose-button');
  });

  it('leaves out what cannot be dialled or is there already, line by line', async () => {
    const already = { id: '1', fields: { cliente: 'Pessoa 3' }, ddd: '19', numero: '955550003', insertedAt: 0, status: 'AGUARDANDO', attempts: 0 } as const;
    const { element, simulator } = await opened('360px', { rows: { 583: [already] } });
    await checked(element, csv([...people(5), 'Sem número;;1', 'Curto;9555;2', ...people(1)]));
    expect(text(element)).to.match(/4 prontos, 4 com problema/u);
    expect(text(element)).to.include('1 sem telefone').and.include('1 com telefone incompleto').and.include('1 repetido no arquivo').and.include('1 já na campanha');
    root(element).querySelector<HTMLElement>('.banner .btn')!.click();
    await seen(() => part(element, 'dialog'));
    const dialog = part(element, 'dialog')!;
    expect(dialog.textContent).to.include('Telefone incompleto').and.include('Linha 8').and.include('9555');
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    part(element, 'insert-button')!.click();
    await seen(() => text(element).includes('4 contatos inseridos'));
    expect(simulator.ledger.inserted.map(({ fields }) => fields['cliente'])).to.deep.equal(['Pessoa 0', 'Pessoa 1', 'Pessoa 2', 'Pessoa 4']);
  });

  it('needs a phone, takes nothing twice, and only files that are text', async () => {
    const { element } = await opened();
    drop(element, new File(['x'], 'carteira.xlsx', { type: 'application/vnd.ms-excel' }));
    await seen(() => text(element).includes('salve a planilha como CSV'));
    give(element, csv(people(2)), csv(people(2)));
    await seen(() => text(element).includes('Um arquivo de cada vez'));
    drop(element, csv(people(2)));
    await soon(element, 'check-button');
    use(element, 1, 'none');
    part(element, 'check-button')!.click();
    await seen(() => text(element).includes('Escolha ao menos uma coluna de telefone'));
    use(element, 1, 'name');
    await seen(() => text(element).includes('Já escolhido em outra coluna'));
    expect(selects(element)[1]!.getAttribute('aria-invalid')).to.equal('true');
    await expect(element).to.be.accessible();
    part(element, 'previous-button')!.click();
    await soon(element, 'choose-button');
  });

  it('asks the page, which may keep them out', async () => {
    const { element, simulator } = await opened();
    await checked(element, csv(people(3)));
    element.addEventListener('cc-before-import', (event) => event.preventDefault(), { once: true });
    part(element, 'insert-button')!.click();
    await seen(() => text(element).includes('A página não deixou inserir'));
    expect(simulator.ledger.inserted).to.deep.equal([]);
    part(element, 'insert-button')!.click();
    await seen(() => text(element).includes('3 contatos inseridos'));
  });

  it('stops where the agent says, and goes on from there', async () => {
    const world = await opened('360px', slowly);
    const { element, simulator } = world;
    await checked(element, csv(people(60)));
    await stoppedAfter(5, world);
    expect(text(element)).to.match(/Parada em \d+ de 60/u).and.include('nada entra duas vezes');
    part(element, 'resume-button')!.click();
    await seen(() => text(element).includes('60 contatos inseridos'));
    expect(simulator.ledger.inserted).to.have.length(60);
    expect(simulator.ledger.doubled).to.deep.equal([]);
  });

  it('says that the dialler is away, and what can be done', async () => {
    const { element, session, simulator } = await opened('360px', slowly);
    await checked(element, csv(people(30)));
    const leave = session.dialer.imports.$imports.subscribe((imports) => {
      if ((imports.get('583')?.inserted ?? 0) >= 3) simulator.up = false;
    });
    part(element, 'insert-button')!.click();
    await seen(() => text(element).includes('a inserção espera por ela'));
    leave();
    part(element, 'stop-button')!.click();
    await soon(element, 'resume-button');
    expect(text(element)).to.include('Dá para continuar quando ela voltar');
    await expect(element).to.be.accessible();
    expect(simulator.ledger.doubled).to.deep.equal([]);
  });

  it('goes on in another page with what was cut off, or lets go of it', async () => {
    const first = await opened('360px', slowly);
    await checked(first.element, csv(people(40)));
    await stoppedAfter(5, first);
    const before = first.simulator.ledger.inserted.length;
    const second = await aWorld({ rows: { 583: [] }, adapter: { extension: first.extension } });
    const element = await shown(second.session, { attributes });
    await soon(element, 'resume-button');
    expect(text(element)).to.include(`Parada em ${before} de 40`).and.include('carteira-novembro.csv');
    part(element, 'discard-button')!.click();
    await soon(element, 'confirm-button');
    expect(part(element, 'dialog')!.textContent).to.include(`${40 - before} contatos do arquivo não entram`);
    part(element, 'dismiss-button')!.click();
    part(element, 'resume-button')!.click();
    await seen(() => text(element).includes('40 contatos inseridos'));
    expect(before + second.simulator.ledger.inserted.length).to.equal(40);
    expect(new Set([...first.simulator.ledger.inserted, ...second.simulator.ledger.inserted].map(({ idcrm }) => idcrm)).size).to.equal(40);
  });
});

/** The agent presses stop once so many are in. */
async function stoppedAfter(count: number, { element, session }: Opened): Promise<void> {
  const leave = session.dialer.imports.$imports.subscribe((imports) => {
    if ((imports.get('583')?.inserted ?? 0) >= count) part(element, 'stop-button')?.click();
  });
  part(element, 'insert-button')!.click();
  await soon(element, 'resume-button');
  leave();
  expect(parts(element, 'insert-button')).to.deep.equal([]);
}
