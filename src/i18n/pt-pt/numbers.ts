import type { NumbersMessages } from '../numbers.js';

export const numbers: NumbersMessages = {
  revealNumber: 'Mostrar o número completo (fica registado)',
};
