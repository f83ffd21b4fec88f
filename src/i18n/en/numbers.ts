import type { NumbersMessages } from '../numbers.js';

export const numbers: NumbersMessages = {
  revealNumber: 'Show the full number (this is recorded)',
};
