import { expect } from 'chai';
import type { Backend } from '../../src/domain/backend.js';
import { agentContract } from './agent-contract.js';
import { campaignsContract, insertContract, reportsContract } from './dialer-contract.js';
import { Recorder } from './recorder.js';
import { recordsContract } from './records-contract.js';
import { telephonyConnectContract } from './telephony-connect-contract.js';
import type { TelephonyPart, TelephonyWorld } from './telephony-world.js';
import { voiceContract } from './voice-contract.js';

/** The running world of one test. */
export interface TelephonyStage {
  readonly world: TelephonyWorld;
  readonly backend: Backend;
  readonly seen: Recorder;
  readonly controller: AbortController;
  /** Signs in and connects. */
  enter(): Promise<void>;
}

/**
 * What every telephone system's backend promises, read off the comments of `src/domain/backend.ts` and `voice-port.ts`.
 * Runs in a browser and on Node alike, about the parts that the vendor offers.
 */
export function telephonyContract(name: string, offers: ReadonlySet<TelephonyPart>, create: () => Promise<TelephonyWorld>): void {
  describe(`the telephony contract: ${name}`, () => {
    let stage: TelephonyStage;

    beforeEach(async () => { stage = stageOf(await create()); });

    afterEach(async () => {
      stage.controller.abort();
      const complaints = stage.world.complaints();
      await stage.world.stop();
      expect(complaints, 'what the vendor found wrong').to.deep.equal([]);
    });

    const current = (): TelephonyStage => stage;
    telephonyConnectContract(current);
    voiceContract(current);
    if (offers.has('agent')) agentContract(current);
    if (offers.has('campaigns')) campaignsContract(current);
    if (offers.has('inserting')) insertContract(current);
    if (offers.has('reports')) reportsContract(current);
    if (offers.has('records')) recordsContract(current);
  });
}

function stageOf(world: TelephonyWorld): TelephonyStage {
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
