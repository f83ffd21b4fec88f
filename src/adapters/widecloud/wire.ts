/**
 * The nine actions of the central's one address (Wide Cloud contract, part 2). `read` may be tried again, `write` never.
 * Names are those of the vendor's examples; its prose has others (part 5, rows 6 and 12).
 */
export const actions = {
  insert: 'write',
  statusdiscador: 'read',
  statusdetalhado: 'read',
  deletediscador: 'write',
  statusreport: 'read',
  statusoperacoes: 'read',
  clicktocall: 'write',
  statusramais: 'read',
  bloqueioclasse5: 'write',
} as const satisfies Readonly<Record<string, 'read' | 'write'>>;

export type Action = keyof typeof actions;

/** All values are text on this wire. */
export type Fields = Readonly<Record<string, string>>;

export const freeFields = ['endereco', 'bairro', 'cidade', 'estado', 'cep', 'contato', 'agente', 'dpto', 'conta'] as const;
export const genFields: readonly string[] = Array.from({ length: 22 }, (_value, index) => `gen${index + 1}`);

export const fieldLength = 254;
export const phonesEach = 5;
/** A report holds no more than this. */
export const reportCap = 500;
