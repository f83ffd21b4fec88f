export const numbers = {
  revealNumber: 'Mostrar o número completo (fica registrado)',
};
