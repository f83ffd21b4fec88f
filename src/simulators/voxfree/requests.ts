/**
 * What each service wants in its body, from the contract's part 3 and the example requests. The value of a field is
 * what it must look like; ids, dates and texts are always strings on this wire.
 */
export interface RequestRule {
  readonly host: 'main' | 'services';
  readonly required: Readonly<Record<string, FieldRule>>;
  readonly optional?: Readonly<Record<string, FieldRule>>;
  /** Sent as multipart/form-data with a `file` part. */
  readonly multipart?: boolean;
}

/** `id` and `text` are strings; an `id` has something in it. The others list what is allowed. */
export type FieldRule = 'id' | 'text' | 'flag' | 'md5' | readonly string[];

const agent = { id_agente: 'id' } as const;
const tenant = { codid_cliente: 'id' } as const;

export const requestRules = {
  'login.php': { host: 'main', required: { login: 'id', senha: 'md5' } },
  'alterarSenha.php': { host: 'main', required: { ...agent, ...tenant, senha: 'md5', senhaNovo: 'md5' } },
  'updateStatusAgente_Omni.php': { host: 'main', required: { ...agent, novo_status: 'flag' } },
  'chatsAtivos.php': { host: 'main', required: { ...agent, ...tenant } },
  'chatsEspera.php': { host: 'main', required: { ...agent, ...tenant } },
  'buscaChat.php': { host: 'main', required: { protocolo: 'id', ...agent } },
  'buscaMensagem.php': {
    host: 'main',
    required: { protocolo: 'id', ...agent, id_last_message: 'text', id_canal_unico: 'text', id_contato: 'id', is_group: 'flag' },
  },
  'enviaMensagem.php': {
    host: 'main',
    required: {
      protocolo: 'id',
      ...agent,
      id_canal_unico: 'text',
      id_contato: 'id',
      is_group: 'flag',
      nome_agente: 'id',
      reply_id: 'text',
      ...tenant,
      mensagem: 'id',
    },
  },
  'enviaAnexo.php': {
    host: 'main',
    multipart: true,
    required: { protocolo: 'id', ...tenant, id_canal_unico: 'text', ...agent, id_contato: 'id' },
    optional: { reply_id: 'text', mensagem: 'text' },
  },
  'buscaTabulacoes.php': { host: 'main', required: { protocolo: 'id', ...tenant } },
  'finalizarAtendimento.php': {
    host: 'main',
    required: {
      action: ['finalizar', 'transferir', 'transferir finalizar'],
      protocolo: 'id',
      ...agent,
      id_canal_unico: 'text',
      id_contato: 'id',
      nome_agente: 'id',
      ...tenant,
    },
    optional: {
      codid_departamento: 'text',
      new_id_agente: 'text',
      carteirizado_check: 'flag',
      fidelizado_check: 'flag',
      selected_tabulacao: 'text',
      text_send: 'text',
    },
  },
  'buscaDepartamentos.php': { host: 'main', required: agent },
  'buscaCanais.php': { host: 'main', required: { ...agent, departamento_selecionado: 'id' } },
  'servicoContatos.php': {
    host: 'main',
    required: { action: ['select', 'insert'], ...tenant, search: 'text', nome: 'text', numero: 'text', email: 'text' },
  },
  'novaConversaManual.php': {
    host: 'main',
    required: { ...agent, ...tenant, id_canal: 'id', codid_contato: 'id', departamento: 'id' },
  },
  'buscaCarteirizacoes.php': {
    host: 'main',
    required: { ...agent, action: ['select', 'delete'] },
    optional: { codid_contato: 'text', codid_departamento: 'text', codid_carteirizacao: 'text' },
  },
  'templatesWhatsapp.php': {
    host: 'main',
    required: { protocolo: 'id', ...agent, action: ['select', 'send_template'] },
    optional: { codid_template: 'text' },
  },
  'servicoRespostasRapidas.php': {
    host: 'services',
    required: { protocolo: 'text', ...agent, ...tenant, action: ['select', 'insert', 'update', 'remove'] },
    optional: { codid_resposta: 'text', titulo: 'text', resposta: 'text' },
  },
  'servicoTags.php': {
    host: 'services',
    required: {
      protocolo: 'id',
      ...agent,
      ...tenant,
      departamento: 'text',
      action: ['select', 'insert', 'activate', 'deactivate', 'remove', 'update'],
    },
    optional: { codid_tag: 'text', tag: 'text' },
  },
} satisfies Record<string, RequestRule>;

export type Endpoint = keyof typeof requestRules;

export function isEndpoint(name: string): name is Endpoint {
  return Object.hasOwn(requestRules, name);
}

/** The fields of a body that passed its rule; what is optional and absent reads as ''. */
export type Fields = (name: string) => string;

/** What is wrong with a body, in words for a test's message; empty when nothing is. */
export interface BodyCheck {
  /** The request cannot be served. */
  readonly refusals: readonly string[];
  /** The request is served, but says what the contract does not know. */
  readonly oddities: readonly string[];
}

export function checkBody(endpoint: Endpoint, body: Readonly<Record<string, unknown>>): BodyCheck {
  const rule: RequestRule = requestRules[endpoint];
  const optional = rule.optional ?? {};
  const refusals = Object.entries(rule.required).flatMap(([name, field]) => {
    if (body[name] === undefined) return `${name}: missing`;
    return problem(name, field, body[name]);
  });
  for (const [name, field] of Object.entries(optional)) {
    if (body[name] !== undefined) refusals.push(...problem(name, field, body[name]));
  }
  const known = new Set([...Object.keys(rule.required), ...Object.keys(optional), ...(rule.multipart ? ['file'] : [])]);
  const oddities = Object.keys(body).filter(name => !known.has(name)).map(name => `${name}: not a field of this service`);
  return { refusals, oddities };
}

function problem(name: string, rule: FieldRule, value: unknown): string[] {
  if (typeof value !== 'string') return [`${name}: ${value === null ? 'null' : typeof value} instead of string`];
  if (rule === 'text') return [];
  if (rule === 'id') return value === '' ? [`${name}: empty`] : [];
  if (rule === 'md5') return /^[0-9a-f]{32}$/.test(value) ? [] : [`${name}: not an MD5 in lower-case hex`];
  const allowed = rule === 'flag' ? ['0', '1'] : rule;
  return allowed.includes(value) ? [] : [`${name}: "${value}" is not one of ${allowed.join(', ')}`];
}

export function fieldsOf(body: Readonly<Record<string, unknown>>): Fields {
  return name => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
}
