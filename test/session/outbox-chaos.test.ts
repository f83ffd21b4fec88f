import { expect, waitUntil } from '@open-wc/testing';
import fc from 'fast-check';
import { Fault } from '../../src/domain/fault.js';
import type { Message } from '../../src/domain/message.js';
import { aConversation } from '../support/samples.js';
import { signedInSession, type ScriptedSession } from '../support/scripted-session.js';
import { TestClock } from './test-clock.js';

type Mishap = 'none' | 'refused' | 'busy' | 'lost-before' | 'lost-after';

/** What happens to the next command of the vendor; nothing of it may lose or double a text. */
const mishaps = fc.array(fc.constantFrom<Mishap>('none', 'none', 'refused', 'busy', 'lost-before', 'lost-after'), { maxLength: 12 });

const plan = fc.record({
  texts: fc.integer({ min: 1, max: 6 }),
  sending: mishaps,
  lookups: fc.array(fc.boolean(), { maxLength: 4 }),
  dropAfter: fc.option(fc.nat(5), { nil: undefined }),
});

const outgoing = ({ session }: ScriptedSession): readonly Message[] =>
  session.messages.of('1').get().value.items.filter(({ direction }) => direction === 'out');

function arrange({ backend }: ScriptedSession, sending: readonly Mishap[], lookups: readonly boolean[]): void {
  for (const mishap of sending) {
    if (mishap === 'refused') backend.script.failNext('send', new Fault('rejected'));
    if (mishap === 'busy') backend.script.failNext('send', new Fault('limit', { retryable: true }));
    if (mishap === 'lost-before') backend.script.failNext('send', new Fault('timeout', { outcomeUnknown: true }));
    if (mishap === 'lost-after') backend.script.failNext('send', new Fault('timeout', { outcomeUnknown: true }), { accepted: true });
  }
  for (const fails of lookups) if (fails) backend.script.failNext('findSent', new Fault('protocol'));
}

/** An agent who retries what failed and checks what is not confirmed, until all is sent. */
async function insist(scripted: ScriptedSession, clock: TestClock): Promise<void> {
  const { messages } = scripted.session;
  await waitUntil(() => {
    clock.advance(30_000);
    for (const { status, clientId = '' } of outgoing(scripted)) {
      if (status === 'failed') messages.retry('1', clientId).catch(() => undefined);
      if (status === 'not-confirmed') messages.check('1', clientId).catch(() => undefined);
    }
    return outgoing(scripted).every(({ status }) => status === 'sent');
  }, 'all sent', { interval: 5, timeout: 10_000 });
}

describe('session: sending through thick and thin', () => {
  it('loses nothing and sends nothing twice', async () => {
    await fc.assert(fc.asyncProperty(plan, async ({ texts, sending, lookups, dropAfter }) => {
      const clock = new TestClock();
      const scripted = await signedInSession({ conversations: [aConversation({ id: '1' })] }, { clock });
      await scripted.session.conversations.open('1');
      arrange(scripted, sending, lookups);
      const wanted = Array.from({ length: texts }, (_, index) => `text ${index}`);
      for (const [index, text] of wanted.entries()) {
        if (index === dropAfter) scripted.backend.drop();
        await scripted.session.messages.send('1', text);
      }
      if (!scripted.backend.script.up) scripted.backend.restore();
      await insist(scripted, clock);
      expect(outgoing(scripted).map(({ body }) => body.kind === 'text' && body.text).sort()).to.deep.equal(wanted);
      expect(scripted.backend.chatVendor.accepted.map(({ text }) => text).sort()).to.deep.equal(wanted);
      await scripted.session.dispose();
    }), { numRuns: 40, endOnFailure: true });
  });

  it('keeps the order of what was written, as long as nothing is refused', async () => {
    const orderly = plan.map((each) => ({ ...each, sending: each.sending.filter((mishap) => mishap !== 'refused' && mishap !== 'lost-before') }));
    await fc.assert(fc.asyncProperty(orderly, async ({ texts, sending, dropAfter }) => {
      const clock = new TestClock();
      const scripted = await signedInSession({ conversations: [aConversation({ id: '1' })] }, { clock });
      arrange(scripted, sending.filter((mishap, index) => mishap !== 'busy' || index % 4 === 0), []);
      const wanted = Array.from({ length: texts }, (_, index) => `text ${index}`);
      for (const [index, text] of wanted.entries()) {
        if (index === dropAfter) scripted.backend.drop();
        await scripted.session.messages.send('1', text);
      }
      if (!scripted.backend.script.up) scripted.backend.restore();
      await insist(scripted, clock);
      expect(scripted.backend.chatVendor.accepted.map(({ text }) => text)).to.deep.equal(wanted);
      await scripted.session.dispose();
    }), { numRuns: 40, endOnFailure: true });
  });
});
