import type { Agent } from './records.js';
import { agentOf, Refusal, type Service } from './service.js';

const WRONG_PASSWORD = 'Usuário ou senha inválido!!!';
const CODECS = 'PCMA/8000/1 PCMU/8000/1 opus/48000/2 G729/8000/1';

export const login: Service = ({ account }, fields) => {
  const agent = account.agentByLogin(fields('login'));
  if (agent?.passwordHash !== fields('senha')) throw new Refusal(WRONG_PASSWORD);
  return {
    retorno: 'ok',
    descricao: 'Login ok',
    id_agente: agent.id,
    codid_cliente: account.id,
    alterar_senha: agent.mustChangePassword ? '1' : '0',
    autenticacao2fatores: agent.secondFactor ? '1' : '0',
    ...(agent.secondFactor ? { chave2fatores: agent.secondFactor } : {}),
    foto_perfil: agent.photo,
    telefonica: agent.extension ? 1 : 0,
    ...extensionOf(agent),
    omnichannel: agent.omnichannel ? '1' : '0',
  };
};

function extensionOf({ extension }: Agent): Record<string, unknown> {
  if (!extension) return {};
  const { number, username, domain, password, transport } = extension;
  return { dadosRamal: { ramal: number, username, domain, password, audioCodecs: CODECS, autoAnswer: '0', transport } };
}

export const changePassword: Service = ({ account }, fields) => {
  const agent = account.agents.get(fields('id_agente'));
  if (account.id !== fields('codid_cliente') || agent?.passwordHash !== fields('senha')) throw new Refusal(WRONG_PASSWORD);
  agent.passwordHash = fields('senhaNovo');
  agent.mustChangePassword = false;
  return { error: 0, message: 'Senha alterada com sucesso!!!' };
};

export const updateStatus: Service = (context, fields) => {
  const status = fields('novo_status');
  context.desk.setOnline(agentOf(context, fields), status === '1');
  return [{ retorno: 'ok', novo_status: status }];
};
