import { fixture, html, waitUntil } from '@open-wc/testing';
import { voxfree } from '../../../src/adapters/voxfree/index.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { demoUsers, empty } from '../../../src/simulators/scenarios/index.js';
import { addChat, addContact, VoxFreeSimulator, type VoxFreeOptions } from '../../../src/simulators/voxfree/index.js';
import { sized } from './thread.js';

export interface VoxFreeThread {
  readonly el: CcChatThread;
  readonly session: Session;
  readonly vox: VoxFreeSimulator;
}

const running: { readonly session: Session; readonly vox: VoxFreeSimulator }[] = [];

afterEach(async () => {
  for (const { session, vox } of running.splice(0)) {
    await session.dispose();
    vox.stop();
  }
});

/** Marina signed in at a simulated VoxFree account, with an empty thread on the page. */
export async function voxfreeThread(seed: (vox: VoxFreeSimulator) => void, options: VoxFreeOptions = {}): Promise<VoxFreeThread> {
  const vox = new VoxFreeSimulator(options);
  empty.seed(vox);
  seed(vox);
  const session = createSession({ backends: [voxfree({ ...vox.urls, io: vox.io(), agentName: 'Marina', timeout: 2000 })] });
  running.push({ session, vox });
  await session.auth.signIn({ user: demoUsers.marina.user, password: demoUsers.marina.password });
  await waitUntil(() => session.conversations.$list.get().status === 'ready');
  const el = sized(await fixture<CcChatThread>(html`<cc-chat-thread lang="en" .session=${session}></cc-chat-thread>`));
  return { el, session, vox };
}

export { addChat, addContact };
