import { expect, waitUntil } from '@open-wc/testing';
import { voxfree } from '../../src/adapters/voxfree/index.js';
import type { Message } from '../../src/domain/message.js';
import type { Clock } from '../../src/net/io.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session-api.js';
import { demoUsers, quiet } from '../../src/simulators/scenarios/index.js';
import { VoxFreeSimulator, type HttpFault } from '../../src/simulators/voxfree/index.js';

const patience = { interval: 20, timeout: 20_000 };

/** Everybody's time passes so many times as fast. */
const haste = 10;

function hastyClock(): Clock {
  const [start, begun] = [Date.now(), performance.now()];
  return {
    now: () => Math.round(start + (performance.now() - begun) * haste),
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds / haste);
      return () => clearTimeout(timer);
    },
  };
}

type Endpoint = 'enviaMensagem.php' | 'enviaAnexo.php';

interface Row {
  readonly name: string;
  readonly fault: HttpFault;
  /** So that the vendor has no say in it: then nothing may be overtaken. */
  readonly inOrder: boolean;
}

/** What may become of the second of four things that an agent sends. */
const rows: readonly Row[] = [
  { name: 'the connection dies before the vendor has it', fault: { kind: 'drop' }, inOrder: false },
  { name: 'the connection dies after the vendor took it', fault: { kind: 'answer-lost' }, inOrder: true },
  { name: 'HTTP 500', fault: { kind: 'status', status: 500 }, inOrder: false },
  { name: 'HTTP 429, and when to come back', fault: { kind: 'status', status: 429, retryAfter: '3' }, inOrder: true },
  { name: 'a page of HTML', fault: { kind: 'html' }, inOrder: true },
  { name: 'an answer cut in two', fault: { kind: 'truncated' }, inOrder: true },
  { name: 'a warning before the answer', fault: { kind: 'php-warning' }, inOrder: true },
  { name: 'no answer', fault: { kind: 'hang' }, inOrder: false },
  { name: 'no answer although the vendor took it', fault: { kind: 'hang', effect: true }, inOrder: true },
  { name: 'a refusal', fault: { kind: 'refuse' }, inOrder: false },
];

describe('outbox, whatever becomes of a request', () => {
  let vox: VoxFreeSimulator;
  let session: Session;
  let id: string;

  beforeEach(async () => {
    const clock = hastyClock();
    vox = new VoxFreeSimulator({ clock });
    quiet.seed(vox);
    session = createSession({ backends: [voxfree({ ...vox.urls, io: vox.io(), timeout: 5_000 })], clock });
    await session.auth.signIn(demoUsers.marina);
    await waitUntil(() => session.connection.of('chat').get().status === 'online', 'online', patience);
    id = session.conversations.$list.get().value.find(({ place }) => place === 'mine')?.id ?? '';
    await session.conversations.open(id);
  });

  afterEach(async () => {
    await session.dispose();
    vox.stop();
    expect(vox.ledger.violations).to.deep.equal([]);
  });

  const own = (): readonly Message[] =>
    session.messages.of(id).get().value.items.filter(({ clientId }) => clientId !== undefined);

  const taken = (): readonly string[] => vox.ledger.accepted.map(({ file, text }) => file ?? text);

  /** An agent who retries what failed and checks what is not confirmed, until the vendor has it all. */
  async function insist(count: number): Promise<void> {
    await waitUntil(() => {
      for (const { status, clientId = '', id: known } of own()) {
        if (known !== clientId) continue;
        if (status === 'failed') session.messages.retry(id, clientId).catch(() => undefined);
        if (status === 'not-confirmed') session.messages.check(id, clientId).catch(() => undefined);
      }
      return own().length === count && own().every((message) => message.id !== message.clientId);
    }, 'the vendor has all', patience);
  }

  async function write(): Promise<readonly string[]> {
    const { messages } = session;
    const files = [new File(['one'], 'one.pdf', { type: 'application/pdf' }), new File(['two'], 'two.pdf', { type: 'application/pdf' })];
    await Promise.all([
      messages.send(id, 'first'), messages.send(id, 'second'), messages.attach(id, files, { caption: 'caption' }), messages.send(id, 'last'),
    ]);
    return ['first', 'second', 'one.pdf', 'two.pdf', 'last'];
  }

  const endpoints: readonly (readonly [Endpoint, string])[] = [['enviaMensagem.php', 'first'], ['enviaAnexo.php', 'one.pdf']];
  for (const [endpoint, victim] of endpoints) {
    for (const { name, fault, inOrder } of rows) {
      it(`loses and doubles nothing: ${victim}, ${name}`, async () => {
        vox.faults.next(endpoint, fault);
        const written = await write();
        await insist(written.length);
        expect([...taken()].sort()).to.deep.equal([...written].sort());
        const kept = inOrder ? written : written.filter((each) => each !== victim);
        expect(taken().filter((each) => kept.includes(each))).to.deep.equal(kept);
        const shown = own().map(({ attachment, body }) => attachment?.name ?? (body.kind === 'text' ? body.text : ''));
        expect([...shown].sort()).to.deep.equal([...written].sort());
      });
    }
  }

  it('keeps the order while everything goes wrong that the vendor itself does not decide', async () => {
    vox.faults.next('enviaMensagem.php', { kind: 'answer-lost' });
    vox.faults.next('enviaMensagem.php', { kind: 'status', status: 429, retryAfter: '2' });
    vox.faults.next('enviaAnexo.php', { kind: 'status', status: 429 }, 2);
    vox.faults.next('enviaAnexo.php', { kind: 'html' });
    const written = await write();
    await insist(written.length);
    expect(taken()).to.deep.equal(written);
  });

  it('keeps the order over an outage in the middle of it', async () => {
    const contactId = session.conversations.$selected.get()?.contact.id ?? '';
    vox.faults.next('enviaMensagem.php', { kind: 'hang', effect: true });
    const first = session.messages.send(id, 'first');
    await waitUntil(() => vox.ledger.accepted.length === 1, 'under way', patience);
    vox.faults.next('any', { kind: 'drop' }, 10_000);
    vox.controls.closeSockets({ keepClosed: true });
    await waitUntil(() => session.connection.of('chat').get().status !== 'online', 'away', patience);
    const rest = session.messages.attach(id, [new File(['x'], 'x.pdf')]).then(() => session.messages.send(id, 'last'));
    await Promise.all([first, rest]);
    vox.controls.customerWrites({ contactId, text: 'meanwhile' });
    vox.faults.clear();
    vox.controls.openSockets();
    session.connection.retryNow();
    await insist(3);
    expect(taken()).to.deep.equal(['first', 'x.pdf', 'last']);
    await waitUntil(() => session.messages.of(id).get().value.items.some(({ body }) => body.kind === 'text' && body.text === 'meanwhile'), 'the gap is filled', patience);
  });
});
