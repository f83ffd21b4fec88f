import type { Agent, PauseReason } from '../../domain/agent.js';
import type { Loadable, Session } from '../../session/session-api.js';
import { iconCheckCircle, iconRefresh, type IconShape } from '../ui/icons.js';
import { iconPauseCircle, iconXCircle } from '../ui/icons-more.js';
import { lengthText } from './running-pause.js';
import type { StatusTexts } from './status-texts.js';

/** One thing that the agent may be: what the menu of the bar and the list of the panel offer alike. */
export interface Choice {
  /** `online`, `offline`, `pause:<id>`. */
  readonly id: string;
  readonly label: string;
  readonly icon: IconShape;
  readonly note?: string;
  readonly current: boolean;
  readonly kind: 'presence' | 'pause';
}

/** Only what the system offers at the moment, and what the agent is already. */
export function presenceChoices({ agent }: { readonly agent: Agent }, t: StatusTexts): readonly Choice[] {
  const { availability, can } = agent;
  const choices: Choice[] = [];
  if (can.has('go-online') || availability === 'available') {
    choices.push({ id: 'online', label: t.availability.available, icon: iconCheckCircle, current: availability === 'available', kind: 'presence' });
  }
  if (can.has('go-offline') || availability === 'offline') {
    choices.push({ id: 'offline', label: t.availability.offline, icon: iconXCircle, current: availability === 'offline', kind: 'presence' });
  }
  return choices;
}

export function pauseChoices({ agent, reasons }: { readonly agent: Agent; readonly reasons: readonly PauseReason[] }, t: StatusTexts): readonly Choice[] {
  return reasons.map(({ id, label, plannedLength }) => ({
    id: `pause:${id}`,
    label,
    icon: iconPauseCircle,
    current: agent.availability === 'paused' && agent.pause?.id === id,
    kind: 'pause',
    ...(plannedLength === undefined ? {} : { note: t.upTo(lengthText(plannedLength, t)) }),
  }));
}

/** What to choose, the pauses between available and not. While their list is not there the one thing to do about it is. */
export function menuChoices(
  agent: Agent,
  pauses: Loadable<readonly PauseReason[]> | undefined,
  t: StatusTexts,
): readonly (Choice & { readonly disabled?: boolean })[] {
  const [first, ...rest] = presenceChoices({ agent }, t);
  const between = pauses === undefined ? [] : pauseChoices({ agent, reasons: pauses.value }, t);
  const instead = pauses === undefined || pauses.value.length > 0 ? [] : [inPlaceOfPauses(pauses, t)];
  return [...(first ? [first] : []), ...between, ...instead, ...rest];
}

function inPlaceOfPauses({ status }: Loadable<unknown>, t: StatusTexts): Choice & { readonly disabled?: boolean } {
  if (status === 'error') return { id: 'reload', label: t.pausesNotLoaded, note: t.tryAgain, icon: iconRefresh, current: false, kind: 'pause' };
  const label = status === 'ready' ? t.noPauses : t.loading;
  return { id: 'nothing', label, icon: iconPauseCircle, current: false, kind: 'pause', disabled: true };
}

/** The act of a choice; none where the agent is that already. */
export function actOf({ agent: acts }: Session, agent: Agent, id: string): (() => Promise<void>) | undefined {
  const isPaused = agent.availability === 'paused';
  if (id === 'online') return agent.availability === 'available' ? undefined : () => (isPaused ? acts.endPause() : acts.goOnline());
  if (id === 'offline') return agent.availability === 'offline' ? undefined : () => acts.goOffline();
  if (id === 'reload') return () => acts.loadPauseReasons();
  return id.startsWith('pause:') ? () => acts.pause(id.slice('pause:'.length)) : undefined;
}
