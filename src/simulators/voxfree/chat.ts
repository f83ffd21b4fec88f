import type { MessageLog } from './message-log.js';

/** A conversation under one ticket; VoxFree calls it a protocol. */
export interface Chat {
  readonly protocol: string;
  readonly contactId: string;
  readonly channelId: string;
  departmentId: string;
  place: 'waiting' | 'active' | 'closed';
  /** Who serves it. */
  agentId?: string;
  /** Waiting for this agent only. */
  reservedFor?: string;
  unread: number;
  readonly tags: Set<string>;
  readonly log: MessageLog;
  dispositionId?: string;
  note?: string;
}
