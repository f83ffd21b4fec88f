export { formatNumber } from './phone-number/format.js';
export { maskNumber } from './phone-number/mask.js';
export { numberKey, sameNumber } from './phone-number/parse.js';
