import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import { dialogOf, eventually, field, noDialog, part, pick, press, text, type } from '../acts-kit.js';
import { act, openThread } from './acts-thread.js';
import { textOf } from './thread.js';

const rows = (dialog: Element): readonly string[] => [...dialog.querySelectorAll('.pick')].map(text);

describe('cc-chat-thread: transfer', () => {
  it('hands over to a colleague with a note', async () => {
    const { el, backend } = await openThread();
    (await part(el, '[part=transfer-button]')).click();
    const dialog = await dialogOf(el, 'transfer');
    await pick(dialog, 'Célia Souza');
    await expect(el).to.be.accessible();
    type(field<HTMLTextAreaElement>(dialog, 'textarea'), ' Wants the invoice ');
    press(dialog, 'Transfer');
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('transfer')).to.deep.equal(['1', { agentId: '22', note: 'Wants the invoice', close: false }]);
    await eventually(() => textOf(el).includes('Transferred to Célia Souza'), 'the thread does not say so');
  });

  it('finds colleagues without accents, and by arrow keys', async () => {
    const { el, backend } = await openThread();
    await act(el, 'Transfer conversation');
    const dialog = await dialogOf(el, 'transfer');
    await eventually(() => rows(dialog).length === 3, 'no targets');
    const search = field(dialog, '[role=searchbox]');
    expect(el.shadowRoot?.activeElement).to.equal(search);
    await sendKeys({ type: 'celia' });
    await eventually(() => rows(dialog)[0]?.includes('Célia'), 'not found');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Enter' });
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('transfer')?.[1]).to.include({ agentId: '22' });
  });

  it('takes a code that nobody lists, where the vendor does', async () => {
    const { el, backend } = await openThread();
    await act(el, 'Transfer conversation');
    const dialog = await dialogOf(el, 'transfer');
    await eventually(() => rows(dialog).length === 3, 'no targets');
    field(dialog, '[role=searchbox]').focus();
    await sendKeys({ type: '998' });
    await eventually(() => rows(dialog).join().includes('Use the code 998'), 'no such code');
    await sendKeys({ press: 'Enter' });
    expect(field(dialog, '.pick input').checked).to.equal(true);
    press(dialog, 'Transfer');
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('transfer')?.[1]).to.include({ agentId: '998' });
  });

  it('shows the names of the directory of the host, and never the agent', async () => {
    const { el, session } = await openThread();
    session.directory = [{ id: '23', name: 'Paulo Tavares' }, { id: session.agent.$agent.get()?.id ?? '', name: 'Myself' }];
    await act(el, 'Transfer conversation');
    const dialog = await dialogOf(el, 'transfer');
    await eventually(() => rows(dialog).join().includes('Paulo Tavares'), 'no directory');
    expect(rows(dialog).join()).to.not.contain('Myself');
  });

  it('closes and transfers only with a department, and after the page was asked', async () => {
    const { el, backend } = await openThread({ desk: { without: ['transfer-department'] } });
    await act(el, 'Transfer conversation');
    const dialog = await dialogOf(el, 'transfer');
    await pick(dialog, 'Rui Lima');
    expect(dialog.querySelector('select')).to.equal(null);
    field(dialog, '[part=close-check] input').click();
    await eventually(() => dialog.querySelector('select'), 'no department');
    press(dialog, 'Close and transfer');
    await eventually(() => dialog.querySelector('select[aria-invalid=true]'), 'it is not asked for');
    expect(el.shadowRoot?.activeElement).to.equal(dialog.querySelector('select'));
    const select = field<HTMLSelectElement>(dialog, 'select');
    select.value = '2';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    el.addEventListener('cc-before-close', (event) => event.preventDefault(), { once: true });
    press(dialog, 'Close and transfer');
    await eventually(() => text(dialog.querySelector('[role=alert]')).includes('This page did not allow it'), 'the page was not asked');
    press(dialog, 'Close and transfer');
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.asked.filter(([command]) => command === 'transfer')).to.deep.equal([
      ['transfer', '1', { agentId: '21', departmentId: '2', note: '', close: true }],
    ]);
  });

  it('has no note, department or second ticket where the vendor has none, and no code that may be typed', async () => {
    const { el } = await openThread({
      desk: {
        without: ['transfer-note', 'transfer-close', 'transfer-department'],
        targets: { agents: [{ id: '5', name: 'Beto', kind: 'bot' }], departments: [], freeAgentId: false },
      },
    });
    await act(el, 'Transfer conversation');
    const dialog = await dialogOf(el, 'transfer');
    await eventually(() => rows(dialog).join().includes('Bot'), 'bots are not told apart');
    expect(dialog.querySelector('textarea, select, [type=checkbox]')).to.equal(null);
    type(field(dialog, '[role=searchbox]'), '77');
    await eventually(() => text(dialog).includes('Nothing found'), 'it finds something');
    expect(rows(dialog)).to.deep.equal([]);
  });

  it('says what is missing, and keeps what was written when it fails', async () => {
    const { el, backend } = await openThread();
    await act(el, 'Transfer conversation');
    const dialog = await dialogOf(el, 'transfer');
    await eventually(() => rows(dialog).length === 3, 'no targets');
    type(field<HTMLTextAreaElement>(dialog, 'textarea'), 'Keep me');
    press(dialog, 'Transfer');
    await eventually(() => text(dialog).includes('Choose who is to take it'), 'nothing is said');
    await pick(dialog, 'Rui Lima');
    backend.script.failNext('transfer', new Fault('network'));
    press(dialog, 'Transfer');
    await eventually(() => text(dialog.querySelector('[role=alert]')).includes('The server did not answer'), 'no reason');
    expect(field<HTMLTextAreaElement>(dialog, 'textarea').value).to.equal('Keep me');
    press(dialog, 'Transfer');
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('transfer')?.[1]).to.include({ agentId: '21', note: 'Keep me' });
  });
});
