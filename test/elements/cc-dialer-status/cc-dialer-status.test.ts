import { expect } from '@open-wc/testing';
import { Fault } from '../../../src/domain/fault.js';
import type { Backend } from '../../../src/domain/backend.js';
import { rowsOf } from '../../../stories/support/dialer-world.js';
import { scriptedSession, signedInSession } from '../../support/scripted-session.js';
import { aWorld, part, parts, root, seen, shown, soon, text } from './dialer-kit.js';

const withDialer = (change: Partial<NonNullable<Backend['dialer']>>) => (backend: Backend): Backend =>
  Object.assign(Object.create(backend) as Backend, { dialer: { campaigns: async () => [], ...change } });

describe('cc-dialer-status: what stands in the way', () => {
  it('says that there is no session, that nobody is signed in, and that there is no dialler', async () => {
    expect(text(await shown('nobody'))).to.include('Sem sessão nesta página');
    expect(text(await shown(scriptedSession().session))).to.include('Você não entrou ainda');
    const { session } = await signedInSession({ facets: ['auth', 'agent', 'voice'] });
    const element = await shown(session);
    expect(text(element)).to.include('Sem discador nesta conta');
    await expect(element).to.be.accessible();
  });

  it('offers to try again what could not be read', async () => {
    let isDown = true;
    const campaigns = async () => {
      if (isDown) throw new Fault('timeout', { retryable: true });
      return [{ id: '1', name: 'Volta', kind: 'power', state: 'running', formFields: [] } as const];
    };
    const { session } = await aWorld({ shape: withDialer({ campaigns }) });
    const element = await shown(session);
    await seen(() => element.matches(':state(error)'));
    expect(text(element)).to.include('timeout');
    await expect(element).to.be.accessible();
    isDown = false;
    root(element).querySelector<HTMLElement>('.empty .btn')!.click();
    await seen(() => text(element).includes('Volta'));
    expect(element.matches(':state(error)')).to.equal(false);
    expect(element.matches(':state(running)')).to.equal(true);
    expect(text(element)).to.include('O discador não informa o andamento');
  });

  it('keeps what was known while the central is away', async () => {
    const { session, simulator } = await aWorld();
    const element = await shown(session);
    await soon(element, 'campaign');
    simulator.up = false;
    await seen(() => element.matches(':state(offline)'));
    expect(text(element)).to.include('Sem conexão há');
    expect(parts(element, 'campaign')).to.have.length(2);
    simulator.up = true;
    await seen(() => !element.matches(':state(offline)'));
  });
});

describe('cc-dialer-status: campaigns', () => {
  it('shows each with its band, its figures and its state, and follows the dialler', async () => {
    const { session, simulator } = await aWorld();
    const element = await shown(session);
    await seen(() => parts(element, 'campaign').length === 2);
    const [first, second] = parts(element, 'campaign');
    expect(first!.getAttribute('aria-label')).to.equal('Campanha Cobrança amigável · nov.');
    expect(first!.textContent).to.include('Discando').and.include('Preditiva').and.include('6 de 11 discados').and.include('54%');
    expect(first!.querySelector('[part="progress"]')!.getAttribute('aria-label')).to.equal('11 no total: 3 concluídos, 1 discando, 2 sem sucesso, 1 esgotados, 4 a discar');
    // The vendor does not tell of the second one whether it runs.
    expect(second!.querySelector('.status')).to.equal(null);
    expect(part(element, 'age')!.textContent).to.match(/^há \d+ s$/u);
    for (const row of simulator.central.campaigns.get('584')!.rows.slice(10, 20)) row.status = 'CONCLUIDO';
    await seen(() => parts(element, 'campaign')[1]!.textContent.includes('20 de 40 discados'));
    parts(element, 'details-button')[1]!.click();
    await seen(() => parts(element, 'campaign')[1]!.querySelector('[part="trend"]'));
    await expect(element).to.be.accessible();
  });

  it('rests when asked to, and looks when asked to', async () => {
    const { session, simulator } = await aWorld();
    const element = await shown(session);
    await soon(element, 'campaign');
    (await soon(element, 'rest-button')).click();
    await seen(() => element.matches(':state(resting)') && part(element, 'age')?.textContent === 'Atualização parada');
    simulator.central.campaigns.get('584')!.rows.push(...rowsOf({ done: 60 }, 3000));
    part(element, 'refresh-button')!.click();
    await seen(() => text(element).includes('70 de 100 discados'));
    part(element, 'rest-button')!.click();
    await seen(() => !element.matches(':state(resting)'));
  });

  it('erases all records once the name was typed, and says how many', async () => {
    const { session, simulator } = await aWorld();
    const element = await shown(session);
    (await soon(element, 'erase-button')).click();
    const input = await soon<HTMLInputElement>(element, 'input');
    expect(root(element).activeElement).to.equal(input);
    const confirm = part<HTMLButtonElement>(element, 'confirm-button')!;
    expect(confirm.disabled).to.equal(true);
    input.value = 'cobranca amigavel · nov.';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await seen(() => !confirm.disabled);
    await expect(element).to.be.accessible();
    confirm.click();
    await seen(() => text(element).includes('11 registros de Cobrança amigável · nov. apagados'));
    expect(simulator.central.campaigns.get('583')!.rows).to.have.length(0);
    expect(simulator.central.campaigns.get('584')!.rows).to.have.length(40);
    expect(root(element).querySelector('dialog[open]')).to.equal(null);
    await seen(() => text(element).includes('Nada na lista ainda'));
  });

  it('has no control for what the dialler cannot do', async () => {
    const { session } = await aWorld({ shape: withDialer({ campaigns: async () => [{ id: '1', name: 'Só olhar', kind: 'unknown', state: 'paused', formFields: [] }] }) });
    const element = await shown(session);
    await soon(element, 'campaign');
    for (const name of ['contacts', 'import', 'reports', 'erase']) expect(part(element, `${name}-button`), name).to.equal(null);
    expect(text(element)).to.include('Pausada');
    expect(root(element).querySelector('.kind')).to.equal(null);
  });

  it('fits into 280 px and into one line', async () => {
    const { session } = await aWorld();
    const element = await shown(session, { width: '280px' });
    await seen(() => parts(element, 'campaign').length === 2);
    const wide = [...root(element).querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > element.getBoundingClientRect().right + 0.5 && !each.closest('.sr, svg, .trunc'));
    expect(wide.map(({ className }) => className)).to.deep.equal([]);
    await expect(element).to.be.accessible();
    element.layout = 'compact';
    await soon(element, 'strip');
    expect(part(element, 'strip')!.textContent).to.include('Cobrança amigável').and.include('54%');
    expect(part(element, 'campaign')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('speaks the language around it', async () => {
    const { session } = await aWorld();
    const element = await shown(session, { lang: 'en' });
    await seen(() => text(element).includes('6 of 11 dialled'));
    await seen(() => /\d+ s ago/u.test(text(element)));
  });
});
