/**
 * The `+sip.instance` of this tab for one account. Kept over reloads, so that the registrar replaces the old binding
 * instead of ringing a page that is gone. Not a secret.
 */
export function tabInstanceId(account: string): string {
  const key = `cc-widgets.sip-instance:${account}`;
  try {
    const known = sessionStorage.getItem(key);
    if (known) return known;
    const fresh = crypto.randomUUID();
    sessionStorage.setItem(key, fresh);
    return fresh;
  } catch {
    return crypto.randomUUID();
  }
}
