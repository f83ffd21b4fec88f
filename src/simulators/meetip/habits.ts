/** What the vendor's documentation leaves open, or prints in two ways. */
export interface Habits {
  /** Keys and words of answers: Spanish, or as the translated document has them. */
  readonly language: 'spanish' | 'translated';
  /** `printed`: with the document's breakage: full stops after values, quotes inside of text, one name for caller and callee. */
  readonly json: 'clean' | 'printed';
  /** What the states of queues look like, as nobody printed them. */
  readonly queues: 'by-queue' | 'rows' | 'absent';
  /** Seconds that an access token lives. */
  readonly tokenLife: number;
  /** Whether an answer to a call is told for agents who are reached by transit (contract part 4: it is not). */
  readonly tellsAnswerOfTransit: boolean;
}

export const defaultHabits: Habits = { language: 'spanish', json: 'clean', queues: 'by-queue', tokenLife: 3_600, tellsAnswerOfTransit: false };
