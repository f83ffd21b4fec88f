import { atom, type ReadableAtom } from 'nanostores';

/** What alerts are about: a message in a conversation of the agent's, somebody who began to wait, a conversation that came to the agent. */
export const alertKinds = ['message', 'waiting', 'handed'] as const;
export type AlertKind = (typeof alertKinds)[number];

export interface AlertSettings {
  readonly sound: Readonly<Record<AlertKind, boolean>>;
  /** Shown by the system, once the agent let the browser do so. */
  readonly desktop: Readonly<Record<AlertKind, boolean>>;
  /** Minutes between reminders while somebody waits; 0: none. */
  readonly remind: number;
  /** 0 to 1. */
  readonly volume: number;
  /** Desktop notifications without the words of messages. */
  readonly hideText: boolean;
}

export const usualAlerts: AlertSettings = {
  sound: { message: true, waiting: true, handed: true },
  desktop: { message: false, waiting: false, handed: false },
  remind: 3,
  volume: 0.6,
  hideText: false,
};

const key = 'cc-widgets.alerts';

/** Of this browser, for all its tabs. */
const $settings = atom<AlertSettings>(usualAlerts);
let following = false;

export function alertSettings(): ReadableAtom<AlertSettings> {
  if (!following) {
    following = true;
    $settings.set(parsed(stored()));
    globalThis.addEventListener('storage', ({ key: changed, newValue }) => {
      if (changed === key) $settings.set(parsed(newValue));
    });
  }
  return $settings;
}

/** Kept for the next time, where the browser keeps anything. */
export function setAlertSettings(change: Partial<AlertSettings>): void {
  const next = { ...alertSettings().get(), ...change };
  $settings.set(next);
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // They hold for this page then.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Anybody can write into the storage of a page: what is not as it should be is as usual. */
function parsed(text: string | null): AlertSettings {
  let known: unknown;
  try {
    known = JSON.parse(text ?? 'null');
  } catch {
    known = undefined;
  }
  const { sound, desktop, remind, volume, hideText } = record(known);
  return {
    sound: switches(sound, usualAlerts.sound),
    desktop: switches(desktop, usualAlerts.desktop),
    remind: between(remind, 0, 60, usualAlerts.remind),
    volume: between(volume, 0, 1, usualAlerts.volume),
    hideText: typeof hideText === 'boolean' ? hideText : usualAlerts.hideText,
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function switches(value: unknown, usual: Readonly<Record<AlertKind, boolean>>): Readonly<Record<AlertKind, boolean>> {
  const given = record(value);
  const of = (kind: AlertKind): boolean => (typeof given[kind] === 'boolean' ? given[kind] : usual[kind]);
  return { message: of('message'), waiting: of('waiting'), handed: of('handed') };
}

function between(value: unknown, least: number, most: number, usual: number): number {
  return typeof value === 'number' && value >= least && value <= most ? value : usual;
}
