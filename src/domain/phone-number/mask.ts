/** Extensions and short codes are no secret. */
const least = 6;

/** Country code, and the area where brackets or the country say that it is one. */
const shown = /^(?:\+55 \d\d |\+351 |\+34 |\+\d{1,3} |\(\d\d\) )/;

/**
 * The same number without its middle: country and area, one more digit and the last two stay. Of a text that is more
 * than a number every long run of digits loses its middle.
 */
export function maskNumber(formatted: string): string {
  if (/[\p{L}@]/u.test(formatted)) return formatted.replace(/\d(?:[\s().-]{0,2}\d){5,}/g, hideMiddle);
  if (formatted.replace(/\D/g, '').length < least) return formatted;
  const head = shown.exec(formatted)?.[0] ?? '';
  return head + hideMiddle(formatted.slice(head.length));
}

function hideMiddle(text: string): string {
  const count = text.replace(/\D/g, '').length;
  let index = 0;
  return text.replace(/\d/g, (digit) => {
    index += 1;
    return index === 1 || index > count - 2 ? digit : '•';
  });
}
