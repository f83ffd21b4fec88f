import type { RepliesPort } from '../../src/domain/backend.js';
import type { BackendEvent } from '../../src/domain/backend-event.js';
import type {
  AssistantPort, ChatPort, ClosingPort, ConversationRecordsPort, OwnershipPort, SchedulingPort, StartingPort, StartOutcome, TagPort, TemplatePort,
  TransferPort,
} from '../../src/domain/chat-port.js';
import type { Contact, Conversation, ConversationAbility, Tag } from '../../src/domain/conversation.js';
import { Fault } from '../../src/domain/fault.js';
import type { QuickReply } from '../../src/domain/quick-reply.js';
import type { ChatAbility } from '../../src/session/chat-api.js';
import { noon } from './samples.js';
import type { Script } from './script.js';
import type { ScriptedChat } from './scripted-chat.js';
import { deskDefaults, type ScriptedDeskData } from './scripted-desk-data.js';
import { scriptedFiles } from './scripted-files.js';

export interface ScriptedDeskOptions extends Partial<ScriptedDeskData> {
  /** All that the vendor can do; default: everything. */
  readonly only?: readonly ChatAbility[];
  readonly without?: readonly ChatAbility[];
}

/** Everything a conversation can allow. */
export const allAbilities: ReadonlySet<ConversationAbility> = new Set<ConversationAbility>([
  'open', 'claim', 'begin', 'send', 'reply', 'attach', 'close', 'transfer', 'tag', 'set-owner', 'release-owner', 'send-template', 'schedule',
  'ask-assistant',
]);

/** The optional half of a scripted chat vendor. Commands go through the `Script` by the names that `asked` holds. */
export class ScriptedDesk {
  readonly chat: Partial<ChatPort>;
  readonly replies: Partial<RepliesPort>;
  /** Every command of the desk that was carried out: its name, then what it was asked with. */
  readonly asked: (readonly [string, ...unknown[]])[] = [];
  readonly data: { -readonly [Name in keyof ScriptedDeskData]: ScriptedDeskData[Name] };
  readonly #script: Script;
  readonly #vendor: ScriptedChat;
  readonly #emit: (event: BackendEvent) => void;
  readonly #options: ScriptedDeskOptions;
  readonly #replies: QuickReply[];
  #count = 700;

  constructor(script: Script, vendor: ScriptedChat, emit: (event: BackendEvent) => void, replies: QuickReply[], options: ScriptedDeskOptions) {
    this.#script = script;
    this.#vendor = vendor;
    this.#emit = emit;
    this.#options = options;
    this.#replies = replies;
    const { only: _only, without: _without, ...data } = options;
    this.data = { ...deskDefaults, ...data };
    this.chat = this.#createChat();
    this.replies = this.#createReplies();
  }

  /** The latest call of a command, without its name. */
  last(command: string): readonly unknown[] | undefined {
    return this.asked.findLast(([name]) => name === command)?.slice(1);
  }

