import type { Backend } from '../domain/backend.js';
import type { VoicePort } from '../domain/voice-port.js';
import type { DialAbility } from './session-api.js';

const abilityOf: Readonly<Record<DialAbility, (voice: VoicePort) => boolean>> = {
  'shown-number': ({ dialChoices }) => dialChoices?.has('shownNumber') === true,
  'ring-limit': ({ dialChoices }) => dialChoices?.has('ringLimit') === true,
  external: (voice) => voice.dialExternal !== undefined,
  'on-behalf': (voice) => voice.dialOnBehalf !== undefined,
};

/** The first backend whose telephone has all of these; the one that carries the calls need not. */
export function backendWith(backends: readonly Backend[], ...wanted: readonly DialAbility[]): Backend | undefined {
  return backends.find(({ voice }) => voice !== undefined && wanted.every((ability) => abilityOf[ability](voice)));
}

export function dialAbilities(backends: readonly Backend[]): ReadonlySet<DialAbility> {
  return new Set((Object.keys(abilityOf) as DialAbility[]).filter((ability) => backendWith(backends, ability)));
}
