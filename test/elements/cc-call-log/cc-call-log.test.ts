import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import type { CallRecord } from '../../../src/domain/record.js';
import { noon } from '../../support/samples.js';
import { scriptedSession, signedInSession } from '../../support/scripted-session.js';
import { all, button, generous, hour, names, namesAre, past, root, rows, shown, signedIn, someCalls, subs, text, type } from './log-kit.js';

const recent = ['(21) 95555-0109', 'Ana Beatriz Nogueira', 'João Vale Verde'];
const older = ['Edson Teixeira', 'Paulo Tavares', 'Helena Figueiredo'];

describe('cc-call-log: states', () => {
  it('says that there is no session, and that nobody is signed in', async () => {
    expect(text(await shown('nobody'))).to.include('Sem sessão nesta página');
    expect(text(await shown(scriptedSession().session))).to.include('Você não entrou ainda');
  });

  it('says that there is no telephone', async () => {
    const { session } = await signedInSession({ facets: ['auth', 'agent', 'chat'] });
    const element = await shown(session);
    expect(text(element)).to.include('Sem telefone nesta conta');
    await expect(element).to.be.accessible();
  });

  it('explains an empty log', async () => {
    const { session } = await signedIn();
    const element = await shown(session);
    await waitUntil(() => element.matches(':state(empty)'), undefined, generous);
    expect(text(element)).to.include('Nenhuma chamada ainda');
    await expect(element).to.be.accessible();
  });

  it('is busy until the records are there, and offers to try again when they are not', async () => {
    let answer: (records: readonly CallRecord[]) => void = () => undefined;
    let refuse: (fault: Fault) => void = () => undefined;
    const calls = () => new Promise<readonly CallRecord[]>((resolve, reject) => {
      answer = resolve;
      refuse = reject;
    });
    const { session } = await signedIn({ calls });
    const element = await shown(session);
    await waitUntil(() => element.matches(':state(loading)'), undefined, generous);
    expect(root(element).querySelector('[role="grid"]')?.ariaBusy).to.equal('true');
    refuse(new Fault('timeout', { retryable: true }));
    await waitUntil(() => element.matches(':state(error)'), undefined, generous);
    expect(text(element)).to.include('timeout');
    await expect(element).to.be.accessible();
    button(element, 'Tentar de novo').click();
    await waitUntil(() => element.matches(':state(loading)'), undefined, generous);
    answer([{ id: '1', direction: 'in', from: '5511955550100', to: '2100', startedAt: noon - hour, talkTime: 1000, outcome: 'answered' }]);
    await namesAre(element, ['(11) 95555-0100']);
  });

  it('keeps the calls of this browser when the records cannot be read', async () => {
    const scripted = await signedIn({ calls: async () => Promise.reject(new Fault('network')) });
    someCalls(scripted);
    const element = await shown(scripted.session);
    await waitUntil(() => text(element).includes('só as chamadas deste navegador'), undefined, generous);
    expect(names(element)).to.have.length(6);
  });

  it('says that it is offline, keeps the rows and calls nobody', async () => {
    const scripted = await signedIn();
    someCalls(scripted);
    const element = await shown(scripted.session);
    await namesAre(element, [...recent, ...older]);
    scripted.backend.drop();
    await waitUntil(() => element.matches(':state(offline)'), undefined, generous);
    await waitUntil(() => button(element, 'Ligar para Edson Teixeira').ariaDisabled === 'true', undefined, generous);
    button(element, 'Ligar para Edson Teixeira').click();
    expect(scripted.backend.script.log).to.not.include('dial');
    await expect(element).to.be.accessible();
  });
});

