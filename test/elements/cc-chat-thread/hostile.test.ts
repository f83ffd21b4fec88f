import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-chat-thread/define.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import { agentIds } from '../../../src/simulators/scenarios/index.js';
import { seedLongChat } from '../../../src/simulators/voxfree/index.js';
import { aConversation, aMessage } from '../../support/samples.js';
import { signedInSession } from '../../support/scripted-session.js';
import { bubbles, shownText, sized, textOf } from './thread.js';
import { voxfreeThread } from './voxfree-thread.js';

declare global {
  interface Window {
    trapped?: string[];
  }
}

/** Texts that would call the trap if anything read them as markup, as an address or as code. */
const corpus = [
  '<img src=x onerror="trapped.push(1)">',
  '<script>trapped.push(2)</script>',
  '"><svg/onload=trapped.push(3)>',
  "'-trapped.push(4)-'",
  '${trapped.push(5)}',
  '{{constructor.constructor("trapped.push(6)")()}}',
  'javascript:trapped.push(7)',
  '<a href="javascript:trapped.push(8)">x</a>',
  '*<b onmouseover=trapped.push(9)>x</b>* _<i>y</i>_',
  'https://x.example/"onmouseover="trapped.push(10)',
  '<!--><iframe srcdoc="<script>parent.trapped.push(11)</script>">',
  '\u202Egpj.exe\u202C \u0000 \uD800 null undefined [object Object]',
  '<cc-session backend="demo"></cc-session>',
  '?lit$123$ <?lit$456$> <!--lit-part-->',
] as const;

describe('cc-chat-thread and hostile texts', () => {
  it('executes nothing, wherever it stands', async () => {
    window.trapped = [];
    const [first] = corpus;
    const conversation = aConversation({
      id: '1',
      kind: 'group',
      contact: { id: first, name: first, phone: corpus[2], email: corpus[7], note: corpus[1] },
      department: { name: corpus[8], color: 'red;background:url(javascript:trapped.push(20))' },
      tags: [{ id: '1', name: corpus[2], color: '#fff}*{display:none' }],
      protocol: corpus[1],
      owner: { name: first },
    });
    const messages = corpus.flatMap((text, index) => [
      aMessage({ id: `${index}1`, conversationId: '1', body: { kind: 'text', text }, author: { kind: 'contact', name: text }, protocol: text }),
      aMessage({ id: `${index}2`, conversationId: '1', body: { kind: 'html', html: text }, template: true, direction: 'out' }),
      aMessage({ id: `${index}3`, conversationId: '1', body: { kind: 'text', text: '' }, attachment: { kind: 'document', url: text, name: text, mime: text }, replyTo: `${index}1` }),
      aMessage({ id: `${index}4`, conversationId: '1', attachment: { kind: 'image', url: `https://files.example/${text}`, name: text } }),
    ]);
    const { session } = await signedInSession({ conversations: [conversation], messages, replies: corpus.map((text, index) => ({ id: String(index), title: text, text, mine: false })) });
    const el = sized(await fixture<CcChatThread>(html`<cc-chat-thread lang="en" .session=${session}></cc-chat-thread>`), 800, 12_000);
    await el.openConversation('1');
    await waitUntil(() => bubbles(el).length === messages.length, 'not all shown', { timeout: 4000 });
    await shownText(el, '<script>trapped.push(2)</script>');
    for (const bad of el.renderRoot.querySelectorAll('script, iframe, object, embed, cc-session, b[onmouseover], [onerror], [onload], [onmouseover]')) expect(bad.outerHTML).to.equal('');
    for (const link of el.renderRoot.querySelectorAll('a')) expect(link.protocol).to.match(/^https?:$/u);
    for (const image of el.renderRoot.querySelectorAll('img')) expect(new URL(image.src).protocol).to.equal('https:');
    for (const marked of el.renderRoot.querySelectorAll<HTMLElement>('.tag, .dept')) expect(marked.style.getPropertyValue('--_tag-color')).to.equal('');
    expect(textOf(el)).to.contain(first);
    el.focus();
    await el.insertText('/');
    el.renderRoot.querySelector('textarea')?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => el.renderRoot.querySelectorAll('.opt').length === corpus.length);
    expect(window.trapped).to.deep.equal([]);
  });

  it('opens a conversation of 100,000 messages with few elements', async () => {
    let id = '';
    const { el } = await voxfreeThread((vox) => {
      id = seedLongChat(vox, 100_000, agentIds.marina);
    });
    await el.openConversation(id);
    await shownText(el, '(100000)');
    const count = el.renderRoot.querySelectorAll('*').length;
    expect(count).to.be.below(1500);
    const log = el.renderRoot.querySelector<HTMLElement>('.log');
    if (log) log.scrollTop = log.scrollHeight / 2;
    await waitUntil(() => bubbles(el).length > 0 && !textOf(el).includes('(100000)'));
    expect(el.renderRoot.querySelectorAll('*').length).to.be.below(1500);
  }).timeout(30_000);
});
