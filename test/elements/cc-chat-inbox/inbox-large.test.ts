import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Conversation } from '../../../src/domain/conversation.js';
import type { CcChatInbox } from '../../../src/elements/cc-chat-inbox/cc-chat-inbox.js';
import { aConversation, noon } from '../../support/samples.js';
import { signedInSession } from '../../support/scripted-session.js';
import { minutes, names, namesAre, root, row, rows, shown, tab, typed } from './inbox-support.js';

const many: readonly Conversation[] = Array.from({ length: 10_000 }, (_, at) =>
  aConversation({ id: String(at), contact: { id: `c${at}`, name: `Cliente ${at}` }, lastMessageAt: noon - at * 1000, unread: at % 7 === 0 ? 1 : 0 }));

const nodes = (element: CcChatInbox): number => root(element).querySelectorAll('*').length;

describe('cc-chat-inbox: ten thousand conversations', () => {
  it('has elements for what is near view only, and finds the rest', async () => {
    const { session, backend } = await signedInSession({ conversations: many });
    const element = await shown(session);
    await waitUntil(() => names(element)[0] === 'Cliente 0');
    expect(tab(element, 0).textContent).to.include('10000');
    expect(rows(element).length).to.be.below(40);
    expect(nodes(element)).to.be.below(1500);
    expect(root(element).querySelector('[role="grid"]')!.ariaRowCount).to.equal('10000');
    element.focus();
    await sendKeys({ press: 'End' });
    await waitUntil(() => root(element).activeElement?.ariaRowIndex === '10000');
    expect(root(element).activeElement!.ariaLabel).to.include('linha 10000 de 10000');
    expect(nodes(element)).to.be.below(1500);
    await typed(element, 'cliente 4321');
    await namesAre(element, ['Cliente 4321']);
    await typed(element, '');
    await waitUntil(() => rows(element).length > 1);
    await element.openConversation('7777');
    await waitUntil(() => row(element, 'Cliente 7777')?.ariaSelected === 'true');
    backend.chatVendor.customerWrites('9000', 'oi');
    expect(nodes(element)).to.be.below(1500);
  });
});

const marks = '\u0335\u0321\u0322\u0327\u0328\u0301';
const hostile: readonly Conversation[] = [
  aConversation({
    id: 'bidi', unread: 12_345, lastMessageAt: noon, preview: '<script>alert(1)</script>'.repeat(200),
    contact: { id: 'h1', name: '\u202Eevil\u2067 <img src=x onerror="globalThis.pwned = 1">' },
    tags: Array.from({ length: 30 }, (_, at) => ({ id: `${at}`, name: `Etiqueta ${at}`, color: 'url(https://evil.invalid/x.png)' })),
    department: { name: 'D'.repeat(4000), color: '#123456;position:fixed' },
    owner: { name: 'O'.repeat(900) },
  }),
  aConversation({ id: 'zalgo', lastMessageAt: noon - 1, contact: { id: 'h2', name: `Z${marks.repeat(60)}algo` }, preview: marks.repeat(200) }),
  aConversation({ id: 'long', lastMessageAt: noon - 2, contact: { id: 'h3', name: 'N'.repeat(5000) }, protocol: '9'.repeat(5000), replyWindow: { kind: 'closed' } }),
  aConversation({ id: 'empty', lastMessageAt: Number.NaN, protocol: 'P1', contact: { id: 'h4', name: ' \n ' }, unread: -3 }),
  aConversation({ id: 'half', lastMessageAt: noon - 4, contact: { id: 'h5', name: 'a\uD800b\u0000' }, waitingSince: noon + minutes(9e6) }),
];

describe('cc-chat-inbox: hostile values', () => {
  for (const density of ['comfortable', 'compact'] as const) {
    it(`shows them as text inside their rows at 280 px, ${density}`, async () => {
      const { session } = await signedInSession({ conversations: hostile });
      const element = await shown(session, { width: 280, height: 900 });
      element.density = density;
      await waitUntil(() => rows(element).length === 5);
      await waitUntil(() => element.matches(':not(:state(loading))'));
      expect(root(element).querySelector('img, script')).to.equal(null);
      expect('pwned' in globalThis).to.equal(false);
      const box = element.getBoundingClientRect();
      const list = root(element).querySelector<HTMLElement>('[role="grid"]')!;
      expect(list.scrollWidth).to.equal(list.clientWidth);
      for (const each of rows(element)) {
        expect(each.getBoundingClientRect().right).to.be.at.most(box.right);
        expect(each.getBoundingClientRect().height, each.ariaLabel!.slice(0, 20)).to.be.below(110);
        expect(each.querySelector('.time')!.getBoundingClientRect().right).to.be.at.most(box.right);
        expect(each.ariaLabel!.length).to.be.below(5000);
      }
      for (const colored of root(element).querySelectorAll<HTMLElement>('.tag, .dept')) {
        expect(colored.style.getPropertyValue('--_tag-color')).to.equal('');
      }
      expect(row(element, 'P1') ?? row(element, '+5511955550100')).to.not.equal(undefined);
      await expect(element).to.be.accessible();
    });
  }
});