describe('cc-call-log: calls', () => {
  it('lists them by day, with how they went', async () => {
    const scripted = await signedIn();
    someCalls(scripted);
    const element = await shown(scripted.session);
    await namesAre(element, [...recent, ...older]);
    expect(all(element)).to.deep.equal(['Hoje', ...recent, 'Ontem', ...older.slice(0, 2), '11 de outubro', ...older.slice(2)]);
    expect(subs(element)).to.deep.equal([
      'Perdida · tocou 0:24', 'Recebida · 6:52', 'Feita · 2:07', 'Não atendeu', 'Perdida · tocou 0:24', 'Ocupado',
    ]);
    expect(rows(element)[1]?.ariaLabel).to.match(/^Ana Beatriz Nogueira, Recebida, 6:52, .*linha 3 de 9$/u);
    await expect(element).to.be.accessible();
  });

  it('finds names without accents, and numbers in any writing', async () => {
    const scripted = await signedIn();
    someCalls(scripted);
    const element = await shown(scripted.session);
    await namesAre(element, [...recent, ...older]);
    type(element, 'JOAO');
    await namesAre(element, ['João Vale Verde']);
    type(element, '(11) 95555');
    await namesAre(element, ['Ana Beatriz Nogueira', 'Edson Teixeira', 'Helena Figueiredo']);
    type(element, 'ninguém disso');
    await waitUntil(() => text(element).includes('Nada encontrado para "ninguém disso"'), undefined, generous);
    button(element, 'Limpar a busca').click();
    await namesAre(element, [...recent, ...older]);
  });

  it('shows what networks say of somebody as one line of sensible length that turns nothing around', async () => {
    const scripted = await signedIn();
    past(scripted, { remote: { number: '5511955550100', name: `Ana \u202e\n<b>Beatriz</b> ${'x'.repeat(500)}` } }, 1000);
    const element = await shown(scripted.session);
    await waitUntil(() => names(element).length === 1, undefined, generous);
    expect(names(element)[0]).to.match(/^Ana <b>Beatriz<\/b> x+…$/u).and.have.length(120);
    expect(rows(element)[0]?.querySelector('.name')?.getAttribute('title')).to.have.length(120);
  });

  it('filters, and the missed ones are new until they were looked at', async () => {
    const scripted = await signedIn();
    someCalls(scripted);
    const element = await shown(scripted.session);
    await namesAre(element, [...recent, ...older]);
    expect(root(element).querySelector('.count')?.textContent).to.equal('1');
    expect(root(element).querySelectorAll('.unseen')).to.have.length(1);
    await waitUntil(() => text(element).includes('1 chamada perdida'), 'announced', generous);
    button(element, 'Recebidas').click();
    await namesAre(element, ['(21) 95555-0109', 'Ana Beatriz Nogueira', 'Paulo Tavares']);
    button(element, 'Feitas').click();
    await namesAre(element, ['João Vale Verde', 'Edson Teixeira', 'Helena Figueiredo']);
    expect(scripted.session.callLog.$missed.get()).to.equal(1);
  });

  it('opens a call to show what was noted', async () => {
    const scripted = await signedIn(undefined, { wrapUp: { dispositions: [{ id: 'sent', label: 'Boleto enviado' }] } });
    past(scripted, { remote: { number: '5511955550100', name: 'Ana' } }, 60_000);
    const { session } = scripted;
    const id = session.wrapUp.$current.get()!.callId;
    session.wrapUp.setNotes(id, 'Vence dia 10\n<b>segunda</b> linha');
    session.wrapUp.choose(id, 'sent');
    await session.wrapUp.finish(id);
    const element = await shown(session);
    await namesAre(element, ['Ana']);
    expect(subs(element)).to.deep.equal(['Recebida · 1:00 · Boleto enviado · Vence dia 10 <b>segunda</b> linha']);
    rows(element)[0]?.click();
    await waitUntil(() => root(element).querySelector('.notes') !== null, undefined, generous);
    expect(root(element).querySelector('.notes')?.textContent).to.equal('Vence dia 10\n<b>segunda</b> linha');
    expect(root(element).querySelector('.more')?.textContent).to.include('(11) 95555-0100');
    await expect(element).to.be.accessible();
  });

  it('goes through rows and buttons by key', async () => {
    const scripted = await signedIn();
    someCalls(scripted);
    const element = await shown(scripted.session);
    await namesAre(element, [...recent, ...older]);
    const focused = (): string => root(element).activeElement?.ariaLabel ?? root(element).activeElement?.textContent ?? '';
    element.focus();
    expect(focused()).to.include('Hoje');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.include('(21) 95555-0109');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('Ligar para (21) 95555-0109');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => root(element).querySelector('.more') !== null, undefined, generous);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => root(element).querySelector('.more') === null, undefined, generous);
    await sendKeys({ press: 'End' });
    expect(focused()).to.include('Helena Figueiredo');
  });
});
