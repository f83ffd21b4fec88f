import * as v from 'valibot';
import { flag, number, record, text, lowerKeys } from './coerce.js';

/** Services of the main host and of the second host (contract part 2), by path. */
export const paths = {
  login: '/mobile/login.php',
  changePassword: '/mobile/alterarSenha.php',
  setStatus: '/mobile/updateStatusAgente_Omni.php',
  activeChats: '/mobile/chatsAtivos.php',
  waitingChats: '/mobile/chatsEspera.php',
  openChat: '/mobile/buscaChat.php',
  newerMessages: '/mobile/buscaMensagem.php',
  sendText: '/mobile/enviaMensagem.php',
  quickReplies: '/mobile/servicoRespostasRapidas.php',
} as const;

/** Names under which a channel's id has been seen (contract part 6, row 2). */
export const channelKeys = ['id_canal_unico', 'codid_canal', 'id_canal', 'id_unico'] as const;

/** Every field tolerates what the vendor's servers do to types; see `coerce.ts`. Contract part 3.1. */
export const loginSchema = v.pipe(
  v.unknown(),
  v.transform(lowerKeys),
  v.object({
    id_agente: text,
    codid_cliente: text,
    alterar_senha: flag,
    autenticacao2fatores: flag,
    /** The six-digit code itself. Never leaves `sign-in.ts`. */
    chave2fatores: text,
    foto_perfil: text,
    telefonica: v.optional(flag),
    telefonia: v.optional(flag),
    dadosramal: v.optional(v.pipe(v.unknown(), v.transform(lowerKeys)), {}),
    /** Absent means that nothing was said against chats. */
    omnichannel: v.optional(flag, '1'),
  }),
);
export type WireLogin = v.InferOutput<typeof loginSchema>;

export const extensionSchema = v.object({
  ramal: text,
  username: text,
  domain: text,
  password: text,
  autoanswer: flag,
  transport: text,
});
export type WireExtension = v.InferOutput<typeof extensionSchema>;

/** A row of either list (contract part 3.2); `tags` comes in the active list only. */
export const rowSchema = v.object({
  codid_contato: text,
  cor_departamento: text,
  nome_departamento: text,
  tipo_chat: text,
  last_message: text,
  last_message_timestamp: number,
  nome_chat: text,
  tags: v.optional(v.unknown()),
  protocolo: text,
  carteirizado: flag,
  nao_lidos: number,
  id_canal_unico: text,
  codid_canal: text,
  id_canal: text,
  id_unico: text,
});
export type WireRow = v.InferOutput<typeof rowSchema>;

export const tagSchema = v.object({ codid: text, codid_tag: text, nome: text, cor: text });
export type WireTag = v.InferOutput<typeof tagSchema>;

/** The opened conversation without its messages (contract part 3.3). */
export const openedSchema = v.object({
  contato: v.pipe(
    record,
    v.object({ id_contato: text, nome: text, email: text, numero: text, obs: text, img_perfil: text }),
  ),
  carteirizacao: flag,
  codid_carteirizacao: text,
  agente_carteirizado: text,
  agente_carteirizado_codid: text,
  permite_ler_excluido: flag,
  id_canal_unico: text,
  codid_canal: text,
  id_canal: text,
  id_unico: text,
});
export type WireOpened = v.InferOutput<typeof openedSchema>;

/** Strings in reads, numbers in echoes, sometimes only half of the fields. Read without a schema, see `decode.ts`. */
export interface WireMessage {
  readonly codid: string;
  readonly protocolo: string;
  readonly id: string;
  readonly type: string;
  readonly subtype: string;
  readonly reply_id: string;
  readonly fromMe: boolean;
  readonly content: string;
  readonly url: string;
  readonly file: string;
  readonly timestamp: number | undefined;
  readonly lido: number | undefined;
  readonly excluido: boolean;
  readonly data_mensagem: string;
}

/** Names only (contract part 3.7). */
export const templateSchema = v.object({ codid: text, codid_template: text, nome_template: text });
export type WireTemplate = v.InferOutput<typeof templateSchema>;

export const replySchema = v.object({
  id: text,
  codid_resposta: text,
  titulo: text,
  resposta: text,
  personalizado: flag,
});
export type WireReply = v.InferOutput<typeof replySchema>;

/** A frame of the websocket (contract part 4): any field may be empty or missing. */
export const pushSchema = v.object({
  tipo_update: text,
  codid_contato: text,
  codid_canal: text,
  protocolo_atual: text,
  agente_responsavel: text,
});
export type WirePush = v.InferOutput<typeof pushSchema>;

export const updateTypes = [
  'new_message',
  'encaminhado_agente',
  'encaminhado_departamento',
  'direcionamento_fidelizado_agente',
  'encaminhado_agente_espera',
  'update_espera',
  'finalizar',
] as const;
export type UpdateType = (typeof updateTypes)[number];
