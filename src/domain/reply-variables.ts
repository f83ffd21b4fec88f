/**
 * Blanks of a quick reply: `{{first_name}}` takes a value that is known, `{{prompt:Which order?}}` always asks, and a
 * name that nobody knows asks, too. Names are compared without case, accents, and whether words are joined by a space, a
 * hyphen or an underscore. What is filled in is text and is never looked through again for blanks.
 */
export interface ReplyBlank {
  /** Stands for all blanks of that name. */
  readonly name: string;
  /** As it is written in the reply, for people. */
  readonly label: string;
}

/** By canonical name; a value that is empty counts as not known. */
export type ReplyValues = Readonly<Record<string, string | undefined>>;

/** Who is written to, and by whom. */
export interface ReplySubject {
  readonly contact?: { readonly name: string; readonly phone?: string; readonly email?: string };
  readonly agentName?: string;
  readonly protocol?: string;
}

const blank = /\{\{\s*([^{}]{1,120}?)\s*\}\}/gu;

const question = /^(?:prompt|pergunta|pergunte|pregunta|ask)\s*:\s*(.+)$/iu;

/** Words that agents of the four languages write, by the name that is meant. */
const aliases: Readonly<Record<string, string>> = {
  primeiro_nome: 'first_name',
  nombre_de_pila: 'first_name',
  nome: 'name',
  nombre: 'name',
  telefone: 'phone',
  telefono: 'phone',
  email: 'email',
  e_mail: 'email',
  protocolo: 'protocol',
  agente: 'agent',
  atendente: 'agent',
  saudacao: 'greeting',
  saludo: 'greeting',
};

/** What has to be asked before the reply can be used, in the order of the text, each once. */
export function replyBlanks(text: string, values: ReplyValues): readonly ReplyBlank[] {
  const open = new Map<string, ReplyBlank>();
  for (const [, inner = ''] of text.matchAll(blank)) {
    const asked = question.exec(inner)?.[1];
    const name = nameOf(inner);
    if (asked === undefined && isKnown(values, name)) continue;
    if (!open.has(name)) open.set(name, { name, label: asked ?? inner });
  }
  return [...open.values()];
}

/** The reply with its blanks filled; a blank without a value stays as it is written. */
export function fillReply(text: string, values: ReplyValues): string {
  return text.replaceAll(blank, (written: string, inner: string) => {
    const name = nameOf(inner);
    return isKnown(values, name) ? (values[name] ?? written) : written;
  });
}

/** What a conversation tells by itself. */
export function valuesOf({ contact, agentName, protocol }: ReplySubject): ReplyValues {
  return {
    name: personName(contact?.name),
    first_name: firstName(contact?.name),
    phone: contact?.phone,
    email: contact?.email,
    protocol,
    agent: agentName,
    agent_first_name: firstName(agentName),
  };
}

/** The host's own names for its values, made comparable. */
export function namedValues(values: Readonly<Record<string, string>>): ReplyValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [nameOf(name), value]));
}

function isKnown(values: ReplyValues, name: string): boolean {
  return Object.hasOwn(values, name) && (values[name] ?? '') !== '';
}

function nameOf(written: string): string {
  const plain = written.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
  const name = plain.replaceAll(/[\s-]+/gu, '_');
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name;
}

/** A contact that is known by a number only has no name to be greeted by. */
function personName(name: string | undefined): string | undefined {
  return name !== undefined && /\p{L}/u.test(name) ? name.trim() : undefined;
}

function firstName(name: string | undefined): string | undefined {
  return personName(name)?.split(/\s+/u).find((word) => /\p{L}/u.test(word));
}
