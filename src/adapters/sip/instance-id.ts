/** Who shares one `+sip.instance`: nobody else, or all tabs of the browser profile, of which one at a time registers. */
export type InstanceScope = 'tab' | 'browser';

/**
 * The `+sip.instance` (RFC 5626 part 4.1) for one account. Kept over reloads, so that the registrar replaces the old
 * binding instead of ringing a page that is gone. Not a secret.
 */
export function instanceIdOf(account: string, scope: InstanceScope): string {
  const key = `cc-widgets.sip-instance:${account}`;
  try {
    const storage = scope === 'tab' ? sessionStorage : localStorage;
    const known = storage.getItem(key);
    if (known) return known;
    const fresh = crypto.randomUUID();
    storage.setItem(key, fresh);
    return fresh;
  } catch {
    return crypto.randomUUID();
  }
}
