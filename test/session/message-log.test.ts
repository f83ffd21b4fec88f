import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Message, MessageStatus } from '../../src/domain/message.js';
import { MessageLog } from '../../src/session/message-log.js';
import { higherStatus } from '../../src/session/message-merge.js';
import { aMessage } from '../support/samples.js';

const message = (change: Partial<Message> & { readonly id: string }): Message => aMessage({ conversationId: '1', ...change });

const ids = (log: MessageLog): readonly string[] => log.items.map(({ id }) => id);

describe('message log', () => {
  it('sorts by time, then by number as numbers go', () => {
    const log = new MessageLog();
    log.merge([message({ id: '10', sentAt: 1000 }), message({ id: '9', sentAt: 1000 }), message({ id: '11', sentAt: 500 })]);
    log.merge([message({ id: '8', sentAt: 1000 })]);
    expect(ids(log)).to.deep.equal(['11', '8', '9', '10']);
  });

  it('keeps the order of arrival where ids have none', () => {
    const log = new MessageLog();
    log.merge([message({ id: 'wamid-z', sentAt: 1000 }), message({ id: 'wamid-a', sentAt: 1000 })]);
    expect(ids(log)).to.deep.equal(['wamid-z', 'wamid-a']);
  });

  it('returns what is new, and keeps the very objects and the list when nothing changed', () => {
    const log = new MessageLog();
    const first = [message({ id: '1', sentAt: 1 }), message({ id: '2', sentAt: 2 })];
    expect(log.merge(first)).to.deep.equal(first);
    const before = log.items;
    expect(log.merge(structuredClone(first))).to.deep.equal([]);
    expect(log.items).to.equal(before);
    log.merge([message({ id: '3', sentAt: 3 })]);
    expect(log.items).to.not.equal(before);
    expect(log.items[0]).to.equal(before[0]);
    expect(before).to.have.length(2);
  });

  it('finds the place of a message that was reported with an estimated time', () => {
    const log = new MessageLog();
    log.merge([message({ id: '1', sentAt: 1000 }), message({ id: '2', sentAt: 9000, sentAtEstimated: true })]);
    log.merge([message({ id: '3', sentAt: 3000 })]);
    log.merge([message({ id: '2', sentAt: 2000 })]);
    log.merge([message({ id: '2', sentAt: 8000, sentAtEstimated: true })]);
    expect(ids(log)).to.deep.equal(['1', '2', '3']);
    expect(log.items[1]).to.deep.include({ sentAt: 2000 });
    expect(log.items[1]).to.not.have.property('sentAtEstimated');
  });

  it('makes one of two when they turn out to be the same', () => {
    const log = new MessageLog();
    const out = { direction: 'out', sentAt: 5 } as const;
    log.merge([message({ ...out, id: 'mine', clientId: 'mine', status: 'sent' }), message({ id: '7', ...out, status: 'delivered' }), message({ id: '8', sentAt: 6 })]);
    log.merge([message({ ...out, id: '7', clientId: 'mine', status: 'sent' })]);
    expect(ids(log)).to.deep.equal(['7', '8']);
    expect(log.items[0]).to.deep.include({ clientId: 'mine', status: 'delivered' });
    expect(log.get('mine')).to.equal(log.items[0]);
  });

  it('makes one of them also within one report', () => {
    const log = new MessageLog();
    const out = { direction: 'out', sentAt: 5 } as const;
    const added = log.merge([
      message({ ...out, id: 'mine', clientId: 'mine' }), message({ ...out, id: '7' }), message({ ...out, id: '7', clientId: 'mine' }),
    ]);
    expect(ids(log)).to.deep.equal(['7']);
    expect(added.map(({ id }) => id)).to.deep.equal(['7']);
  });

  it('keeps what is not confirmed at the end', () => {
    const log = new MessageLog();
    log.setPending([message({ id: 'p', status: 'queued', direction: 'out', sentAt: 1 })]);
    log.merge([message({ id: '1', sentAt: 5 })]);
    log.merge([message({ id: '0', sentAt: 2 })]);
    log.merge([message({ id: '2', sentAt: 9 })]);
    expect(ids(log)).to.deep.equal(['0', '1', '2', 'p']);
    log.setPending([]);
    expect(ids(log)).to.deep.equal(['0', '1', '2']);
  });
});

describe('message status', () => {
  it('only moves up, whatever the order of the reports', () => {
    expect(higherStatus('read', 'delivered')).to.equal('read');
    expect(higherStatus('not-confirmed', 'sent')).to.equal('sent');
    expect(higherStatus('sending', 'queued')).to.equal('sending');
    expect(higherStatus('sent', 'failed')).to.equal('failed');
    expect(higherStatus('failed', 'delivered')).to.equal('delivered');
  });
});

const statuses: readonly MessageStatus[] = ['sent', 'delivered', 'read', 'failed'];

/** A conversation as a vendor knows it, and every report it may make of it. */
const history = fc
  .array(fc.record({ second: fc.nat(5), out: fc.boolean(), text: fc.string() }), { maxLength: 30 })
  .map((rows) => rows.map(({ second, out, text }, index) => message({
    id: String(index + 1),
    direction: out ? 'out' : 'in',
    sentAt: second * 1000,
    body: { kind: 'text', text },
    status: out ? 'sent' : 'received',
  })));

const reports = history.chain((messages) =>
  fc.array(
    fc.record({
      from: fc.nat(30),
      size: fc.integer({ min: 1, max: 12 }),
      status: fc.constantFrom(...statuses),
      named: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  ).map((slices) => [
    messages,
    ...slices.map(({ from, size, status, named }) => messages.slice(from, from + size).map((each): Message =>
      each.direction === 'in' ? each : { ...each, status, ...(named ? { clientId: `client-${each.id}` } : {}) })),
  ]));

const shuffled = reports.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 })));

describe('message log, whatever comes in whatever order', () => {
  it('ends in the same state when reports are repeated and shuffled', () => {
    fc.assert(fc.property(shuffled, ([once, again]) => {
      const expected = merged(once);
      expect(merged(again)).to.deep.equal(expected);
    }), { numRuns: 300 });
  });

  it('is in order, without doubles, after every report', () => {
    fc.assert(fc.property(shuffled, ([, again]) => {
      const log = new MessageLog();
      for (const report of again) {
        log.merge(report);
        expect(new Set(ids(log)).size).to.equal(log.items.length);
        const sorted = [...log.items].sort((a, b) => a.sentAt - b.sentAt || Number(a.id) - Number(b.id));
        expect(log.items).to.deep.equal(sorted);
        for (const each of log.items) expect(log.get(each.id)).to.equal(each);
      }
    }), { numRuns: 100 });
  });

  it('holds a hundred thousand messages', () => {
    const log = new MessageLog();
    log.merge(Array.from({ length: 100_000 }, (_, index) => message({ id: String(index + 1), sentAt: index })));
    for (let index = 100_000; index < 100_200; index += 1) log.merge([message({ id: String(index + 1), sentAt: index })]);
    log.merge([message({ id: '500', sentAt: 499, direction: 'out', status: 'read' })]);
    expect(log.items).to.have.length(100_200);
    expect(log.items[499]?.status).to.equal('read');
    expect(log.items.at(-1)?.id).to.equal('100200');
  });
});

function merged(all: readonly (readonly Message[])[]): readonly Message[] {
  const log = new MessageLog();
  for (const report of all) log.merge(report);
  return log.items;
}
