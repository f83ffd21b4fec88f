import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CcDialerStatus } from '../../../src/elements/cc-dialer-status/cc-dialer-status.js';
import { localTime } from '../../../src/elements/cc-dialer-status/call-back-field.js';
import { callWagner, results, type DialerWorld } from '../../../stories/support/dialer-world.js';
import { aWorld, part, parts, root, seen, shown, soon, text } from './dialer-kit.js';

const wrapUp = { dispositions: results, required: true };

async function onTheLine(attributes: Readonly<Record<string, string>> = {}, more: Parameters<typeof aWorld>[0] = {}): Promise<DialerWorld & { element: CcDialerStatus }> {
  const world = await aWorld({ session: { wrapUp }, ...more });
  const element = await shown(world.session, { attributes });
  await soon(element, 'campaign');
  callWagner(world);
  await soon(element, 'contact');
  return { ...world, element };
}

function hangUp({ simulator: { central } }: DialerWorld): void {
  for (const id of [...central.calls.keys()]) central.hangUp(id);
}

const chosen = (element: CcDialerStatus): string | undefined => parts(element, 'result').find((each) => each.getAttribute('aria-pressed') === 'true')?.querySelector('span')?.textContent ?? undefined;

describe('cc-dialer-status: the contact of the call', () => {
  it('comes by itself, with what the list and the call say of them', async () => {
    const { element } = await onTheLine();
    expect(element.view).to.equal('current');
    await seen(() => text(element).includes('Wagner Ribeiro'));
    expect(text(element)).to.include('(19) 95555-0138').and.include('tentativa 2').and.include('Em chamada').and.include('88.214-7');
    expect(root(element).querySelector('h2')!.textContent).to.equal('Cobrança amigável · nov.');
    expect(part(element, 'timer')!.textContent).to.match(/^\d+:\d\d$/u);
    expect(element.matches(':state(contact)')).to.equal(true);
    expect(text(element)).to.include('Dá para salvar quando a ligação terminar');
    expect(part(element, 'finish-button')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('takes a result by its key, keeps it to the end of the call, and tells the page once it is saved', async () => {
    const world = await onTheLine();
    const { element, session } = world;
    await sendKeys({ press: '2' });
    await seen(() => chosen(element) === 'Prometeu pagar');
    const notes = part<HTMLTextAreaElement>(element, 'notes')!;
    notes.focus();
    await sendKeys({ type: 'Paga dia 7' });
    expect(chosen(element), 'a figure that is written is no key').to.equal('Prometeu pagar');
    hangUp(world);
    const save = await soon<HTMLButtonElement>(element, 'finish-button');
    await seen(() => chosen(element) === 'Prometeu pagar' && save.ariaDisabled !== 'true' && save.getAttribute('aria-disabled') === 'false');
    part(element, 'call-back-button')!.click();
    const field = await soon<HTMLInputElement>(element, 'call-back-field');
    const at = new Date(Date.now() + 86_400_000).setSeconds(0, 0);
    field.value = localTime(at);
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await seen(() => [...session.dialer.$callBacks.get().values()].includes(at));
    const outcome = oneEvent(session, 'cc-outcome');
    save.click();
    const { detail } = (await outcome) as CustomEvent<Record<string, unknown>>;
    expect(detail).to.include({ dispositionId: 'promise', notes: 'Paga dia 7', campaignId: '583', callBackAt: new Date(at).toISOString() });
    await seen(() => text(element).includes('Salvo aqui, e a página foi avisada: Prometeu pagar, ligar de novo em'));
    expect(part(element, 'contact')).to.equal(null);
    expect(element.matches(':state(contact)')).to.equal(false);
    part(element, 'call-backs-button')!.click();
    await seen(() => part(element, 'call-button')?.getAttribute('aria-label') === 'Ligar para (19) 95555-0138');
  });

  it('does not save without the result that is asked for, and turns down a time that has passed', async () => {
    const world = await onTheLine({ nohotkeys: '' });
    const { element, session } = world;
    hangUp(world);
    const save = await soon(element, 'finish-button');
    await sendKeys({ press: '1' });
    expect(root(element).querySelector('kbd')).to.equal(null);
    expect(save.getAttribute('aria-disabled')).to.equal('true');
    save.click();
    expect(session.wrapUp.$current.get()).to.not.equal(undefined);
    part(element, 'call-back-button')!.click();
    const field = await soon<HTMLInputElement>(element, 'call-back-field');
    field.value = localTime(Date.now() - 86_400_000);
    field.dispatchEvent(new Event('change', { bubbles: true }));
    field.blur();
    await seen(() => text(element).includes('Escolha um momento que ainda não passou'));
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(field.value, 'what is to be mended stays').to.not.equal('');
    expect(session.dialer.$callBacks.get().size).to.equal(0);
    await expect(element).to.be.accessible();
  });

  it('promises a next contact only while something is dialled', async () => {
    const world = await aWorld();
    const { simulator, session } = world;
    const element = await shown(session, { attributes: { view: 'current' } });
    await seen(() => text(element).includes('Discando para você'));
    for (const row of simulator.central.campaigns.get('583')!.rows) row.status = 'CONCLUIDO';
    await seen(() => text(element).includes('Nenhum contato agora'));
    await expect(element).to.be.accessible();
  });

  it('stands beside the campaigns where there is room', async () => {
    const world = await aWorld({ session: { wrapUp } });
    const element = await shown(world.session, { width: '800px' });
    await soon(element, 'campaign');
    await seen(() => parts(element, 'view').length === 2);
    expect(part(element, 'tabs')).to.equal(null);
    callWagner(world);
    await soon(element, 'contact');
    expect(part(element, 'campaign')).to.not.equal(null);
    await expect(element).to.be.accessible();
  });

  it('moves by tabs and arrows, and hides a masked number until it is asked for', async () => {
    const { element } = await onTheLine({}, { session: { wrapUp, numbers: { masked: true } } });
    expect(root(element).innerHTML).to.not.include('95555-0138');
    part(element, 'reveal-button')!.click();
    await seen(() => text(element).includes('(19) 95555-0138'));
    const tab = root(element).querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')!;
    expect(tab.textContent).to.equal('Contato');
    tab.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await soon(element, 'campaign');
    expect((root(element).activeElement as HTMLElement).id).to.equal('tab-campaigns');
    expect(element.view).to.equal('campaigns');
  });
});

describe('cc-dialer-status: whom to call again', () => {
  it('lists the times of the dialler, and calls once the page was asked', async () => {
    const { session, simulator } = await aWorld();
    const row = simulator.central.campaigns.get('584')!.rows[12]!;
    row.scheduledAt = Date.now() + 3_600_000;
    const element = await shown(session, { attributes: { view: 'current' } });
    (await soon(element, 'call-backs-button')).click();
    const call = await soon(element, 'call-button');
    expect(call.getAttribute('aria-label')).to.match(/^Ligar para /u);
    element.addEventListener('cc-before-call', (event) => event.preventDefault(), { once: true });
    const asked = oneEvent(element, 'cc-before-call');
    call.click();
    await asked;
    expect(simulator.ledger.requests.some(({ action }) => action === 'clicktocall')).to.equal(false);
    call.click();
    await seen(() => simulator.ledger.requests.some(({ action }) => action === 'clicktocall'));
  });
});
