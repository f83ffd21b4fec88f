import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import type { QuickReply } from '../../../src/domain/quick-reply.js';
import { closed, dialog, item, panel, part, row, said, withAna, write } from './reply-kit.js';

const replies: readonly QuickReply[] = [
  { id: 'm1', title: 'Volto já', text: 'Só um instante.', mine: true },
  { id: 'd1', title: 'Chave Pix', text: 'A chave é o CNPJ.', mine: false },
];

describe('own quick replies', () => {
  beforeEach(() => sessionStorage.clear());

  it('are absent from the screen where the system cannot change them, and on those of the department', async () => {
    const { session } = await withAna(replies, { desk: { without: ['create-reply', 'update-reply', 'remove-reply'] } });
    const el = await panel(session);
    const own = await row(el, 'Volto já');
    expect(own.querySelectorAll('[data-act]')).to.have.length(0);
    const other = await panel((await withAna(replies)).session);
    await part(other.renderRoot, 'create-button');
    await waitUntil(() => item(other, 'Volto já')?.querySelectorAll('[data-act]').length === 2);
    expect(item(other, 'Chave Pix')?.querySelectorAll('[data-act]')).to.have.length(0);
    expect(el.renderRoot.querySelector('[part=create-button]')).to.equal(null);
  });

  it('are created with what is asked for, checked, previewed and told', async () => {
    const { session, backend } = await withAna(replies);
    const el = await panel(session);
    (await part(el.renderRoot, 'create-button')).click();
    const sheet = await dialog(el, 'edit');
    expect(el.shadowRoot?.activeElement?.id).to.equal('reply-title');
    await expect(el).to.be.accessible();
    await sendKeys({ type: 'volto JA' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => sheet.textContent.includes('You have a reply with this title already'));
    expect(sheet.textContent).to.contain('Write the text of the reply');
    await expect(el).to.be.accessible();
    write(sheet, '#reply-title', ' Boas-vindas ');
    write(sheet, '#reply-text', 'Oi, ');
    sheet.querySelector<HTMLTextAreaElement>('textarea')?.setSelectionRange(4, 4);
    [...sheet.querySelectorAll<HTMLElement>('.blanks .chip')].find((each) => each.textContent.includes('first_name'))?.click();
    expect(sheet.querySelector('textarea')?.value).to.equal('Oi, {{first_name}}');
    expect(sheet.querySelector('[part=preview]')?.textContent.replace(/\s+/gu, ' ')).to.contain('How it reads for Ana Beatriz Nogueira Oi, Ana');
    sheet.querySelector('form')?.requestSubmit();
    await closed(el);
    expect(backend.desk.last('createReply')).to.deep.equal(['1', 'Boas-vindas', 'Oi, {{first_name}}']);
    await row(el, 'Boas-vindas');
    await waitUntil(() => said(el).includes('Reply Boas-vindas saved'));
  });

  it('are changed by key, and keep what was written over a failure, a closing and another widget', async () => {
    const { session, backend } = await withAna(replies);
    const el = await panel(session);
    const own = await row(el, 'Volto já');
    await part(el.renderRoot, 'create-button');
    own.focus();
    await sendKeys({ press: 'F2' });
    const sheet = await dialog(el, 'edit');
    write(sheet, '#reply-text', 'Um minuto, por favor.');
    backend.script.failNext('updateReply', new Fault('rejected'));
    sheet.querySelector('form')?.requestSubmit();
    await waitUntil(() => sheet.querySelector('[role=alert]')?.textContent.includes('refused'), 'no problem is said', { timeout: 15_000 });
    expect(sheet.querySelector('textarea')?.value).to.equal('Um minuto, por favor.');
    await expect(el).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await closed(el);
    await waitUntil(() => said(el).includes('comes back'));
    el.remove();
    const next = await panel(session);
    const again = await row(next, 'Volto já');
    await part(again, 'edit-button');
    (await part(again, 'edit-button')).click();
    const second = await dialog(next, 'edit');
    expect(second.querySelector('textarea')?.value).to.equal('Um minuto, por favor.');
    expect(second.textContent).to.contain('did not save is here');
    second.querySelector('form')?.requestSubmit();
    await closed(next);
    expect(backend.desk.last('updateReply')).to.deep.equal(['1', { id: 'm1', title: 'Volto já', text: 'Um minuto, por favor.', mine: true }]);
    await waitUntil(() => item(next, 'Volto já')?.textContent.includes('Um minuto, por favor.'), 'the list is not read again', { timeout: 15_000 });
  });

  it('can be taken back to what was saved', async () => {
    const { session } = await withAna(replies);
    const el = await panel(session);
    for (const step of ['write', 'discard'] as const) {
      (await part(await row(el, 'Volto já'), 'edit-button')).click();
      const sheet = await dialog(el, 'edit');
      if (step === 'write') write(sheet, '#reply-text', 'Outro');
      else {
        sheet.querySelector<HTMLElement>('[part=kept] button')?.click();
        expect(sheet.querySelector('textarea')?.value).to.equal('Só um instante.');
        expect(sheet.querySelector('[part=kept]')).to.equal(null);
      }
      sheet.querySelector<HTMLElement>('[part=dismiss-button]')?.click();
      await closed(el);
    }
    expect(Object.keys(sessionStorage).filter((key) => key.includes('cc-reply-draft'))).to.deep.equal([]);
  });

  it('are deleted after a question; no key and no second press repeats what is on its way', async () => {
    const { session, backend } = await withAna(replies);
    const el = await panel(session);
    const own = await row(el, 'Volto já');
    await part(own, 'remove-button');
    own.focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    expect(el.shadowRoot?.activeElement?.getAttribute('part')).to.equal('remove-button');
    await sendKeys({ press: 'Enter' });
    const sheet = await dialog(el, 'remove');
    await expect(el).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await closed(el);
    expect(backend.desk.last('removeReply')).to.equal(undefined);
    own.focus();
    await sendKeys({ press: 'Delete' });
    const second = await dialog(el, 'remove');
    expect(second).to.not.equal(sheet);
    const release = backend.script.holdBack('removeReply');
    const confirm = await part(second, 'confirm-button');
    confirm.click();
    await waitUntil(() => confirm.getAttribute('aria-busy') === 'true');
    confirm.click();
    release();
    await closed(el);
    expect(backend.desk.asked.filter(([name]) => name === 'removeReply')).to.have.length(1);
    await waitUntil(() => item(el, 'Volto já') === undefined, 'the list is not read again', { timeout: 15_000 });
  });

  it('can be begun from what was looked for', async () => {
    const { session } = await withAna(replies);
    const el = await panel(session);
    await part(el.renderRoot, 'create-button');
    el.focus();
    await sendKeys({ type: 'entrega sábado' });
    await waitUntil(() => el.renderRoot.querySelector('.empty .btn')?.textContent.includes('Create the reply entrega sábado'));
    el.renderRoot.querySelector<HTMLElement>('.empty .btn')?.click();
    const sheet = await dialog(el, 'edit');
    expect(sheet.querySelector<HTMLInputElement>('#reply-title')?.value).to.equal('entrega sábado');
    expect(el.shadowRoot?.activeElement?.id).to.equal('reply-text');
  });
});
