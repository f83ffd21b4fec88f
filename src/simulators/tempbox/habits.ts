/** How this account behaves where the reference is silent or contradicts itself (contract part 5). */
export interface Habits {
  /** ISO without zone, `/Date(ms)/`, or `dd/MM/yyyy HH:mm`. */
  readonly dates: 'iso' | 'epoch' | 'brazilian';
  readonly bits: 'boolean' | 'number' | 'word';
  /** `Data` as it is declared, as a JSON string, or the lone object where there is one row. */
  readonly data: 'array' | 'string' | 'lone-object';
  /** An empty list: as such, as `null`, or without the member. */
  readonly emptyData: 'array' | 'null' | 'absent';
  /** The HTTP status says what `Code` says, or always 200. */
  readonly status: 'always-200' | 'mirrors-code';
  /** The second `Autonumeracao` of `ListarMensagensEmAberto`. */
  readonly twins: 'doubled' | 'renamed';
  /** Row 8 of part 5: as declared (a bigint for a title, a date for a name), or what they must be. */
  readonly implausible: 'declared' | 'plausible';
  /** Every field that a client can do without is null. */
  readonly sparse: boolean;
  /** What `Inicio` and `Termino` count. */
  readonly window: 'rows' | 'numbers' | 'seconds';
  /** Rows are counted from the newest or from the oldest message. */
  readonly rowsFrom: 'newest' | 'oldest';
  /** `ListarHashesOutrosHumanosEquipesAtendente` lists, or answers null as it is declared. */
  readonly humans: 'rows' | 'null';
  /** `ObterNovasMensagensChatSiteSse` answers with an envelope, or with events that hold one each. */
  readonly sse: 'json' | 'event-stream';
  /** Which id each field takes. */
  readonly conversationId: 'guid' | 'hash' | 'any';
  readonly agentId: 'guid' | 'hash' | 'any';
  readonly contactId: 'requester' | 'requester-hash' | 'client' | 'any';
  /** A read of a conversation that does not exist: an error, or no rows. */
  readonly unknownId: 'error' | 'empty';
  /** A message needs a conversation that was begun and is the writer's. */
  readonly strictFlow: boolean;
  /** `CodigoReferenciaCanal` and `Contato` have to be given. */
  readonly strictRecipient: boolean;
  /** `AtendimentoFluxoMensagem` with an empty text sends that standard message. */
  readonly flowSends: boolean;
  /** Reading an agent's conversation takes its messages as read. */
  readonly readingMarksRead: boolean;
  /** Characters of the query after which the web server refuses; IIS has 2048 from birth. */
  readonly queryLimit: number;
  /** Minutes of the account's clock to UTC. */
  readonly utcOffset: number;
}

export const defaultHabits: Habits = {
  dates: 'iso',
  bits: 'boolean',
  data: 'array',
  emptyData: 'array',
  status: 'always-200',
  twins: 'doubled',
  implausible: 'declared',
  sparse: false,
  window: 'rows',
  rowsFrom: 'newest',
  humans: 'rows',
  sse: 'json',
  conversationId: 'guid',
  agentId: 'hash',
  contactId: 'requester',
  unknownId: 'error',
  strictFlow: true,
  strictRecipient: false,
  flowSends: true,
  readingMarksRead: true,
  queryLimit: 2048,
  utcOffset: -180,
};
