/** A ready-made answer. `mine` ones may be changed by the agent, the department's may not. */
export interface QuickReply {
  readonly id: string;
  readonly title: string;
  /** Plain text to insert; some vendors list titles only, then it is absent until asked for. */
  readonly text?: string;
  readonly mine: boolean;
}
