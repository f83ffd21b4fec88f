import { createSession } from '../../src/session/create-session.js';
import { aConversation, anAgent } from '../support/samples.js';
import { ScriptedBackend } from '../support/scripted-backend.js';

/** Gets as far as sending the first of two texts to a vendor that never answers, and leaves a draft. */
const backend = new ScriptedBackend({ agent: anAgent({ id: 'agent-who-reloads' }), conversations: [aConversation({ id: '1' })] });
backend.script.holdBack('send');
const session = createSession({ backends: [backend] });

async function work(): Promise<void> {
  await session.auth.signIn({ user: 'marina', password: 'right' });
  const first = await session.messages.send('1', 'first');
  const second = await session.messages.send('1', 'second');
  session.messages.setDraft('1', { text: 'half a thought' });
  while (!backend.script.log.includes('send')) await new Promise(requestAnimationFrame);
  window.parent.postMessage({ first, second }, window.location.origin);
}

void work();
