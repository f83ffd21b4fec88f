import { expect, waitUntil } from '@open-wc/testing';
import type { Message } from '../../../src/domain/message.js';
import { loadSanitizer } from '../../../src/elements/ui/safe-html.js';
import { hostilePayloads, naughty } from '../ui/hostile-payloads.js';
import { provoke } from '../ui/hostile-page.js';
import { bubbles, sized } from './thread.js';
import { message, openLog, patient } from './log-thread.js';

const payloads = [...hostilePayloads((index) => `sprung.push(${index})`, (index) => `/leak/${index}`), ...naughty.filter((text) => text.length < 1000)];

/** Every place of a conversation where somebody else's words stand. `half`: which payloads are HTML, the others are text. */
function messageOf(text: string, index: number, half: 0 | 1): Message {
  const author = { kind: 'contact', name: text } as const;
  const attachment = { kind: index % 3 === 0 ? 'document' : 'image', url: text, name: text, mime: text } as const;
  const common = { author, attachment, protocol: text, replyTo: `${Math.max(1, index)}` };
  if (index % 2 === half) return message(`${index + 1}`, { ...common, direction: 'out', template: true, body: { kind: 'html', html: text } });
  return message(`${index + 1}`, { ...common, body: { kind: 'text', text } });
}

/** Shows all of them in one thread, and does to it what a hand may do. */
export async function showHostile(half: 0 | 1): Promise<void> {
  const messages = payloads.map((text, index) => messageOf(text, index, half));
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
  for (const part of log.querySelectorAll<HTMLElement>('.text, .file, .quote')) provoke(part);
}
