import { expect } from '@open-wc/testing';
import { bubbles, shownText } from './thread.js';
import { message, openLog } from './log-thread.js';

const marks = '\u0300\u0301\u0302\u0310\u0335\u0489\u0E47'.repeat(40);

describe('letters of all kinds in the log', () => {
  it('keep to their own bubble, however many marks they carry', async () => {
    const zalgo = `H${marks}e${marks}`;
    const { el } = await openLog([message('1'), message('2', { body: { kind: 'text', text: zalgo } }), message('3', { replyTo: '2' })], {}, { kind: 'group' });
    await shownText(el, 'Message 3');
    const bubble = bubbles(el)[1] as HTMLElement;
    expect(getComputedStyle(bubble.querySelector('.text') as Element).overflow).to.equal('clip');
    expect(bubble.getBoundingClientRect().height).to.be.below(120);
    expect(bubble.textContent).to.contain(zalgo);
    for (const part of el.renderRoot.querySelectorAll('.quote > *')) expect(getComputedStyle(part).overflowY).to.be.oneOf(['clip', 'hidden']);
  });

  it('do not turn their surroundings around', async () => {
    const rtl = '\u202Eabc \u05D0\u05D1\u05D2 \u2067left open';
    const { el } = await openLog([message('1', { author: { kind: 'contact', name: rtl }, body: { kind: 'text', text: `${rtl}\nplain` } })], {}, { kind: 'group' });
    const bubble = await shownText(el, 'plain');
    expect(getComputedStyle(bubble.querySelector('.text') as Element).unicodeBidi).to.equal('plaintext');
    expect(getComputedStyle(bubble.querySelector('.by') as Element).unicodeBidi).to.equal('isolate');
    const end = bubble.querySelector('.end') as HTMLElement;
    expect(getComputedStyle(end).direction).to.equal('ltr');
    expect(end.getBoundingClientRect().right).to.be.at.most(bubble.getBoundingClientRect().right);
  });
});
