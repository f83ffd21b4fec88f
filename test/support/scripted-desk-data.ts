import type {
  Channel, Department, Disposition, MessageTemplate, OwnedContact, ScheduleSlot, StartOutcome, TransferTargets,
} from '../../src/domain/chat-port.js';
import type { Contact, Conversation, Tag } from '../../src/domain/conversation.js';
import type { ConversationRecord, DashboardFigure, OccurrenceEntry, ReportRow } from '../../src/domain/record.js';
import { noon } from './samples.js';

export interface ScriptedDeskData {
  readonly recent: readonly Conversation[];
  readonly history: readonly Conversation[];
  readonly targets: TransferTargets;
  readonly dispositions: readonly Disposition[];
  readonly owned: readonly OwnedContact[];
  readonly tags: readonly Tag[];
  readonly templates: readonly MessageTemplate[];
  readonly departments: readonly Department[];
  readonly channels: readonly Channel[];
  readonly contacts: readonly Contact[];
  /** What beginning comes to; default: a new conversation with that contact. */
  readonly startOutcome: StartOutcome | undefined;
  readonly slots: readonly ScheduleSlot[];
  readonly maxBytes: number | undefined;
  readonly maxTextLength: number | undefined;
  readonly record: ConversationRecord | undefined;
  readonly report: readonly ReportRow[];
  readonly occurrences: readonly OccurrenceEntry[];
  readonly dashboard: readonly DashboardFigure[];
}

/** A small account for the scripted desk. */
export const deskDefaults: ScriptedDeskData = {
  recent: [],
  history: [],
  targets: {
    agents: [
      { id: '21', name: 'Rui Lima', departmentId: '2' },
      { id: '22', name: 'Célia Souza', departmentId: '3' },
      { id: '23', name: '' },
    ],
    departments: [{ id: '2', name: 'Sales' }, { id: '3', name: 'Support' }],
    freeAgentId: true,
  },
  dispositions: [{ id: '51', name: 'Sold' }, { id: '52', name: 'No interest' }],
  owned: [
    { id: 'o1', contact: { id: 'c1', name: 'Ana Prado', phone: '+5511955550142' }, departmentId: '2' },
    { id: 'o2', contact: { id: 'c9', name: 'Bia Nunes', phone: '+5511955550199' } },
  ],
  tags: [
    { id: '31', name: 'VIP', color: '#c2185b', mine: false },
    { id: '32', name: 'Second copy', color: '#1976d2', mine: true },
    { id: '33', name: 'Urgent', mine: true },
  ],
  templates: [{ id: '41', name: 'Welcome', text: 'Hello, can we go on?' }, { id: '42', name: 'Reminder' }],
  departments: [{ id: '2', name: 'Sales' }, { id: '3', name: 'Support' }],
  channels: [
    { id: '61', name: 'WhatsApp Sales', kind: 'whatsapp', canStart: true },
    { id: '62', name: 'SMS', kind: 'sms', canStart: true },
    { id: '63', name: 'Instagram', kind: 'instagram', canStart: false },
  ],
  contacts: [
    { id: 'c1', name: 'Ana Prado', phone: '+5511955550142' },
    { id: 'c2', name: 'Rui Moreira', phone: '+5511955550143' },
  ],
  startOutcome: undefined,
  slots: [9, 10, 11].map((hour) => ({ at: noon + (24 + hour - 12) * 3_600_000 })),
  maxBytes: undefined,
  maxTextLength: undefined,
  record: undefined,
  report: [],
  occurrences: [],
  dashboard: [],
};
