import type { Clock } from '../../net/io.js';
import { TimerSet } from '../clocks.js';
import type { Account } from './account.js';
import type { Ledger } from './ledger.js';
import type { Agent, Author, Case, MessageFile, StoredMessage } from './records.js';

/** What happened in the account, for whoever plays the customers or watches. */
export type AccountEvent =
  | { readonly type: 'message'; readonly conversation: Case; readonly message: StoredMessage }
  | { readonly type: 'case'; readonly conversation: Case; readonly change: 'arrived' | 'claimed' | 'begun' | 'forwarded' | 'closed' }
  /** Somebody with the right token reads the lists for the first time. */
  | { readonly type: 'reader' };

export interface NewMessage {
  readonly text: string;
  readonly file?: MessageFile;
  /** Epoch milliseconds; default now. */
  readonly at?: number;
}

interface DeskOptions {
  readonly account: Account;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly tell: (event: AccountEvent) => void;
  /** Milliseconds after which a bot or the assistant answers. */
  readonly assistantAfter: number;
}

/** Everything that changes a conversation. Services and controls both act through it. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #timers: TimerSet;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#timers = new TimerSet(options.clock);
  }

  /** Forgets what is still to come: scheduled messages, the assistant's answers. */
  stop(): void {
    this.#timers.clear();
  }

  fromAgent(conversation: Case, agent: Agent, message: NewMessage): StoredMessage {
    conversation.unread = 0;
    return this.#store(conversation, { kind: 'agent', agentId: agent.id }, message);
  }

  fromContact(conversation: Case, message: NewMessage): StoredMessage {
    const stored = this.#store(conversation, { kind: 'contact' }, message);
    conversation.unread += 1;
    const { id, number, text, at } = stored;
    this.#options.ledger.received.push({ id, number, caseId: conversation.id, contactId: conversation.contactId, text, at });
    return stored;
  }

  /** A bot of the account, or the assistant, writes after a while. */
  assistantAnswers(conversation: Case, bot: Agent, text: string): void {
    this.#timers.after(this.#options.assistantAfter, () => {
      if (!conversation.closed) this.#store(conversation, { kind: 'assistant', agentId: bot.id }, { text });
    });
  }

  schedule(conversation: Case, agent: Agent, text: string, at: number): void {
    const { account, clock } = this.#options;
    const planned = { caseId: conversation.id, agentId: agent.id, text, at };
    account.scheduled.push(planned);
    account.slots.splice(0, account.slots.length, ...account.slots.filter((slot) => slot.at !== at || slot.agentId !== agent.id));
    this.#timers.after(at - clock.now(), () => {
      account.scheduled.splice(account.scheduled.indexOf(planned), 1);
      if (!conversation.closed) this.fromAgent(conversation, agent, { text });
    });
  }

  create(start: { readonly contactId: string; readonly channelId: string; readonly at?: number; readonly internal?: boolean }): Case {
    const { account, clock } = this.#options;
    const createdAt = start.at ?? clock.now();
    const conversation: Case = {
      id: account.newId('case'),
      hash: account.newId('hash'),
      ...account.newNumbers(),
      contactId: start.contactId,
      channelId: start.channelId,
      createdAt,
      changedAt: createdAt,
      messages: [],
      begun: false,
      closed: false,
      unread: 0,
      title: `Atendimento de ${account.contacts.get(start.contactId)?.name ?? ''}`,
      notes: '',
      category: 1,
      internal: start.internal ?? false,
      private: false,
      notifiable: true,
    };
    account.add(conversation);
    return conversation;
  }

  arrived(conversation: Case): void {
    this.#changed(conversation, 'arrived', 'Novo atendimento na fila');
  }

  claim(conversation: Case, agent: Agent): void {
    conversation.agentId = agent.id;
    this.#changed(conversation, 'claimed', `${agent.name} pegou o atendimento`);
  }

  begin(conversation: Case, agent: Agent): void {
    conversation.agentId = agent.id;
    conversation.begun = true;
    conversation.startedAt ??= this.#options.clock.now();
    this.#changed(conversation, 'begun', `${agent.name} iniciou o atendimento`);
  }

  forward(conversation: Case, to: Agent): void {
    conversation.agentId = to.id;
    this.#changed(conversation, 'forwarded', `Encaminhado para ${to.name}`);
  }

  close(conversation: Case): void {
    conversation.closed = true;
    conversation.unread = 0;
    conversation.endedAt = this.#options.clock.now();
    this.#changed(conversation, 'closed', 'Atendimento encerrado');
  }

  #changed(conversation: Case, change: Extract<AccountEvent, { type: 'case' }>['change'], text: string): void {
    const { account, clock, tell } = this.#options;
    conversation.changedAt = clock.now();
    account.log(clock.now(), text, conversation.id);
    tell({ type: 'case', conversation, change });
  }

  #store(conversation: Case, author: Author, { text, file, at }: NewMessage): StoredMessage {
    const { account, clock, tell } = this.#options;
    const stored: StoredMessage = {
      id: account.newId('message'),
      hash: account.newId('hash'),
      ...account.newNumbers(),
      caseId: conversation.id,
      author,
      text,
      ...(file ? { file } : {}),
      at: at ?? clock.now(),
    };
    conversation.messages.push(stored);
    conversation.changedAt = stored.at;
    account.messages.push(stored);
    tell({ type: 'message', conversation, message: stored });
    return stored;
  }
}
