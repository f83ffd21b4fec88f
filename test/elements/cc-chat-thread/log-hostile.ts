import { expect, waitUntil } from '@open-wc/testing';
import type { Message } from '../../../src/domain/message.js';
import { loadSanitizer } from '../../../src/elements/ui/safe-html.js';
import { hostilePayloads, naughty } from '../ui/hostile-payloads.js';
import { provoke } from '../ui/hostile-page.js';
import { bubbles, sized } from './thread.js';
import { message, openLog, patient } from './log-thread.js';

const payloads = [...hostilePayloads((index) => `sprung.push(${index})`, (index) => `/leak/${index}`), ...naughty.filter((text) => text.length < 1000)];

/** Every place of a conversation where somebody else's words stand. */
function messagesOf(text: string, index: number): readonly Message[] {
  const author = { kind: 'contact', name: text } as const;
  return [
    message(`${index + 1}`, { author, body: { kind: 'text', text }, attachment: { kind: index % 2 === 0 ? 'document' : 'image', url: text, name: text, mime: text } }),
    message(`${index + 1}.5`, { direction: 'out', template: true, body: { kind: 'html', html: text }, replyTo: `${index + 1}`, protocol: text }),
  ];
}

/** Shows all of them in one thread, and does to it what a hand may do. */
export async function showHostile(): Promise<void> {
  const messages = payloads.flatMap(messagesOf);
  const [first = ''] = payloads;
  const { el } = await openLog(messages, {}, {
    kind: 'group',
    protocol: first,
    contact: { id: first, name: first, phone: first, email: first, note: first },
    department: { name: first, color: first },
    tags: [{ id: first, name: first, color: first }],
    owner: { name: first },
  });
  await loadSanitizer();
  sized(el, 800, 120_000);
  await waitUntil(() => bubbles(el).length === messages.length, 'not all shown', { timeout: 30_000 });
  await waitUntil(() => [...el.renderRoot.querySelectorAll('.rich')].some((each) => each.querySelector('b')), 'nothing of HTML', patient);
  const log = el.renderRoot.querySelector<HTMLElement>('.log') as HTMLElement;
  for (const bad of log.querySelectorAll('script, iframe, object, embed, form, style, link, meta, base, template, cc-session, cc-softphone, math, foreignObject, [onerror], [onload], [onclick], [style*=url]')) expect(bad.outerHTML).to.equal('');
  for (const link of log.querySelectorAll('a')) expect(link.protocol, link.outerHTML).to.match(/^(?:https?|mailto|tel|):$/u);
  for (const image of log.querySelectorAll('img')) expect(image.src).to.match(/^https?:/u);
  provoke(log);
}
