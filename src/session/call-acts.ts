import type { Call } from '../domain/call.js';
import { dialableNumber } from '../domain/dialable-number.js';
import { Fault } from '../domain/fault.js';
import type { VoicePort } from '../domain/voice-port.js';
import { isHeld, isRingingIn, isRunning } from './call-order.js';
import { type Begin, type CallBoard, idOf } from './call-board.js';
import { createJoining } from './call-joining.js';
import type { Kernel } from './kernel.js';
import { invoke } from './ports.js';
import type { CallsSlice } from './session-api.js';
import { until } from './until.js';

/** So long the other side may take to confirm a hold before another call is begun. */
const holdLimit = 10_000;

export type CallActs = Omit<
  CallsSlice,
  '$calls' | '$current' | '$lastDialled' | '$quality' | '$dialAbilities' | 'dialExternal' | 'dialOnBehalf' | 'dismiss' | '$cut' | 'dismissCut'
>;

/** Places a call with a choice that only a PBX has. */
export type Detour = (number: string, choice: NonNullable<Parameters<CallsSlice['dial']>[1]>) => Promise<string>;

/** What the agent does with calls. At most one call runs: whatever runs is put on hold before another is begun. */
export function createCallActs(kernel: Kernel, board: CallBoard, begin: Begin, detour: Detour): CallActs {
  const voice = (): VoicePort => kernel.ports.need('voice');
  const ringing = (): Call | undefined => board.$calls.get().find(isRingingIn);
  const resume = (callId: string | undefined): Promise<void> => {
    const id = idOf(callId, board.$calls.get().find(isHeld));
    return begin(id, () => invoke(voice(), 'resume', id));
  };
  return {
    ...createControls(kernel, board),
    ...createJoining(kernel, board, begin),
    dial: (number, choice) => (choice ? detour(number, choice) : kernel.act('voice.dial', async () => {
      const port = voice();
      const dialable = dialableNumber(number);
      if (dialable === '' || !board.mayDial()) throw new Fault('rejected');
      board.dialled(dialable);
      return begin(undefined, () => port.dial(dialable));
    })),
    answer: (callId) => kernel.act('voice.answer', async () => {
      const id = idOf(callId, ringing());
      await begin(id, () => voice().answer(id));
    }),
    reject: (callId) => kernel.act('voice.reject', async () => voice().reject(idOf(callId, ringing()), 'declined')),
    silence: (callId) => kernel.act('voice.silence', async () => invoke(voice(), 'silence', idOf(callId, ringing()))),
    resume: (callId) => kernel.act('voice.resume', async () => resume(callId)),
    swap: (callId) => kernel.act('voice.swap', async () => resume(callId)),
  };
}

/** What is done with the call at hand and begins no other. */
function createControls(
  kernel: Kernel,
  { $calls, $current }: CallBoard,
): Pick<CallActs, 'hangUp' | 'hold' | 'setMuted' | 'sendDtmf'> {
  const voice = (): VoicePort => kernel.ports.need('voice');
  const id = (callId: string | undefined): string => idOf(callId, $current.get());
  return {
    hangUp: (callId) => kernel.act('voice.hangUp', async () => {
      const call = $calls.get().find((each) => each.id === id(callId));
      await (call && isRingingIn(call) ? voice().reject(call.id, 'declined') : voice().hangUp(id(callId)));
    }),
    hold: (callId) => kernel.act('voice.hold', async () => invoke(voice(), 'hold', id(callId))),
    setMuted: (muted, callId) => kernel.act('voice.setMuted', async () => invoke(voice(), 'setMuted', id(callId), muted)),
    sendDtmf: (tones, callId) => kernel.act('voice.sendDtmf', async () => {
      const dialable = tones.replace(/[^0-9*#]/g, '');
      if (dialable !== '') await invoke(voice(), 'sendDtmf', id(callId), dialable);
    }),
  };
}

export function createBegin(kernel: Kernel, board: CallBoard): Begin {
  return oneAtATime((exceptId) => holdRunning(kernel, board, exceptId));
}

/** Two quick clicks must not begin two calls. */
function oneAtATime(prepare: (exceptId: string | undefined) => Promise<void>): Begin {
  let busy = false;
  return async (callId, run) => {
    if (busy) throw new Fault('conflict');
    busy = true;
    try {
      await prepare(callId);
      return await run();
    } finally {
      busy = false;
    }
  };
}

/** Waits for the other side's word; a call that can be neither held nor left alone is a conflict for the agent to solve. */
async function holdRunning({ ports, clock }: Kernel, { $calls }: CallBoard, exceptId: string | undefined): Promise<void> {
  const conferenceId = $calls.get().find(({ id }) => id === exceptId)?.conferenceId;
  const isOther = (call: Call): boolean => call.id !== exceptId && (conferenceId === undefined || call.conferenceId !== conferenceId);
  const running = $calls.get().filter((call) => isRunning(call) && call.state !== 'ending' && isOther(call));
  const port = ports.need('voice');
  if (running.some(({ state }) => !port.hold || state !== 'active')) throw new Fault('conflict');
  const ids = new Set(running.map(({ id }) => id));
  await Promise.all(running.map(async ({ id, pending }) => (pending === 'hold' ? undefined : port.hold?.(id))));
  await until($calls, (calls) => !calls.some((call) => ids.has(call.id) && isRunning(call)), clock, holdLimit);
}
