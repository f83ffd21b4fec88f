const recentKey = 'cc-emoji-recent';
const toneKey = 'cc-emoji-tone';
const most = 24;

/** What this browser's agent has used, newest first. */
export function recentEmoji(): readonly string[] {
  const list = parsed(read(recentKey));
  return Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string' && each.length <= 40).slice(0, most) : [];
}

export function rememberEmoji(symbol: string): void {
  write(recentKey, JSON.stringify([symbol, ...recentEmoji().filter((each) => each !== symbol)].slice(0, most)));
}

/** 0 to 5. */
export function knownTone(): number {
  const tone = Number(read(toneKey) ?? 0);
  return Number.isInteger(tone) && tone >= 0 && tone <= 5 ? tone : 0;
}

export function rememberTone(tone: number): void {
  write(toneKey, String(tone));
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '[]') as unknown;
  } catch {
    return [];
  }
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A page without storage forgets.
  }
}
