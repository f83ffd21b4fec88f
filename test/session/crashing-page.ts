import { createSession } from '../../src/session/create-session.js';
import { aConversation, anAgent } from '../support/samples.js';
import { ScriptedBackend } from '../support/scripted-backend.js';

/** Gets as far as sending the first of two texts, and with `#file` a file, to a vendor that never answers; leaves a draft. */
const backend = new ScriptedBackend({ agent: anAgent({ id: 'agent-who-reloads' }), conversations: [aConversation({ id: '1' })], desk: { only: ['attach'] } });
backend.script.holdBack('send');
const session = createSession({ backends: [backend] });

async function work(): Promise<void> {
  await session.auth.signIn({ user: 'marina', password: 'right' });
  const first = await session.messages.send('1', 'first');
  const second = await session.messages.send('1', 'second');
  if (location.hash === '#file') await session.messages.attach('1', [new File(['note'], 'note.txt', { type: 'text/plain' })], { caption: 'third' });
  session.messages.setDraft('1', { text: 'half a thought' });
  while (!backend.script.log.includes('send')) await new Promise(requestAnimationFrame);
  window.parent.postMessage({ first, second }, window.location.origin);
}

void work();
