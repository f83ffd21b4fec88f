import { expect, waitUntil } from '@open-wc/testing';
import type { Message } from '../../src/domain/message.js';
import type { Session } from '../../src/session/session-api.js';
import { aConversation, aMessage, anAgent } from '../support/samples.js';
import { signedInSession, type ScriptedSession } from '../support/scripted-session.js';

const patience = { timeout: 10_000 };

type Sent = Readonly<Record<'text' | 'file', string>>;

/** A page of an agent that gets a text and a file into a state, and dies there. */
async function crashed(state: string): Promise<Sent> {
  const frame = document.createElement('iframe');
  frame.src = new URL(`./crashing-page.html#state=${state}`, import.meta.url).href;
  const written = new Promise<Sent>((resolve) => {
    window.addEventListener('message', ({ data, source }: MessageEvent<Sent>) => {
      if (source === frame.contentWindow) resolve(data);
    });
  });
  document.body.append(frame);
  const sent = await written;
  frame.remove();
  return sent;
}

/** What the vendor has of it, as it would tell it. */
const arrived = ({ text, file }: Sent): readonly Message[] => [
  aMessage({ id: '901', conversationId: '1', direction: 'out', clientId: text, body: { kind: 'text', text: 'text' } }),
  aMessage({
    id: '902', conversationId: '2', direction: 'out', clientId: file, body: { kind: 'text', text: 'caption' },
    attachment: { kind: 'document', url: 'https://files.example/1', name: 'f.txt' },
  }),
];

const reload = (state: string, messages: readonly Message[]): Promise<ScriptedSession> => signedInSession({
  agent: anAgent({ id: `agent-${state}` }), conversations: [aConversation({ id: '1' }), aConversation({ id: '2' })], messages, desk: { only: ['attach'] },
});

const outgoing = (session: Session): readonly Message[] => ['1', '2'].flatMap((id) =>
  session.messages.of(id).get().value.items.filter(({ direction }) => direction === 'out'));

const shows = (session: Session, ...expected: readonly string[]): Promise<void> =>
  waitUntil(() => outgoing(session).map(({ status }) => status).join() === expected.join(), expected.join(), patience);

const commands = ({ backend }: ScriptedSession): readonly string[] =>
  backend.script.log.filter((command) => ['send', 'attach', 'findSent'].includes(command)).sort();

async function insist({ session }: ScriptedSession): Promise<void> {
  for (const { clientId = '', conversationId } of outgoing(session)) await session.messages.retry(conversationId, clientId);
  await shows(session, 'sent', 'sent');
}

describe('session: a page that dies with a text and a file', () => {
  it('in the queue: they go out', async () => {
    await crashed('queued');
    const scripted = await reload('queued', []);
    await shows(scripted.session, 'sent', 'sent');
    expect(commands(scripted)).to.deep.equal(['attach', 'send']);
  });

  for (const state of ['sending', 'not-confirmed']) {
    it(`${state}, and the vendor has them: they are found, and not sent again`, async () => {
      const sent = await crashed(state);
      const scripted = await reload(state, arrived(sent));
      await shows(scripted.session, 'sent', 'sent');
      expect(commands(scripted)).to.deep.equal(['findSent', 'findSent']);
    });

    it(`${state}, and the vendor does not have them: the agent may send them, with their contents`, async () => {
      await crashed(state);
      const scripted = await reload(state, []);
      await shows(scripted.session, 'failed', 'failed');
      expect(commands(scripted)).to.deep.equal(['findSent', 'findSent']);
      await insist(scripted);
      expect(commands(scripted)).to.deep.equal(['attach', 'findSent', 'findSent', 'send']);
      const [, , content] = scripted.backend.desk.asked.find(([command]) => command === 'attach') ?? [];
      expect(await (content as Blob).text()).to.equal('content');
    });
  }

  it('refused: they are still there, with the reason', async () => {
    await crashed('failed');
    const scripted = await reload('failed', []);
    const { session } = scripted;
    await shows(session, 'failed', 'failed');
    expect(outgoing(session).map(({ faultCode }) => faultCode)).to.deep.equal(['rejected', 'rejected']);
    expect(commands(scripted)).to.deep.equal([]);
    await insist(scripted);
    expect(commands(scripted)).to.deep.equal(['attach', 'send']);
  });
});
