import { Fault } from '../../src/domain/fault.js';
import { createSession } from '../../src/session/create-session.js';
import { aConversation, anAgent } from '../support/samples.js';
import { ScriptedBackend } from '../support/scripted-backend.js';

const state = /^#state=(.+)$/.exec(location.hash)?.[1];

const backend = new ScriptedBackend({
  agent: anAgent({ id: state === undefined ? 'agent-who-reloads' : `agent-${state}` }),
  conversations: [aConversation({ id: '1' }), aConversation({ id: '2' })],
  desk: { only: ['attach'] },
});
const session = createSession({ backends: [backend] });

const note = (text: string, name: string): File => new File([text], name, { type: 'text/plain' });

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(requestAnimationFrame);
}

/** Gets as far as sending the first of two texts, and with `#file` a file, to a vendor that never answers; leaves a draft. */
async function work(): Promise<void> {
  backend.script.holdBack('send');
  await session.auth.signIn({ user: 'marina', password: 'right' });
  const first = await session.messages.send('1', 'first');
  const second = await session.messages.send('1', 'second');
  if (location.hash === '#file') await session.messages.attach('1', [note('note', 'note.txt')], { caption: 'third' });
  session.messages.setDraft('1', { text: 'half a thought' });
  await until(() => backend.script.log.includes('send'));
  window.parent.postMessage({ first, second }, window.location.origin);
}

/** As a later page finds them. */
async function storedStates(): Promise<readonly string[]> {
  const opening = indexedDB.open('cc-widgets');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const reading = opening.result.transaction('texts').objectStore('texts').index('key').getAll(`scripted:agent-${state}`);
  await new Promise((resolve) => (reading.onsuccess = resolve));
  opening.result.close();
  return reading.result.map(({ text }: { readonly text: { readonly status: string } }) => text.status);
}

/** Gets a text in one conversation and a file in another into the state. */
async function workUntil(wanted: string): Promise<void> {
  const { script } = backend;
  for (const command of ['send', 'attach']) {
    if (wanted === 'sending') script.holdBack(command);
    if (wanted === 'failed') script.failNext(command, new Fault('rejected'));
    if (wanted === 'not-confirmed') {
      script.failNext(command, new Fault('timeout', { outcomeUnknown: true }));
      script.failNext('findSent', new Fault('protocol'));
    }
  }
  await session.auth.signIn({ user: 'marina', password: 'right' });
  await until(() => session.connection.of('chat').get().status === 'online');
  if (wanted === 'queued') backend.drop();
  const text = await session.messages.send('1', 'text');
  const [file] = await session.messages.attach('2', [note('content', 'f.txt')], { caption: 'caption' });
  const isTold = wanted === 'not-confirmed' ? 2 : 0;
  await until(() => script.log.filter((command) => command === 'findSent').length === isTold);
  while ((await storedStates()).join() !== `${wanted},${wanted}`) await new Promise(requestAnimationFrame);
  window.parent.postMessage({ text, file }, window.location.origin);
}

void (state === undefined ? work() : workUntil(state));
