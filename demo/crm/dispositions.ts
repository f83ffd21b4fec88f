/** How a call may have ended for this company. */
export const dispositions = [
  { id: 'pedido', label: 'Pedido feito' },
  { id: 'boleto', label: 'Boleto enviado' },
  { id: 'troca', label: 'Troca autorizada' },
  { id: 'entrega', label: 'Entrega confirmada' },
  { id: 'retorno', label: 'Retornar depois' },
] as const;
