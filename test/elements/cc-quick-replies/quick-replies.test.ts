import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import type { QuickReply } from '../../../src/domain/quick-reply.js';
import '../../../src/elements/cc-quick-replies/define.js';
import type { CcQuickReplies } from '../../../src/elements/cc-quick-replies/cc-quick-replies.js';
import type { Session } from '../../../src/session/session-api.js';
import { emulate } from '../../support/media/media.js';
import { aConversation } from '../../support/samples.js';
import { scriptedSession, signedInSession } from '../../support/scripted-session.js';

const replies: readonly QuickReply[] = [
  { id: 'm1', title: 'Saudação da manhã', text: 'Bom dia! Como posso ajudar?', mine: true },
  { id: 'd1', title: 'Segunda via de boleto', text: 'Segue a segunda via do boleto.', mine: false },
  { id: 'd2', title: 'Boleto pago', text: 'O pagamento já compensou.', mine: false },
  { id: 'd3', title: 'Chave Pix', text: 'Nossa chave é o CNPJ, não o boleto.', mine: false },
  { id: 'd4', title: 'Só título', mine: false },
];

async function panel(session: Session | undefined): Promise<CcQuickReplies> {
  const el = await fixture<CcQuickReplies>(html`<cc-quick-replies lang="en" .session=${session}></cc-quick-replies>`);
  el.style.setProperty('inline-size', '320px');
  el.style.setProperty('block-size', '480px');
  return el;
}

const textOf = (el: CcQuickReplies): string => [...el.renderRoot.children].map((child) => child.textContent).join(' ').replace(/\s+/gu, ' ');
const items = (el: CcQuickReplies): HTMLElement[] => [...el.renderRoot.querySelectorAll<HTMLElement>('.item')];
const titles = (el: CcQuickReplies): (string | null | undefined)[] => items(el).map((item) => item.querySelector('strong')?.textContent);
const shown = (el: CcQuickReplies, text: string): Promise<void> => waitUntil(() => textOf(el).includes(text), `never shows "${text}"`);

describe('cc-quick-replies', () => {
  // What was used in one test must not come first in the next.
  beforeEach(() => localStorage.clear());

  it('says that there is no session, no sign-in, no replies at all', async () => {
    const el = await panel(undefined);
    await shown(el, 'No session on this page');
    const { session } = scriptedSession({ replies: [] });
    el.session = session;
    await shown(el, 'You are not signed in yet');
    await session.auth.signIn({ user: 'marina', password: 'right' });
    await shown(el, 'No replies yet');
    await expect(el).to.be.accessible();
    el.session = (await signedInSession({ facets: ['auth', 'chat'] })).session;
    await shown(el, 'Replies not set up');
  });

  it('loads behind a skeleton, and offers to try again', async () => {
    const { session, backend } = scriptedSession({ replies });
    const release = backend.script.holdBack('replies');
    backend.script.failNext('replies', new Fault('timeout'));
    await session.auth.signIn({ user: 'marina', password: 'right' });
    const el = await panel(session);
    await waitUntil(() => el.renderRoot.querySelector('[aria-busy=true]'));
    await expect(el).to.be.accessible();
    release();
    await shown(el, 'timeout');
    await expect(el).to.be.accessible();
    el.renderRoot.querySelector<HTMLElement>('.empty .btn')?.click();
    await waitUntil(() => items(el).length === replies.length);
  });

  for (const scheme of ['light', 'dark', 'forced'] as const) {
    it(`is accessible with replies, ${scheme}`, async () => {
      await emulate(scheme === 'forced' ? { 'forced-colors': 'active' } : { 'prefers-color-scheme': scheme });
      const { session } = await signedInSession({ replies });
      const el = await panel(session);
      if (scheme !== 'forced') el.colorScheme = scheme;
      await waitUntil(() => items(el).length === replies.length);
      items(el)[1]?.focus();
      await expect(el).to.be.accessible();
      await emulate({});
    });
  }

  it('groups own ones and those of the department, and finds without accents, best first', async () => {
    const { session } = await signedInSession({ replies });
    const el = await panel(session);
    await waitUntil(() => items(el).length === replies.length);
    expect(textOf(el)).to.contain('Mine · 1').and.to.contain('Department · 4');
    el.focus();
    await sendKeys({ type: 'BOLETO' });
    await waitUntil(() => items(el).length === 3);
    expect(titles(el)).to.deep.equal(['Boleto pago', 'Segunda via de boleto', 'Chave Pix']);
    expect(el.renderRoot.querySelector('mark')?.textContent).to.equal('Boleto');
    await sendKeys({ press: 'Escape' });
    await sendKeys({ type: 'saudacao' });
    await waitUntil(() => titles(el).join() === 'Saudação da manhã');
    expect(el.renderRoot.querySelector('mark')?.textContent).to.equal('Saudação');
    await sendKeys({ type: ' nowhere' });
    await shown(el, 'No reply with that');
    await expect(el).to.be.accessible();
  });

  it('inserts by key and click into what is being written', async () => {
    const { session } = await signedInSession({ replies, conversations: [aConversation({ id: '1' })] });
    await session.conversations.open('1');
    const el = await panel(session);
    await waitUntil(() => items(el).length === replies.length);
    el.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    expect(session.messages.draft('1').text).to.equal('Segue a segunda via do boleto.');
    items(el)[0]?.querySelector('button')?.click();
    expect(session.messages.draft('1').text).to.equal('Segue a segunda via do boleto. Bom dia! Como posso ajudar?');
    await el.insert('d3');
    expect(session.messages.draft('1').text).to.match(/ajudar\? Nossa chave/u);
  });

  it('says when there is nothing to insert into, or no such reply', async () => {
    const { session } = await signedInSession({ replies });
    const el = await panel(session);
    await waitUntil(() => items(el).length === replies.length);
    items(el)[0]?.click();
    await waitUntil(() => el.renderRoot.querySelector('[role=alert]')?.textContent.includes('No field'));
    const codes: string[] = [];
    for (const id of ['m1', 'none', 'd4']) await el.insert(id).catch((error: unknown) => codes.push(error instanceof Fault ? error.code : 'other'));
    expect(codes).to.deep.equal(['conflict', 'rejected', 'unsupported']);
  });

  it('keeps the list while the connection is away', async () => {
    const { session, backend } = await signedInSession({ replies });
    const el = await panel(session);
    await waitUntil(() => items(el).length === replies.length);
    backend.drop();
    await waitUntil(() => el.renderRoot.querySelector('.banner'));
    expect(items(el)).to.have.length(replies.length);
    await expect(el).to.be.accessible();
  });
});
