/** What can be asked of MeetIP (contract part 3); a token is asked for at the same address, without an action. */
export const operations = [
  'call', 'external', 'onBehalf', 'hangUp', 'callData', 'extensions', 'queueAgents', 'records', 'queueRecords', 'record', 'campaigns',
  'insertAtStart', 'insertAtEnd', 'insertForm',
] as const;

export type Operation = (typeof operations)[number];

export type ParameterName =
  | 'action' | 'authorization' | 'agent' | 'number' | 'number2' | 'shownNumber' | 'ringLimit' | 'origin' | 'hangUpAgent' | 'id' | 'fromDate'
  | 'fromTime' | 'untilDate' | 'untilTime' | 'page' | 'pageSize' | 'recordId' | 'campaign' | 'count' | 'numbers' | 'form';

/**
 * The words of this wire. The vendor's document was translated, its words included: these are the likeliest ones (contract
 * part 3), and each can be put right for an installation.
 */
export interface Dialect {
  readonly actions: Readonly<Record<Operation, string>>;
  readonly methods: Readonly<Record<Operation, 'GET' | 'POST'>>;
  readonly parameters: Readonly<Record<ParameterName, string>>;
  /** Keys of the JSON of an insert with form data. */
  readonly form: { readonly list: string; readonly number: string };
}

export interface DialectChanges {
  readonly actions?: Partial<Dialect['actions']>;
  readonly methods?: Partial<Dialect['methods']>;
  readonly parameters?: Partial<Dialect['parameters']>;
  readonly form?: Partial<Dialect['form']>;
}

export const defaultDialect: Dialect = {
  actions: {
    call: 'llamada', external: 'transito', onBehalf: 'transito-agente', hangUp: 'colgar', callData: 'estado', extensions: 'estado_agente',
    queueAgents: 'estado_agentes_cola', records: 'cdr_paginado', queueRecords: 'cdr_cola_paginado', record: 'cdr_uno', campaigns: 'lista_camp',
    insertAtStart: 'insertar_numeros_camp', insertAtEnd: 'anadir_numeros_camp', insertForm: 'insertar_numeros_camp',
  },
  methods: {
    call: 'POST', external: 'POST', onBehalf: 'POST', hangUp: 'POST', callData: 'GET', extensions: 'GET', queueAgents: 'GET', records: 'GET',
    queueRecords: 'GET', record: 'GET', campaigns: 'GET', insertAtStart: 'POST', insertAtEnd: 'POST', insertForm: 'POST',
  },
  parameters: {
    action: 'accion', authorization: 'Authorization', agent: 'agente', number: 'numero', number2: 'numero2', shownNumber: 'DDI', ringLimit: 'timeout',
    origin: 'ext_origen', hangUpAgent: 'agente_colgar', id: 'id', fromDate: 'fecha_ini', fromTime: 'hora_ini', untilDate: 'fecha_fin',
    untilTime: 'hora_fin', page: 'pagina', pageSize: 'registros', recordId: 'id_cdr', campaign: 'IDcamp', count: 'registros', numbers: 'numeros',
    form: 'form',
  },
  form: { list: 'form', number: 'numero' },
};

export function dialectWith({ actions, methods, parameters, form }: DialectChanges = {}): Dialect {
  return {
    actions: { ...defaultDialect.actions, ...actions },
    methods: { ...defaultDialect.methods, ...methods },
    parameters: { ...defaultDialect.parameters, ...parameters },
    form: { ...defaultDialect.form, ...form },
  };
}

/** Reads may be tried again, everything else never is. */
export const reads: ReadonlySet<Operation> = new Set([
  'callData', 'extensions', 'queueAgents', 'records', 'queueRecords', 'record', 'campaigns',
]);

/** Nothing is printed of their answers: they may be any text (contract part 6, row 13). */
export const unprinted: ReadonlySet<Operation> = new Set(['external', 'onBehalf', 'hangUp']);

export type Fields = Partial<Readonly<Record<ParameterName, string>>>;

/** The same number is not called again by the same extension for so long (contract part 4). */
export const repeatWindow = 15_000;
