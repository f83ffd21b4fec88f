/** Address of a file that lies beside the page; on a server an address that nobody has. */
export function besidePage(path: string): string {
  const base = typeof document === 'undefined' ? 'https://omni.voxfree.invalid/' : document.baseURI;
  return new URL(path, base).href;
}
