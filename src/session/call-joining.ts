import type { Call } from '../domain/call.js';
import { dialableNumber } from '../domain/dialable-number.js';
import { Fault } from '../domain/fault.js';
import type { VoicePort } from '../domain/voice-port.js';
import { type Begin, type CallBoard, idOf } from './call-board.js';
import { isRingingIn } from './call-order.js';
import type { Kernel } from './kernel.js';
import { invoke } from './ports.js';
import type { CallsSlice } from './session-api.js';

type JoiningActs = Pick<
  CallsSlice,
  'transfer' | 'consult' | 'completeTransfer' | 'cancelConsult' | 'conference' | 'split'
>;

/** What joins calls with each other or with somebody else. */
export function createJoining(kernel: Kernel, { $calls, $current, dialled }: CallBoard, begin: Begin): JoiningActs {
  const voice = (): VoicePort => kernel.ports.need('voice');
  const find = (callId: string | undefined): Call | undefined => $calls.get().find(({ id }) => id === callId);
  const consultation = (callId: string | undefined): Call => {
    const call = callId === undefined ? $calls.get().find(isConsultation) : find(callId);
    if (!call || !isConsultation(call)) throw new Fault('rejected');
    return call;
  };
  return {
    transfer: (target, callId) => kernel.act('voice.transfer', async () => {
      await invoke(voice(), 'transfer', idOf(callId, $current.get()), dialable(target));
    }),
    consult: (target, callId) => kernel.act('voice.consult', async () => {
      const consultFor = idOf(callId, $current.get());
      if (!voice().transferAttended) throw new Fault('unsupported');
      const number = dialable(target);
      dialled(number);
      return begin(undefined, () => voice().dial(number, { consultFor }));
    }),
    completeTransfer: (consultId) => kernel.act('voice.completeTransfer', async () => {
      const { id, consultFor = '' } = consultation(consultId);
      await invoke(voice(), 'transferAttended', consultFor, id);
    }),
    cancelConsult: (consultId) => kernel.act('voice.cancelConsult', async () => {
      const { id, consultFor } = consultation(consultId);
      await voice().hangUp(id);
      const caller = find(consultFor);
      if (caller?.hold.local) await begin(caller.id, () => invoke(voice(), 'resume', caller.id));
    }),
    conference: (callIds = joinable($calls.get())) => kernel.act('voice.conference', async () => {
      if (callIds.length < 2) throw new Fault('rejected');
      await invoke(voice(), 'conference', callIds);
    }),
    split: (keepId) => kernel.act('voice.split', async () => {
      const kept = find(keepId) ?? $calls.get().find(({ conferenceId }) => conferenceId !== undefined);
      if (kept?.conferenceId === undefined) throw new Fault('rejected');
      await invoke(voice(), 'split', kept.conferenceId, kept.id);
    }),
  };
}

function isConsultation(call: Call): boolean {
  return call.consultFor !== undefined && call.state !== 'ended';
}

function joinable(calls: readonly Call[]): readonly string[] {
  return calls.filter((call) => call.state === 'active' && !isRingingIn(call)).map(({ id }) => id);
}

function dialable(target: string): string {
  const number = dialableNumber(target);
  if (number === '') throw new Fault('rejected');
  return number;
}
