import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/cc-chat-thread/define.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import { emojiCatalogue, searchEmoji, withTone } from '../../../src/elements/cc-chat-thread/emoji-catalogue.js';
import { columns, gridGoal } from '../../../src/elements/cc-chat-thread/emoji-grid.js';
import { composerThread, part, patient, shown } from './composer-kit.js';
import { field } from './thread.js';

const cells = (el: CcChatThread): readonly HTMLElement[] => [...el.renderRoot.querySelectorAll<HTMLElement>('.ecell')];
const symbols = (el: CcChatThread): readonly string[] => cells(el).map(({ textContent }) => textContent);

async function open(el: CcChatThread): Promise<void> {
  (await shown(el, 'emoji-button')).click();
  await waitUntil(() => el.renderRoot.querySelector('.emoji input')?.matches(':focus'), 'no emoji', patient);
}

describe('emoji by name', () => {
  it('have a name of their own in every language, and no name goes astray', async () => {
    const all = await Promise.all((['pt-BR', 'pt-PT', 'es', 'en'] as const).map(emojiCatalogue));
    const [first] = all;
    const list = first?.groups.flat().map(({ symbol }) => symbol) ?? [];
    expect(list.length).to.be.greaterThan(1700);
    expect(new Set(list).size).to.equal(list.length);
    for (const { groups } of all) {
      expect(groups).to.have.length(9);
      expect(groups.flat().map(({ symbol }) => symbol)).to.deep.equal(list);
      expect(groups.flat().filter(({ name, symbol }) => name.trim() === '' || name === symbol)).to.deep.equal([]);
    }
  });

  it('are found without accents, by any of their words, in the language of the agent', async () => {
    const found = async (locale: 'pt-BR' | 'es' | 'en', query: string): Promise<string | undefined> => searchEmoji(await emojiCatalogue(locale), query)[0]?.symbol;
    expect(await found('pt-BR', 'coracao vermelho')).to.equal('❤️');
    expect(await found('pt-BR', 'Polegar para cima')).to.equal('👍️');
    expect(await found('es', 'corazon rojo')).to.equal('❤️');
    expect(await found('en', 'red heart')).to.equal('❤️');
    expect(await found('en', 'no such thing')).to.equal(undefined);
  });

  it('take a skin tone where one person is shown', () => {
    expect(withTone('👍️', 3)).to.equal('👍🏽');
    expect(withTone('👍️', 0)).to.equal('👍️');
    expect(withTone('🐻', 3)).to.equal('🐻');
    expect(withTone('👩‍💻', 1)).to.equal('👩🏻‍💻');
  });

  it('are walked by rows', () => {
    expect(gridGoal('ArrowRight', 0, 20)).to.equal(1);
    expect(gridGoal('ArrowRight', 19, 20)).to.equal(19);
    expect(gridGoal('ArrowDown', 3, 20)).to.equal(3 + columns);
    expect(gridGoal('ArrowDown', 17, 20)).to.equal(17);
    expect(gridGoal('ArrowUp', 3, 20)).to.be.lessThan(0);
    expect(gridGoal('Home', 11, 20)).to.equal(8);
    expect(gridGoal('End', 11, 20)).to.equal(15);
    expect(gridGoal('a', 11, 20)).to.equal(undefined);
  });
});

describe('cc-chat-thread, emoji', () => {
  beforeEach(() => {
    localStorage.removeItem('cc-emoji-recent');
    localStorage.removeItem('cc-emoji-tone');
  });

  it('puts what is searched and chosen by keys at the caret, and stays open for another', async () => {
    const { el } = await composerThread({}, undefined, 'pt-BR');
    await el.insertText('Tudo certo!');
    field(el)?.setSelectionRange(4, 4);
    await open(el);
    await expect(el).to.be.accessible();
    await sendKeys({ type: 'coracao vermelho' });
    await waitUntil(() => symbols(el)[0] === '❤️');
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => cells(el)[0]?.matches(':focus'));
    expect(cells(el)[0]?.getAttribute('aria-label')).to.equal('coração vermelho');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field(el)?.value === 'Tudo❤️ certo!');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field(el)?.value === 'Tudo❤️❤️ certo!');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => part(el, 'emoji') === null);
    expect(field(el)?.matches(':focus')).to.equal(true);
    await open(el);
    expect(symbols(el)).to.deep.equal(['❤️']);
  });

  it('shows its kinds as tabs, and inserts by the pointer', async () => {
    const { el } = await composerThread();
    await open(el);
    const tabs = [...el.renderRoot.querySelectorAll<HTMLElement>('.etab')];
    expect(tabs.map((tab) => tab.getAttribute('aria-selected')).indexOf('true')).to.equal(1);
    tabs[1]?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => tabs[2]?.matches(':focus'));
    expect(symbols(el)).to.include('👋');
    await expect(el).to.be.accessible();
    cells(el)[0]?.click();
    await waitUntil(() => field(el)?.value === symbols(el)[0]);
    el.renderRoot.querySelector<HTMLElement>('.emojitop .ib')?.click();
    await waitUntil(() => symbols(el)[0] === '👋🏻');
    part(el, 'emoji-button')?.click();
    await waitUntil(() => part(el, 'emoji') === null);
  });

  it('says that nothing is found', async () => {
    const { el } = await composerThread();
    await open(el);
    await sendKeys({ type: 'qqqq' });
    await waitUntil(() => part(el, 'emoji')?.textContent.includes('No emoji of that name'));
    await sendKeys({ press: 'Enter' });
    expect(field(el)?.value).to.equal('');
  });
});
