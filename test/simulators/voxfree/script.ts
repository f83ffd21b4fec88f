import { agentIds, customers, departmentIds, demoUsers } from '../../../src/simulators/scenarios/index.js';
import type { WireClient } from './client.js';

/** A fixture's name and what the wire answered. */
export interface Exchange {
  readonly fixture: string;
  readonly answer: unknown;
}

export const passwordHash = '6e9bece1914809fb8493146417e722f6';
export const newPasswordHash = '0123456789abcdef0123456789abcdef';

/** An agent's day in every service, and some refusals; each step depends on those before. Seeded by `quiet`. */
export async function playScript(client: WireClient): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const keep = (fixture: string, answer: unknown) => {
    exchanges.push({ fixture, answer });
    return answer;
  };
  const ask = async (fixture: string, service: string, body: Record<string, unknown>, base?: string) =>
    keep(fixture, await client.post(service, body, base));
  const agent = { id_agente: agentIds.marina };
  const tenant = { codid_cliente: '1' };

  await ask('login-error', 'login.php', { login: demoUsers.marina.user, senha: newPasswordHash });
  await ask('login', 'login.php', { login: demoUsers.marina.user, senha: passwordHash });
  await ask('alterarSenha', 'alterarSenha.php', { id_agente: agentIds.newcomer, ...tenant, senha: passwordHash, senhaNovo: newPasswordHash });
  await ask('alterarSenha-error', 'alterarSenha.php', { id_agente: agentIds.newcomer, ...tenant, senha: passwordHash, senhaNovo: newPasswordHash });
  await ask('updateStatusAgente_Omni', 'updateStatusAgente_Omni.php', { ...agent, novo_status: '1' });
  const active = (await ask('chatsAtivos', 'chatsAtivos.php', { ...agent, ...tenant })) as Rows;
  await ask('chatsEspera', 'chatsEspera.php', { ...agent, ...tenant });

  const protocolo = protocolOf(active, customers.ana.id);
  const address = { protocolo, ...agent, id_canal_unico: '25', id_contato: customers.ana.id };
  await ask('buscaChat', 'buscaChat.php', { protocolo, ...agent });
  await ask('buscaMensagem', 'buscaMensagem.php', { ...address, id_last_message: '', is_group: '0' });
  const sent = (await ask('enviaMensagem', 'enviaMensagem.php', {
    ...address, is_group: '0', nome_agente: 'Marina', reply_id: '', ...tenant, mensagem: 'Já envio, Ana: "R$ 10/dia" & <b>ok</b>\nAté logo',
  })) as [unknown, { mensagens: Record<string, { codid: string }> }];
  await ask('enviaMensagem', 'enviaMensagem.php', {
    ...address, is_group: '0', nome_agente: 'Marina', reply_id: sent[1].mensagens[protocolo]?.codid, ...tenant, mensagem: 'E o boleto 🙂',
  });
  const file = new File(['%PDF-1.4'], 'boleto novembro.pdf', { type: 'application/pdf' });
  keep('enviaAnexo', await client.upload('enviaAnexo.php', { ...address, ...tenant, reply_id: '', mensagem: 'Segue' }, file));

  const services = client.urls.servicesUrl;
  const reply = { protocolo, ...agent, ...tenant, codid_resposta: '', titulo: 'Título', resposta: 'Texto' };
  await ask('servicoRespostasRapidas-select', 'servicoRespostasRapidas.php', { ...reply, action: 'select' }, services);
  await ask('servicoRespostasRapidas-insert', 'servicoRespostasRapidas.php', { ...reply, action: 'insert' }, services);
  await ask('servicoRespostasRapidas-other', 'servicoRespostasRapidas.php', { ...reply, action: 'remove', codid_resposta: '9' }, services);
  await ask('servicoRespostasRapidas-other-error', 'servicoRespostasRapidas.php', { ...reply, action: 'remove', codid_resposta: '11' }, services);
  const tag = { protocolo, ...agent, ...tenant, departamento: departmentIds.finance, codid_tag: '24', tag: 'Nova' };
  await ask('servicoTags-select', 'servicoTags.php', { ...tag, action: 'select' }, services);
  await ask('servicoTags-insert', 'servicoTags.php', { ...tag, action: 'insert' }, services);
  await ask('servicoTags-other', 'servicoTags.php', { ...tag, action: 'activate' }, services);
  await ask('servicoTags-other-error', 'servicoTags.php', { ...tag, action: 'remove' }, services);

  const joao = protocolOf(active, customers.joao.id);
  await ask('templatesWhatsapp-select', 'templatesWhatsapp.php', { protocolo: joao, ...agent, action: 'select' });
  await ask('templatesWhatsapp-send_template', 'templatesWhatsapp.php', { protocolo: joao, ...agent, action: 'send_template', codid_template: '80' });
  await ask('buscaDepartamentos', 'buscaDepartamentos.php', agent);
  await ask('buscaCanais', 'buscaCanais.php', { ...agent, departamento_selecionado: departmentIds.finance });
  const search = { action: 'select', ...tenant, search: '', nome: '', numero: '', email: '' };
  await ask('servicoContatos', 'servicoContatos.php', search);
  const start = { ...agent, ...tenant, id_canal: '25', departamento: departmentIds.finance };
  await ask('novaConversaManual-conflict', 'novaConversaManual.php', { ...start, codid_contato: customers.ana.id });
  await ask('novaConversaManual', 'novaConversaManual.php', { ...start, codid_contato: customers.debora.id });
  await ask('buscaCarteirizacoes', 'buscaCarteirizacoes.php', { ...agent, action: 'select', codid_contato: '', codid_departamento: '' });
  await ask('buscaTabulacoes', 'buscaTabulacoes.php', { protocolo, ...tenant });
  const closing = { ...address, action: 'finalizar', codid_departamento: departmentIds.finance, nome_agente: 'Marina', ...tenant, selected_tabulacao: '10' };
  await ask('finalizarAtendimento', 'finalizarAtendimento.php', closing);
  await ask('finalizarAtendimento-error', 'finalizarAtendimento.php', closing);
  return exchanges;
}

export interface Rows {
  readonly conversas: readonly Record<string, unknown>[];
}

export function protocolOf(rows: Rows, contactId: string): string {
  return String(rows.conversas.find(row => row['codid_contato'] === contactId)?.['protocolo']);
}
