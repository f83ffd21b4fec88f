import { expect } from 'chai';
import type { Backend } from '../../src/domain/backend.js';
import { Fault } from '../../src/domain/fault.js';
import type { OutgoingText } from '../../src/domain/message.js';
import { attachmentContract } from './attachment-contract.js';
import { authContract } from './auth-contract.js';
import { chatContract } from './chat-contract.js';
import { connectContract } from './connect-contract.js';
import { Recorder } from './recorder.js';
import { sendContract } from './send-contract.js';
import type { World } from './world.js';

/** The running world of one test. */
export interface Stage {
  readonly world: World;
  readonly backend: Backend;
  readonly seen: Recorder;
  readonly controller: AbortController;
  /** Signs in and connects. */
  enter(): Promise<void>;
}

/**
 * What every backend promises, read off the comments of `src/domain/backend.ts` and `chat-port.ts`. Runs in a browser
 * and on Node alike.
 */
export function backendContract(name: string, create: () => Promise<World>): void {
  describe(`the backend contract: ${name}`, () => {
    let stage: Stage;

    beforeEach(async () => { stage = stageOf(await create()); });

    afterEach(async () => {
      stage.controller.abort();
      const complaints = await stage.world.complaints();
      await stage.world.stop();
      expect(complaints, 'what the vendor found wrong').to.deep.equal([]);
    });

    const current = (): Stage => stage;
    connectContract(current);
    authContract(current);
    chatContract(current);
    sendContract(current);
    attachmentContract(current);
  });
}

function stageOf(world: World): Stage {
  const { backend } = world;
  const seen = new Recorder();
  const controller = new AbortController();
  return {
    world,
    backend,
    seen,
    controller,
    async enter() {
      if (backend.auth) expect((await backend.auth.signIn(world.user)).step).to.equal('signed-in');
      await backend.connect(seen.emit, controller.signal);
    },
  };
}

/** The Fault with which `promise` rejects; anything else is a failure of the test. */
export async function faultOf(promise: Promise<unknown> | undefined): Promise<Fault> {
  if (!promise) throw new Error('no such method');
  const outcome = await promise.then(() => 'was accepted', (error: unknown) => error);
  if (outcome instanceof Fault) return outcome;
  throw new Error(`no Fault: ${String(outcome)}`);
}

let written = 0;

export function outgoing(conversationId: string, text: string, more: Partial<OutgoingText> = {}): OutgoingText {
  written += 1;
  return { clientId: `client-${written}`, conversationId, text, writtenAt: Date.now(), ...more };
}
