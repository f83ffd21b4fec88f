import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import { bubbles, shownText } from './thread.js';
import { focused, message, openLog, part, patient, press, texts } from './log-thread.js';

const text = (id: string, words: string): ReturnType<typeof message> => message(id, { body: { kind: 'text', text: words } });
const input = (el: CcChatThread): HTMLInputElement | null => part(el, 'search-input') as HTMLInputElement | null;
const state = (el: CcChatThread): string => part(el, 'search')?.querySelector('[role=status]')?.textContent.trim() ?? '';

/** What is marked in the page at present, in order of the page. */
function marked(name: string): readonly string[] {
  return [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString());
}

async function search(el: CcChatThread, words: string): Promise<void> {
  part(el, 'search-button')?.click();
  await waitUntil(() => input(el) && focused(el) === input(el), 'no field', patient);
  await sendKeys({ type: words });
}

describe('search in the conversation', () => {
  it('ignores case and accents, counts, and goes from the newest to the oldest and round', async () => {
    const { el } = await openLog([text('1', 'Ação um'), ...texts(2, 60), text('70', 'sem *ação e* mais'), text('71', 'nothing'), text('72', 'ACAO acao tres')]);
    await search(el, 'acao');
    await waitUntil(() => state(el) === '1 of 3', state(el), patient);
    await waitUntil(() => marked('cc-found-now').join() === 'ACAO,acao', 'not marked', patient);
    expect(marked('cc-found')).to.deep.equal(['ação']);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => state(el) === '2 of 3' && marked('cc-found-now').join() === 'ação', 'not the second', patient);
    await sendKeys({ press: 'ArrowUp' });
    await shownText(el, 'Ação um');
    await waitUntil(() => state(el) === '3 of 3' && marked('cc-found-now').join() === 'Ação', 'not the third', patient);
    expect(focused(el)).to.equal(input(el));
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => state(el) === '1 of 3', 'not round', patient);
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => state(el) === '3 of 3', 'not back', patient);
    await expect(el).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => input(el) === null);
    expect(focused(el)?.localName).to.equal('textarea');
    expect([...marked('cc-found'), ...marked('cc-found-now')]).to.deep.equal([]);
  });

  it('goes across links and emphasis', async () => {
    const { el } = await openLog([text('1', 'now *so bold* and https://example.com/x then'), ...texts(2, 3)]);
    await search(el, 'BOLD AND HTTPS://EX');
    await waitUntil(() => state(el) === '1 of 1' && marked('cc-found-now').join() === 'bold and https://ex', state(el), patient);
  });

  it('follows what comes meanwhile, and takes words for nothing but words', async () => {
    const { el, backend } = await openLog([text('1', 'a <b>c.*</b> d'), text('2', 'file'), message('3', { attachment: { kind: 'document', url: 'https://files.example/x', name: 'Relatório <b>.pdf' } })]);
    await search(el, '<b>');
    await waitUntil(() => state(el) === '1 of 2', state(el), patient);
    expect(el.renderRoot.querySelector('.msg b')).to.equal(null);
    backend.chatVendor.customerWrites('1', 'new <B> one');
    await waitUntil(() => state(el) === '2 of 3', state(el), patient);
    await sendKeys({ type: 'zzz' });
    await waitUntil(() => state(el) === 'Nothing found', state(el), patient);
    expect(marked('cc-found')).to.deep.equal([]);
  });

  it('goes further back on demand, page by page', async () => {
    const { el, session } = await openLog([...texts(1, 4), text('5', 'the needle'), ...texts(6, 115)], { pageSize: 40 });
    await search(el, 'needle');
    await waitUntil(() => state(el) === 'Nothing found in the messages that are loaded', state(el), patient);
    await press(el.renderRoot, '.find .btn', 'Search older messages');
    await waitUntil(() => state(el) === '1 of 1', 'not found', patient);
    await shownText(el, 'the needle');
    expect(session.messages.of('1').get().value.complete).to.equal(true);
    await waitUntil(() => el.renderRoot.querySelector('.find .older') === null);
  });

  it('says that older messages could not be loaded', async () => {
    const { el, backend } = await openLog(texts(1, 120), { pageSize: 40 });
    await search(el, 'needle');
    await waitUntil(() => state(el).startsWith('Nothing found'), state(el), patient);
    const { Fault } = await import('../../../src/domain/fault.js');
    backend.script.failNext('fetchOlder', new Fault('network'));
    await press(el.renderRoot, '.find .btn', 'Search older messages');
    await waitUntil(() => part(el, 'search')?.textContent.includes('Could not load earlier messages'), 'no word of it', patient);
  });

  it('opens with Ctrl+F from anywhere in the thread, and leaves the key alone where keys are off', async () => {
    const { el } = await openLog([text('1', 'one')]);
    const press = (target: EventTarget | null): KeyboardEvent => {
      const event = new KeyboardEvent('keydown', { key: 'f', code: 'KeyF', ctrlKey: true, bubbles: true, composed: true, cancelable: true });
      target?.dispatchEvent(event);
      return event;
    };
    el.nohotkeys = true;
    expect(press(bubbles(el)[0] ?? null).defaultPrevented).to.equal(false);
    el.nohotkeys = false;
    expect(press(bubbles(el)[0] ?? null).defaultPrevented).to.equal(true);
    await waitUntil(() => input(el) !== null && focused(el) === input(el), 'no field', patient);
    // Once more is the browser's own search.
    expect(press(input(el)).defaultPrevented).to.equal(false);
  });

  it('has the language of the page, and the host’s own words', async () => {
    const { el } = await openLog([text('1', 'one')]);
    el.lang = 'pt-BR';
    await waitUntil(() => part(el, 'search-button')?.ariaLabel === 'Buscar na conversa', 'not in Portuguese', patient);
    el.strings = { searchConversation: 'Achar' };
    await waitUntil(() => part(el, 'search-button')?.ariaLabel === 'Achar', 'not the host’s', patient);
  });

  it('finds in what is folded, and unfolds it', async () => {
    const { el } = await openLog([text('1', `${'word '.repeat(9000)}the end of it`)]);
    await search(el, 'end of it');
    await waitUntil(() => state(el) === '1 of 1', state(el), patient);
    await waitUntil(() => marked('cc-found-now').length === 1, 'not marked', patient);
  });
});
