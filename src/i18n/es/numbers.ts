import type { NumbersMessages } from '../numbers.js';

export const numbers: NumbersMessages = {
  revealNumber: 'Mostrar el número completo (queda registrado)',
};
