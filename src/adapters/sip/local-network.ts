/** As Chromium named the permission, latest first (WICG Local Network Access). */
const permissionNames = ['local-network-access', 'local-network', 'loopback-network'];

/**
 * Whether the browser itself keeps this page from the server: it is at an address of the local network, and the agent has
 * not allowed this site to go there. The failed socket tells nobody so. False where the browser knows no such permission.
 */
export async function localNetworkFault(server: string): Promise<boolean> {
  if (!isLocalAddress(server)) return false;
  for (const name of permissionNames) {
    const state = await stateOf(name);
    if (state !== undefined) return state !== 'granted';
  }
  return false;
}

async function stateOf(name: string): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: name as PermissionName })).state;
  } catch {
    return undefined;
  }
}

/** Loopback, private (RFC 1918, RFC 4193), link-local (RFC 3927), shared (RFC 6598), or named in mDNS (RFC 6762). */
export function isLocalAddress(server: string): boolean {
  let host: string;
  try {
    host = new URL(server).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  } catch {
    return false;
  }
  if (host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local')) return true;
  if (host.includes(':')) return host === '::1' || /^f[cd][\da-f]{2}:/.test(host) || /^fe[89ab][\da-f]:/.test(host);
  const octets = host.split('.').map(Number);
  if (octets.length !== 4 || octets.some(octet => !Number.isInteger(octet))) return false;
  const [a = 0, b = 0] = octets;
  return a === 127 || a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254) || (a === 100 && b >= 64 && b < 128);
}
