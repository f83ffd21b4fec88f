import { expect, waitUntil } from '@open-wc/testing';
import { Fault } from '../../src/domain/fault.js';
import type { Message } from '../../src/domain/message.js';
import type { Session } from '../../src/session/session-api.js';
import { aConversation, aMessage, anAgent } from '../support/samples.js';
import { signedInSession, type ScriptedSession } from '../support/scripted-session.js';
import { factsOf, rejection } from './support.js';

const patience = { timeout: 10_000 };

let tabs = 0;

/** Two sessions of one agent that know of each other only what the browser tells them; each has its own vendor. */
async function twoTabs(): Promise<readonly [ScriptedSession, ScriptedSession]> {
  tabs += 1;
  const agent = anAgent({ id: `agent-with-two-tabs-${tabs}` });
  const tab = (): Promise<ScriptedSession> => signedInSession({
    agent,
    conversations: [aConversation({ id: '1' })],
    messages: [aMessage({ id: '10', conversationId: '1' })],
    desk: { only: ['attach'] },
  });
  const both = [await tab(), await tab()] as const;
  await Promise.all(both.map(({ session }) => session.conversations.open('1')));
  return both;
}

const outgoing = (session: Session): readonly Message[] =>
  session.messages.of('1').get().value.items.filter(({ direction }) => direction === 'out');

const outline = (session: Session): readonly string[] => outgoing(session).map(({ attachment, body, status }) =>
  `${attachment ? `[${attachment.name}]` : ''}${body.kind === 'text' ? body.text : ''}: ${status}`);

const shows = (session: Session, ...expected: readonly string[]): Promise<void> =>
  waitUntil(() => outline(session).join('|') === expected.join('|'), expected.join('|'), patience);

const commands = ({ backend }: ScriptedSession): readonly string[] =>
  backend.script.log.filter((command) => ['send', 'attach', 'findSent'].includes(command));

const letter = new File(['Dear'], 'letter.txt', { type: 'text/plain' });

