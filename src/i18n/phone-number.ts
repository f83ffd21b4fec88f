/** Area code and the two halves of a Brazilian number that came with its country code. Any other number stays as it came. */
const brazilian = /^\+?55(\d\d)(\d{4,5})(\d{4})$/;

export const brazilianAtHome = (number: string): string => number.replace(brazilian, '($1) $2-$3');

export const brazilianAbroad = (number: string): string => number.replace(brazilian, '+55 $1 $2-$3');
