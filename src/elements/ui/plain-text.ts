const entities: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00A0',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** The words of a piece of HTML, without reading it as HTML. */
export function plainText(source: string): string {
  return source
    .slice(0, 200_000)
    .replace(/<\/span>\s{0,20}<span\b/giu, '\n<span')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]{0,200}>/giu, '\n')
    .replace(/<(style|script)\b[^<>]{0,200}>[^<]{0,10000}<\/\1>/giu, '')
    .replace(/<[/!]?[a-z][^<>]{0,2000}>/giu, '')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/gu, (entity) => entities[entity] ?? entity)
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
