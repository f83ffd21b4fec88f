/** What the simulated VoxFree account holds. Ids are what the wire calls `codid`, always strings. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  /** False: its contacts belong to no agent. */
  readonly binds?: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** Under Meta's rules: templates exist, and free text needs a contact who wrote within 24 h. */
  readonly official: boolean;
  /** Phone number of the line. */
  readonly device: string;
  /** Default WhatsApp. */
  readonly kind?: 'instagram' | 'messenger';
}

/** Of a department, or of one agent when `agentId` is set: only that agent may change it. With neither, everybody's. */
export interface Tag {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly departmentId?: string;
  readonly agentId?: string;
}

/** Of a department, or of one agent when `agentId` is set; with neither it is everybody's. */
export interface Reply {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly departmentId?: string;
  readonly agentId?: string;
}

export interface Disposition {
  readonly id: string;
  readonly name: string;
}

export interface Template {
  readonly id: string;
  readonly name: string;
  /** As it would reach an agent's screen: HTML with inline styles, and UTF-8 read as Latin-1. */
  readonly html: string;
}

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly number: string;
  readonly note: string;
  readonly photo: string;
  readonly group: boolean;
  /** Agent who owns the contact. */
  ownerId?: string;
  /** For which department; any when absent. */
  ownerDepartmentId?: string;
}

export interface Extension {
  readonly number: string;
  readonly username: string;
  readonly domain: string;
  readonly password: string;
  readonly transport: string;
}

export interface Agent {
  readonly id: string;
  readonly login: string;
  /** MD5 hex, as the vendor keeps it. */
  passwordHash: string;
  readonly name: string;
  readonly photo: string;
  readonly departmentIds: readonly string[];
  mustChangePassword: boolean;
  /** The six digits that sign-in asks for. */
  readonly secondFactor?: string;
  readonly extension?: Extension;
  readonly omnichannel: boolean;
  online: boolean;
}

/** 0 not sent, 1 sent, 2 read. */
export type Tick = 0 | 1 | 2;

export interface StoredMessage {
  readonly id: number;
  readonly protocol: string;
  /** Id at WhatsApp; null until it took the message. */
  externalId: string | null;
  readonly type: 'text' | 'template';
  readonly subtype: 'reply' | 'forward' | null;
  readonly replyId: string | null;
  readonly fromAgent: boolean;
  /** As stored: with the agent's name before it, or HTML. */
  readonly content: string;
  readonly url: string | null;
  readonly file: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  tick: Tick;
  deleted: boolean;
}
