import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { phone, type Phone } from './kit.js';

const field = (shown: Phone): HTMLInputElement => shown.find('.pad input');

/** The form of numbers is there: it comes with the first digit. */
async function typing(country = 'BR'): Promise<Phone> {
  const shown = await phone();
  shown.session.numbers.configure({ country });
  await shown.settle();
  shown.element.focus();
  await sendKeys({ type: '1234567' });
  field(shown).select();
  await sendKeys({ type: '21955550' });
  await waitUntil(() => field(shown).value !== '21955550' || country !== 'BR', 'no form', { timeout: 5000 });
  field(shown).select();
  await sendKeys({ press: 'Backspace' });
  expect(field(shown).value).to.equal('');
  return shown;
}

async function press(key: string, times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) await sendKeys({ press: key });
}

describe('the number field of cc-softphone', () => {
  it('gives a number its form while it is typed, and dials its digits', async () => {
    const shown = await typing();
    await sendKeys({ type: '11955550142' });
    expect(field(shown).value).to.equal('(11) 95555-0142');
    await sendKeys({ press: 'Enter' });
    await shown.settle();
    expect(shown.session.calls.$current.get()?.remote.number).to.equal('11955550142');
  });

  it('lets the agent correct in the middle', async () => {
    const shown = await typing();
    await sendKeys({ type: '11955550142' });
    field(shown).setSelectionRange(6, 6);
    await sendKeys({ press: 'Backspace' });
    expect(field(shown).value).to.equal('(11) 5555-0142');
    expect(field(shown).selectionStart).to.equal(5);
    await sendKeys({ type: '9' });
    expect(field(shown).value).to.equal('(11) 95555-0142');
    expect(field(shown).selectionStart).to.equal(6);
  });

  it('erases through brackets and dashes, and deletes over them', async () => {
    const shown = await typing();
    await sendKeys({ type: '11955550142' });
    await press('Backspace', 4);
    expect(field(shown).value).to.equal('(11) 95555');
    await press('Backspace', 7);
    expect(field(shown).value).to.equal('');
    await sendKeys({ type: '11955550142' });
    field(shown).setSelectionRange(11, 11);
    await sendKeys({ press: 'Backspace' });
    expect(field(shown).value).to.equal('(11) 95550-142');
    field(shown).setSelectionRange(3, 3);
    await sendKeys({ press: 'Delete' });
    expect(field(shown).value).to.equal('(11) 5550-142');
  });

  it('works by its own keys, too', async () => {
    const shown = await typing();
    for (const key of '11955550142') shown.find(`[data-key="${key}"]`).click();
    expect(field(shown).value).to.equal('(11) 95555-0142');
    await shown.settle();
    shown.button('Apagar último dígito').click();
    expect(field(shown).value).to.equal('(11) 95555-014');
  });

  for (const text of ['*72#', '190', '2101', '0800 555 0190', 'maria@pbx.example', 'sip:maria@pbx.example']) {
    it(`leaves ${text} as it is typed`, async () => {
      const shown = await typing();
      await sendKeys({ type: text });
      expect(field(shown).value).to.equal(text);
    });
  }

  it('goes by the session’s country', async () => {
    const shown = await typing('PT');
    await sendKeys({ type: '912345678' });
    expect(field(shown).value).to.equal('912 345 678');
  });
});
