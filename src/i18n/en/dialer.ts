/** Texts of the dialler: campaigns, the contact of the call, and the ways to the other views. */
export const dialer = {
  title: 'Discador',
  campaigns: 'Campanhas',
  current: 'Contato',
  contacts: 'Contatos',
  insertContacts: 'Inserir contatos',
  report: 'Relatório',
};
