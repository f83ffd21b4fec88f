/** Shortcuts by physical key, such as `Alt+KeyJ`: modifiers first, then the `code` of a keyboard event. */
export interface InboxHotkeys {
  readonly next?: string;
  readonly previous?: string;
}

export const defaultHotkeys: Required<InboxHotkeys> = { next: 'Alt+KeyJ', previous: 'Alt+KeyK' };

const modifiers = [['Ctrl', 'ctrlKey'], ['Alt', 'altKey'], ['Shift', 'shiftKey'], ['Meta', 'metaKey']] as const;

/** AltGr writes characters on many layouts, and reports itself as Alt on some systems: never a shortcut. */
export function isHotkey(event: KeyboardEvent, hotkey: string | undefined): boolean {
  if (hotkey === undefined || event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return false;
  const parts = hotkey.split('+');
  if (parts.at(-1) !== event.code) return false;
  return modifiers.every(([name, flag]) => parts.slice(0, -1).includes(name) === event[flag]);
}