  #has(ability: ChatAbility): boolean {
    const { only, without = [] } = this.#options;
    return (only === undefined || only.includes(ability)) && !without.includes(ability);
  }

  #if<Part extends object>(ability: ChatAbility, part: Part): Part | object {
    return this.#has(ability) ? part : {};
  }

  #run<Result>(command: string, args: readonly unknown[], accept: () => Result): Promise<Result> {
    return this.#script.run(command, () => {
      this.asked.push([command, ...args]);
      return accept();
    });
  }

  #nextId(): string {
    this.#count += 1;
    return String(this.#count);
  }

  #change(id: string, change: Partial<Conversation>): void {
    const known = this.#vendor.conversations.get(id);
    if (known) this.#vendor.arrives({ ...known, ...change });
  }

  #createChat(): Partial<ChatPort> {
    const { maxTextLength } = this.data;
    return {
      ...(maxTextLength === undefined ? {} : { maxTextLength }),
      ...this.#if('claim', { claim: (id: string) => this.#run('claim', [id], () => this.#change(id, { place: 'mine' })) }),
      ...this.#if('begin', {
        begin: (id: string) => this.#run('begin', [id], () => {
          const can = new Set(this.#vendor.conversations.get(id)?.can);
          can.delete('begin');
          this.#change(id, { can });
        }),
      }),
      ...this.#if('recent', { recent: (limit: number) => this.#run('recent', [limit], () => this.data.recent.slice(0, limit)) }),
      ...this.#if('contact-history', { contactHistory: (id: string) => this.#run('contactHistory', [id], () => this.data.history) }),
      ...this.#if('attach', { attachments: scriptedFiles(this.#script, this.#vendor, this.#emit, this.data.maxBytes, (...asked) => this.asked.push(asked)) }),
      ...this.#if('transfer', { transfer: this.#transfer() }),
      ...this.#if('close', { closing: this.#closing() }),
      ...this.#if('ownership', { ownership: this.#ownership() }),
      ...this.#if('tags', { tags: this.#tags() }),
      ...this.#if('templates', { templates: this.#templates() }),
      ...this.#if('start', { starting: this.#starting() }),
      ...this.#if('schedule', { scheduling: this.#scheduling() }),
      assistant: this.#assistant(),
      records: this.#records(),
    };
  }

  #transfer(): TransferPort {
    const all = ['note', 'close', 'department'] as const;
    return {
      takes: new Set(all.filter((each) => this.#has(`transfer-${each}`))),
      targets: (id) => this.#run('transferTargets', [id], () => this.data.targets),
      transfer: (id, request) => this.#run('transfer', [id, request], () => this.#vendor.takeAway(id, request.close ? 'closed' : 'transferred')),
    };
  }

  #closing(): ClosingPort {
    return {
      ...this.#if('dispositions', { dispositions: (id: string) => this.#run('dispositions', [id], () => this.data.dispositions) }),
      close: (id, options) => this.#run('close', [id, options], () => this.#vendor.takeAway(id, 'closed')),
    };
  }

  #ownership(): OwnershipPort {
    return {
      owned: () => this.#run('owned', [], () => this.data.owned),
      release: (contactId, departmentId) => this.#run('release', [contactId, departmentId], () => {
        this.data.owned = this.data.owned.filter(({ contact }) => contact.id !== contactId);
        for (const { owner: _owner, ...conversation } of [...this.#vendor.conversations.values()]) {
          if (conversation.contact.id === contactId) this.#vendor.arrives(conversation);
        }
      }),
    };
  }

  #tags(): TagPort {
    const setTags = (id: string, tags: (known: readonly Tag[]) => readonly Tag[]): void =>
      this.#change(id, { tags: tags(this.#vendor.conversations.get(id)?.tags ?? []) });
    return {
      list: (id) => this.#run('tags', [id], () => this.data.tags),
      set: (id, tagId, on) => this.#run('setTag', [id, tagId, on], () => {
        const tag = this.data.tags.find((each) => each.id === tagId);
        if (!tag) throw new Fault('rejected');
        setTags(id, (known) => [...known.filter((each) => each.id !== tagId), ...(on ? [tag] : [])]);
      }),
      ...this.#if('create-tag', {
        create: (id: string, name: string) => this.#run('createTag', [id, name], () => {
          const tag = { id: this.#nextId(), name, mine: true };
          this.data.tags = [...this.data.tags, tag];
          return tag.id;
        }),
      }),
      ...this.#if('update-tag', {
        update: (id: string, tag: Tag) => this.#run('updateTag', [id, tag], () => {
          this.data.tags = this.data.tags.map((each) => (each.id === tag.id ? tag : each));
          setTags(id, (known) => known.map((each) => (each.id === tag.id ? tag : each)));
        }),
      }),
      ...this.#if('remove-tag', {
        remove: (id: string, tagId: string) => this.#run('removeTag', [id, tagId], () => {
          this.data.tags = this.data.tags.filter((each) => each.id !== tagId);
          setTags(id, (known) => known.filter((each) => each.id !== tagId));
        }),
      }),
    };
  }

  #templates(): TemplatePort {
    return {
      list: (id) => this.#run('templates', [id], () => this.data.templates),
      send: (conversationId, templateId, clientId) => this.#run('sendTemplate', [conversationId, templateId, clientId], () => {
        const text = this.data.templates.find(({ id }) => id === templateId)?.text ?? '';
        this.#vendor.weWrote({ id: this.#nextId(), clientId, conversationId, body: { kind: 'text', text }, template: true });
      }),
    };
  }

  #starting(): StartingPort {
    return {
      ...this.#if('departments', { departments: () => this.#run('departments', [], () => this.data.departments) }),
      channels: (departmentId) => this.#run('channels', [departmentId], () => this.data.channels),
      contacts: (search) => this.#run('contacts', [search], () => {
        const wanted = search.toLowerCase();
        return this.data.contacts.filter(({ name, phone = '' }) => name.toLowerCase().includes(wanted) || phone.includes(wanted));
      }),
      ...this.#if('create-contact', {
        createContact: (contact: Omit<Contact, 'id'>) => this.#run('createContact', [contact], () => {
          const id = this.#nextId();
          this.data.contacts = [...this.data.contacts, { ...contact, id }];
          return id;
        }),
      }),
      start: (...asked) => this.#run('start', asked, () => this.data.startOutcome ?? this.#begin(asked)),
    };
  }

  #begin([contactId, channelId]: readonly [string, string, string]): StartOutcome {
    const contact = this.data.contacts.find(({ id }) => id === contactId) ?? this.data.owned.find((each) => each.contact.id === contactId)?.contact;
    const channel = this.data.channels.find(({ id }) => id === channelId);
    if (!contact || !channel) throw new Fault('rejected');
    const conversationId = this.#nextId();
    this.#vendor.arrives({
      id: conversationId, protocol: `2026112000${conversationId}`, place: 'mine', kind: 'individual', contact, channel, tags: [], unread: 0,
      lastMessageAt: noon, replyWindow: { kind: 'none' }, can: allAbilities,
    });
    return { conversationId };
  }

  #scheduling(): SchedulingPort {
    return {
      slots: (id) => this.#run('slots', [id], () => this.data.slots),
      schedule: (message, at) => this.#run('schedule', [message, at], () => {
        this.data.slots = this.data.slots.filter((slot) => slot.at !== at);
      }),
    };
  }

  #assistant(): AssistantPort {
    const answer = (conversationId: string, text: string): void => {
      this.#vendor.weWrote({ id: this.#nextId(), conversationId, author: { kind: 'bot', name: 'Bot' }, body: { kind: 'text', text } });
    };
    return {
      ...this.#if('assistant-conversation', {
        answerConversation: (id: string) => this.#run('answerConversation', [id], () => answer(id, 'The bot answers')),
      }),
      ...this.#if('assistant-message', {
        answerMessage: (id: string, messageId: string) => this.#run('answerMessage', [id, messageId], () => answer(id, `The bot answers ${messageId}`)),
      }),
    };
  }

  #records(): ConversationRecordsPort {
    return {
      ...this.#if('record', {
        conversation: (id: string) => this.#run('record', [id], () => this.data.record ?? { conversationId: id, protocol: `2026112000${id}`, state: 'serving' as const }),
      }),
      ...this.#if('report', { report: () => this.#run('report', [], () => this.data.report) }),
      ...this.#if('occurrences', { occurrences: () => this.#run('occurrences', [], () => this.data.occurrences) }),
      ...this.#if('dashboard', { dashboard: () => this.#run('dashboard', [], () => this.data.dashboard) }),
    };
  }

  #createReplies(): Partial<RepliesPort> {
    const at = (id: string): number => {
      const index = this.#replies.findIndex((reply) => reply.id === id);
      if (index < 0) throw new Fault('rejected');
      return index;
    };
    return {
      ...this.#if('create-reply', {
        create: (id: string | undefined, title: string, text: string) => this.#run('createReply', [id, title, text], () => {
          const reply = { id: this.#nextId(), title, text, mine: true };
          this.#replies.push(reply);
          return reply.id;
        }),
      }),
      ...this.#if('update-reply', {
        update: (id: string | undefined, reply: QuickReply) => this.#run('updateReply', [id, reply], () => void this.#replies.splice(at(reply.id), 1, reply)),
      }),
      ...this.#if('remove-reply', {
        remove: (id: string | undefined, replyId: string) => this.#run('removeReply', [id, replyId], () => void this.#replies.splice(at(replyId), 1)),
      }),
      ...this.#if('send-reply', {
        send: (conversationId: string, replyId: string) => this.#run('sendReply', [conversationId, replyId], () => {
          this.#vendor.weWrote({ id: this.#nextId(), conversationId, body: { kind: 'text', text: this.#replies[at(replyId)]?.title ?? '' } });
        }),
      }),
    };
  }
}
