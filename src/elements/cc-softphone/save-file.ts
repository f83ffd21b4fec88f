/** Long enough for every browser to have begun with it. */
const keep = 60_000;

/** Hands a text to the agent as a file. Nothing leaves the browser. */
export function saveFile(document: Document, name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keep);
}