describe('session: two tabs of one agent', () => {
  it('see what the other has under way, and send nothing of it', async () => {
    const [a, b] = await twoTabs();
    const release = a.backend.script.holdBack('send');
    const clientId = await a.session.messages.send('1', 'from a');
    const [fileId = ''] = await a.session.messages.attach('1', [letter]);
    await shows(b.session, 'from a: sending', '[letter.txt]: queued');
    expect(outgoing(b.session)[0]?.clientId).to.equal(clientId);
    expect(await (await b.session.messages.outgoingFile('1', fileId))?.text()).to.equal('Dear');
    await b.session.messages.send('1', 'from b');
    await waitUntil(() => commands(b).length === 1, 'b sends its own', patience);
    release();
    await shows(b.session, 'from b: sent');
    await shows(a.session, 'from a: sent', '[letter.txt]: sent');
    expect(commands(a)).to.deep.equal(['send', 'attach']);
    expect(commands(b)).to.deep.equal(['send']);
  });

  it('show once what the vendor tells of before the other tab does', async () => {
    const [a, b] = await twoTabs();
    const release = a.backend.script.holdBack('send');
    await a.session.messages.send('1', 'hello');
    await a.session.messages.send('1', 'hello');
    await shows(b.session, 'hello: sending', 'hello: queued');
    const arrived = aMessage({ id: '77', conversationId: '1', direction: 'out', body: { kind: 'text', text: 'hello' } });
    b.backend.emit({ type: 'messages-received', conversationId: '1', messages: [arrived], history: 'delta' });
    expect(outline(b.session)).to.deep.equal(['hello: sent', 'hello: queued']);
    b.backend.emit({ type: 'messages-received', conversationId: '1', messages: [arrived], history: 'delta' });
    expect(outline(b.session)).to.deep.equal(['hello: sent', 'hello: queued']);
    release();
    await shows(b.session, 'hello: sent');
    expect(commands(b)).to.deep.equal([]);
  });

  it('act for each other on what has failed or waits', async () => {
    const [a, b] = await twoTabs();
    a.backend.script.failNext('send', new Fault('rejected'));
    const clientId = await a.session.messages.send('1', 'again');
    await shows(b.session, 'again: failed');
    await b.session.messages.retry('1', clientId);
    await shows(a.session, 'again: sent');
    a.backend.drop();
    const second = await a.session.messages.send('1', 'never mind');
    await shows(b.session, 'never mind: queued');
    expect((await rejection(b.session.messages.retry('1', second))).code).to.equal('conflict');
    expect(await b.session.messages.discard('1', second)).to.equal('never mind');
    await shows(b.session);
    expect(outline(a.session)).to.deep.equal(['again: sent']);
    expect([commands(a), commands(b)]).to.deep.equal([['send', 'send'], []]);
  });

  it('take over in order what the other left when it signed out', async () => {
    const [a, b] = await twoTabs();
    a.backend.drop();
    await a.session.messages.send('1', 'one');
    await a.session.messages.attach('1', [letter], { caption: 'two' });
    await shows(b.session, 'one: queued', '[letter.txt]two: queued');
    expect(commands(b)).to.deep.equal([]);
    a.backend.script.up = true;
    await a.session.auth.signOut();
    await shows(b.session, 'one: sent', '[letter.txt]two: sent');
    expect(commands(b)).to.deep.equal(['send', 'attach']);
    expect(commands(a)).to.deep.equal([]);
  });

  it('tell the host of a message once, in the tab that sent it', async () => {
    const [a, b] = await twoTabs();
    const facts = [factsOf(a.session, 'cc-message-sent'), factsOf(b.session, 'cc-message-sent')];
    await a.session.messages.send('1', 'once');
    await shows(a.session, 'once: sent');
    await shows(b.session);
    expect(facts.map(({ length }) => length)).to.deep.equal([1, 0]);
  });

  it('share drafts: what was typed last counts, in both', async () => {
    const [a, b] = await twoTabs();
    const draft = ({ session }: ScriptedSession): string => session.messages.draft('1').text;
    a.session.messages.setDraft('1', { text: 'from a' });
    await waitUntil(() => draft(b) === 'from a', 'a’s draft', patience);
    b.session.messages.setDraft('1', { text: 'from a and b', replyTo: '10' });
    await waitUntil(() => draft(a) === 'from a and b', 'b’s draft', patience);
    expect(a.session.messages.draft('1').replyTo).to.equal('10');
    for (const text of ['x', 'xy', 'xyz']) a.session.messages.setDraft('1', { text });
    expect(draft(a)).to.equal('xyz');
    await waitUntil(() => draft(b) === 'xyz', 'a’s last word', patience);
    b.session.messages.setDraft('1', { text: '' });
    await waitUntil(() => a.session.messages.$drafts.get().size === 0, 'sent or thrown away', patience);
  });
});

describe('session: a tab that dies', () => {
  it('leaves what it was sending to another that stays open, which looks it up first', async () => {
    const frame = document.createElement('iframe');
    frame.src = new URL('./crashing-page.html#file', import.meta.url).href;
    const dying = new Promise<{ readonly first: string; readonly second: string }>((resolve) => {
      window.addEventListener('message', ({ data, source }) => {
        if (source === frame.contentWindow) resolve(data as { first: string; second: string });
      });
    });
    document.body.append(frame);
    const { first, second } = await dying;
    const arrived = aMessage({ id: '900', conversationId: '1', direction: 'out', clientId: first, body: { kind: 'text', text: 'first' } });
    const scripted = await signedInSession({
      agent: anAgent({ id: 'agent-who-reloads' }), conversations: [aConversation({ id: '1' })], messages: [arrived], desk: { only: ['attach'] },
    });
    const { session, backend } = scripted;
    await shows(session, 'first: sending', 'second: queued', '[note.txt]third: queued');
    expect(commands(scripted)).to.deep.equal([]);
    frame.remove();
    await shows(session, 'first: sent', 'second: sent', '[note.txt]third: sent');
    expect(commands(scripted)).to.deep.equal(['findSent', 'send', 'attach']);
    expect(backend.chatVendor.accepted.map(({ clientId }) => clientId)).to.deep.equal([second]);
    const [, message, content] = backend.desk.asked.find(([command]) => command === 'attach') ?? [];
    expect(message).to.deep.include({ text: 'third', file: { name: 'note.txt', size: 4, type: 'text/plain' } });
    expect(await (content as Blob).text()).to.equal('note');
    session.messages.setDraft('1', { text: '' });
  });
});
