import * as v from 'valibot';
import { flag, text } from './coerce.js';

/** Services that organise conversations (contract parts 3.4 to 3.6); replies and tags are on the second host. */
export const deskPaths = {
  tags: '/mobile/servicoTags.php',
  dispositions: '/mobile/buscaTabulacoes.php',
  finish: '/mobile/finalizarAtendimento.php',
  ownership: '/mobile/buscaCarteirizacoes.php',
  departments: '/mobile/buscaDepartamentos.php',
  channels: '/mobile/buscaCanais.php',
  contacts: '/mobile/servicoContatos.php',
  start: '/mobile/novaConversaManual.php',
} as const;

/** A tag as its service prints it; `codid` is its name in the lists (contract part 6, row 17). */
export const deskTagSchema = v.object({ codid_tag: text, codid: text, nome: text, cor: text, personalizado: flag, ativa: flag });
export type WireDeskTag = v.InferOutput<typeof deskTagSchema>;

/** Departments and dispositions. */
export const namedSchema = v.object({ codid: text, nome: text });
export type WireNamed = v.InferOutput<typeof namedSchema>;

export const channelSchema = v.object({
  id_unico: text, id_canal_unico: text, codid_canal: text, id_canal: text, canal: text, nome: text,
});
export type WireChannel = v.InferOutput<typeof channelSchema>;

export const contactSchema = v.object({ codid: text, codid_contato: text, nome: text, numero: text, email: text });
export type WireContact = v.InferOutput<typeof contactSchema>;

export const ownedSchema = v.object({
  codid: text, codid_contato: text, codid_agente: text, codid_departamento: text, nome: text, numero_inteiro: text, nome_agente: text,
});
export type WireOwned = v.InferOutput<typeof ownedSchema>;

export const startedSchema = v.object({
  status: text, em_atendimento: flag, agente_em_atendimento_codid: text, agente_em_atendimento_nome: text,
});
/** Who serves that contact already; nobody when a conversation was begun. Its id in the answer is of no use (row 5). */
export type WireStarted = { readonly heldBy?: { readonly id: string; readonly name: string } };
