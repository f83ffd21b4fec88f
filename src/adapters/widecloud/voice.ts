import type { VoicePort } from '../../domain/voice-port.js';
import { dialableNumber } from '../../domain/dialable-number.js';
import { Fault } from '../../domain/fault.js';
import type { Context } from './context.js';
import { answerOf, column } from './decode.js';
import type { ExtensionCalls } from './extension-calls.js';
import type { Live } from './live.js';

/** The vendor's only act is to dial: the agent's extension rings first, then the number. The rest is the telephone's. */
export function voiceOf(context: Context, calls: ExtensionCalls, live: Live): VoicePort {
  const none = (): Promise<never> => Promise.reject(new Fault('rejected', { cause: new Error('done at the telephone only') }));
  return {
    async dial(number, { shownNumber, ringLimit } = {}) {
      if (shownNumber !== undefined || ringLimit !== undefined) {
        throw new Fault('unsupported', { cause: new Error('Wide Cloud has neither a shown number nor a limit of ringing') });
      }
      const target = targetOf(number);
      if (target === '') throw new Fault('rejected', { cause: new Error('not a number') });
      const answer = await context.call('clicktocall', { origem: context.settings.extension, destino: target }, answerOf);
      const { io, extension } = context.settings;
      const id = column(answer, 'id') || `${extension}_${io.clock.now()}`;
      if (context.isLinked) {
        calls.clicked(id, target);
        live.lookSoon();
      }
      return id;
    },
    answer: none,
    reject: none,
    hangUp: none,
  };
}

/** As a Brazilian PBX dials: home numbers without the country, others behind `00`. */
function targetOf(number: string): string {
  return dialableNumber(number).replace(/^\+55(?=\d{10,11}$)/, '').replace(/^\+/, '00');
}
