/** What a dictionary says of numbers where no session knows better: as its country writes them. */
export { formatNumber } from '../domain/phone-number.js';
