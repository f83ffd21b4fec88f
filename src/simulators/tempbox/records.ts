/** What the simulated TempBox account holds. `id` and `hash` are two GUIDs of the same row, as on the wire. */
export interface Agent {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly email: string;
  readonly photo: string;
  readonly kind: 'human' | 'bot';
  readonly teams: readonly string[];
}

/** `Plataforma` is undocumented; these are the simulator's. */
export const platforms = { whatsapp: 1, site: 2, email: 3, instagram: 4 } as const;

export const platformTitles: Readonly<Record<number, string>> = { 1: 'WhatsApp', 2: 'Chat do site', 3: 'E-mail', 4: 'Instagram' };

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** `Plataforma`. */
  readonly platform: number;
  /** `PlataformaFormaContato` and its title. */
  readonly form: number;
  readonly formId: string;
  readonly formName: string;
}

export interface Contact {
  readonly id: string;
  readonly hash: string;
  /** `Cliente`: who the contact belongs to in the customer's register. */
  readonly clientId: string;
  readonly name: string;
  /** Digits with country code, or ''. */
  readonly phone: string;
  readonly email: string;
  readonly company: string;
  readonly city: string;
  readonly color: string;
  readonly tag: string;
  /** Where they write from. */
  readonly channelId: string;
}

export interface MessageFile {
  readonly name: string;
  readonly url: string;
}

export type Author = { readonly kind: 'contact' } | { readonly kind: 'agent' | 'assistant'; readonly agentId: string };

export interface StoredMessage {
  readonly id: string;
  readonly hash: string;
  /** `Autonumeracao`: rises over the whole system. */
  readonly number: number;
  /** `AutonumeracaoEmpresa`: rises within the company. */
  readonly companyNumber: number;
  readonly caseId: string;
  readonly author: Author;
  readonly text: string;
  readonly file?: MessageFile;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** `Atendimento`: one conversation. */
export interface Case {
  readonly id: string;
  readonly hash: string;
  readonly number: number;
  readonly companyNumber: number;
  readonly contactId: string;
  readonly channelId: string;
  readonly createdAt: number;
  readonly messages: StoredMessage[];
  agentId?: string;
  begun: boolean;
  closed: boolean;
  startedAt?: number;
  endedAt?: number;
  changedAt: number;
  unread: number;
  title: string;
  notes: string;
  category: number;
  internal: boolean;
  private: boolean;
  notifiable: boolean;
}

export interface StandardMessage {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  readonly shortTitle: string;
  /** Never on the wire: the reference lists titles only. */
  readonly text: string;
  readonly platform: number;
}

export interface Slot {
  readonly at: number;
  readonly agentId: string;
}

export interface ScheduledMessage {
  readonly caseId: string;
  readonly agentId: string;
  readonly text: string;
  readonly at: number;
}

export interface Occurrence {
  readonly id: string;
  readonly number: number;
  readonly at: number;
  readonly category: number;
  readonly categoryTitle: string;
  readonly text: string;
  /** Id of what it is about. */
  readonly about: string;
  readonly aboutName: string;
}
