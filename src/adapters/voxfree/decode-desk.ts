import * as v from 'valibot';
import { asText, isRecord } from './coerce.js';
import { decodeVerdict, listUnder, partsOf, refuse } from './decode.js';
import {
  channelSchema, contactSchema, deskTagSchema, namedSchema, ownedSchema, startedSchema, type WireChannel, type WireContact,
  type WireDeskTag, type WireNamed, type WireOwned, type WireStarted,
} from './wire-desk.js';

type Listed<Row> = (value: unknown, degraded: boolean) => readonly Row[];

/** Rows under the first of `keys` that is there; `listUnder` says when none is. */
function rows<Row>(schema: v.GenericSchema<unknown, Row>, ...keys: readonly [string, ...string[]]): Listed<Row> {
  return (value, degraded) => {
    const key = keys.find((name) => partsOf(value).some((part) => name in part)) ?? keys[0];
    return listUnder(value, key, degraded).filter(isRecord).map((row) => v.parse(schema, row));
  };
}

export const decodeDeskTags: Listed<WireDeskTag> = rows(deskTagSchema, 'tags');
export const decodeDispositions: Listed<WireNamed> = rows(namedSchema, 'tabulacoes');
export const decodeDepartments: Listed<WireNamed> = rows(namedSchema, 'departamentos');
/** The documentation prints channels under the key of departments (contract part 6, row 9). */
export const decodeChannels: Listed<WireChannel> = rows(channelSchema, 'canais', 'departamentos');
export const decodeContacts: Listed<WireContact> = rows(contactSchema, 'contatos');
export const decodeOwned: Listed<WireOwned> = rows(ownedSchema, 'carteirizados');

const newIdKeys = ['new_codid', 'codid_contato', 'id_contato', 'codid', 'id'] as const;

/** The id of what was made; `''` when the vendor said yes and nothing more. */
export function decodeCreated(value: unknown): string {
  decodeVerdict(value, 'rejected');
  const holders = partsOf(value).flatMap((part) => [part, ...Object.values(part).filter(isRecord)]);
  return newIdKeys.flatMap((key) => holders.map((holder) => asText(holder[key]))).find((id) => id !== '') ?? '';
}

/** That somebody has the contact is an outcome, although the vendor words it as a refusal. */
export function decodeStarted(value: unknown): WireStarted {
  for (const part of partsOf(value)) {
    const answer = v.parse(startedSchema, part);
    if (!answer.em_atendimento && !/em atendimento/i.test(answer.status)) continue;
    return { heldBy: { id: answer.agente_em_atendimento_codid, name: answer.agente_em_atendimento_nome } };
  }
  refuse(value);
  decodeVerdict(value, 'rejected');
  return {};
}
