/**
 * Whether a URL points into a private network: loopback, RFC 1918, link-local (RFC 3927), unique local IPv6 (RFC 4193)
 * or a name that only a local resolver knows. Browsers ask the user before a public page may reach these, and refuse
 * with nothing but a network error.
 */
export function isPrivateAddress(url: string): boolean {
  const host = hostOf(url);
  if (host === undefined) return false;
  if (host.startsWith('[')) return isPrivateV6(host.slice(1, -1));
  const octets = host.split('.').map(Number);
  if (octets.length === 4 && octets.every((octet) => Number.isInteger(octet))) return isPrivateV4(octets);
  return host === 'localhost' || /\.(?:localhost|local|internal|home\.arpa)$/.test(host);
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).hostname.toLowerCase();
  } catch {
    return undefined;
  }
}

function isPrivateV4(octets: readonly number[]): boolean {
  const [first = 0, second = 0] = octets;
  if (first === 10 || first === 127 || first === 0) return true;
  if (first === 172) return second >= 16 && second <= 31;
  if (first === 192) return second === 168;
  return first === 169 && second === 254;
}

function isPrivateV6(address: string): boolean {
  return address === '::1' || /^f[cd]/.test(address) || /^fe[89ab]/.test(address);
}
