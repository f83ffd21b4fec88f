import { isPrivateAddress } from '../../net/address.js';

/** As Chromium named the permission, latest first (WICG Local Network Access). */
const permissionNames = ['local-network-access', 'local-network', 'loopback-network'];

/**
 * Whether the browser itself keeps this page from the server: it is at an address of the local network, and the agent has
 * not allowed this site to go there. The failed socket tells nobody so. False where the browser knows no such permission.
 */
export async function localNetworkFault(server: string): Promise<boolean> {
  if (!isPrivateAddress(server)) return false;
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
