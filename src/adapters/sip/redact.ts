/** Cuts what authenticates out of a text for the log. */
export function redact(text: string): string {
  return text
    .replace(/^((?:proxy-)?authorization)[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim, '$1: …')
    .replace(/(response|nonce|cnonce|password)\s*[=:]\s*("[^"]*"|[^\s,;]+)/gi, '$1=…');
}
