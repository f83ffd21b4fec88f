import type { Channel, StartingPort, StartOutcome } from '../../domain/chat-port.js';
import type { ChannelKind, Contact } from '../../domain/conversation.js';
import { Fault, toFault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';
import { readDepartments, type DeskParts } from './desk-parts.js';
import type { ContactQuery } from './api-desk.js';
import { channelIdIn } from './map.js';
import type { WireChannel, WireContact } from './wire-desk.js';

const looks = 4;
const lookEvery = 1_000;

/** Writing first: department, channel, contact, conversation (contract part 3.6). */
export class Starting implements StartingPort {
  readonly #parts: DeskParts;
  /** Names under which the vendor listed channels: they may say what a channel is. */
  readonly #channelNames = new Map<string, string>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  departments(): ReturnType<NonNullable<StartingPort['departments']>> {
    return readDepartments(this.#parts);
  }

  async channels(departmentId: string): Promise<readonly Channel[]> {
    const { context, desk } = this.#parts;
    const rows = await context.call((who, signal) => desk.channels(who, departmentId, signal));
    const channels = rows.filter((row) => channelIdIn(row) !== '').map((row) => this.#channelFrom(row));
    for (const { id, name } of channels) this.#channelNames.set(id, name);
    return channels;
  }

  async contacts(search: string): Promise<readonly Contact[]> {
    const { context, desk } = this.#parts;
    const rows = await context.call((who, signal) => desk.contacts(who, search.trim(), signal));
    return rows.map(contactFrom).filter(({ id }) => id !== '');
  }

  /** The contract does not print this service's answer: an id that is not in it is looked up by the number. */
  async createContact({ name, phone = '', email = '' }: Omit<Contact, 'id'>): Promise<string> {
    const contact = { name: name.trim(), number: phone.replace(/\D/g, ''), email: email.trim() };
    if (contact.name === '' || contact.number === '') throw new Fault('rejected', { cause: new Error('a contact needs a name and a number') });
    const { context, desk } = this.#parts;
    try {
      const id = await context.call((who, signal) => desk.createContact(who, contact, signal));
      if (id !== '') return id;
    } catch (error) {
      const fault = toFault(error);
      const made = fault.outcomeUnknown ? await this.#find(contact).catch(() => undefined) : undefined;
      if (made === undefined) throw fault;
      return made;
    }
    const made = await this.#find(contact);
    if (made !== undefined) return made;
    throw new Fault('protocol', { cause: new Error('VoxFree: a new contact without an id') });
  }

  async start(contactId: string, channelId: string, departmentId: string): Promise<StartOutcome> {
    const { context, desk, directory } = this.#parts;
    if (!mayStart(this.#kindOf(channelId))) throw new Fault('unsupported', { cause: new Error('this channel waits for the contact') });
    const before = new Set(directory.mineWith(contactId));
    try {
      const { heldBy } = await context.call((who, signal) => desk.start(who, contactId, channelId, departmentId, signal));
      if (heldBy) return await this.#held(contactId, heldBy);
    } catch (error) {
      const fault = toFault(error);
      const begun = fault.outcomeUnknown ? await this.#begun(contactId, before).catch(() => undefined) : undefined;
      if (begun === undefined) throw fault;
      return this.#entered(begun, channelId, departmentId);
    }
    directory.channels.learnFrom({ codid_contato: contactId, codid_canal: channelId, protocolo_atual: '' });
    const begun = await this.#begun(contactId, before);
    if (begun !== undefined) return this.#entered(begun, channelId, departmentId);
    throw new Fault('protocol', { outcomeUnknown: true, cause: new Error('VoxFree: the new conversation is in no list') });
  }

  clear(): void {
    this.#channelNames.clear();
  }

  /** Somebody serves the contact. When that is this agent, the conversation is there to be opened. */
  async #held(contactId: string, { id, name }: { readonly id: string; readonly name: string }): Promise<StartOutcome> {
    const { context, directory, lists } = this.#parts;
    directory.agents.learn(id, name);
    if (id !== '' && id === context.identity?.agentId) {
      await lists.read();
      const own = directory.mineWith(contactId).at(-1);
      if (own !== undefined) return { conversationId: own };
    }
    return { heldBy: { ...(id === '' ? {} : { id }), ...(name === '' ? {} : { name }) } };
  }

  /** The answer names no protocol: the conversation is the one that was not there before (contract part 6, row 5). */
  async #begun(contactId: string, before: ReadonlySet<string>): Promise<string | undefined> {
    const { context, directory, lists } = this.#parts;
    const { signal } = context;
    for (let look = 1; !signal.aborted; look += 1) {
      await lists.read('active');
      const begun = directory.mineWith(contactId).findLast((id) => !before.has(id));
      if (begun !== undefined || look === looks) return begun;
      await pause(context.io, signal);
    }
    return undefined;
  }

  #entered(conversationId: string, channelId: string, departmentId: string): StartOutcome {
    const { directory, lists } = this.#parts;
    directory.begun(conversationId, channelId, departmentId);
    lists.emit();
    return { conversationId };
  }

  async #find({ name, number }: ContactQuery): Promise<string | undefined> {
    const found = (await this.contacts(number ?? '')).filter(({ phone }) => phone?.replace(/\D/g, '') === number);
    return (found.findLast((contact) => contact.name === name) ?? found.at(-1))?.id;
  }

  #channelFrom(row: WireChannel): Channel {
    const id = channelIdIn(row);
    const known = this.#parts.context.settings.channels.get(id);
    const name = row.canal || row.nome;
    const kind = known?.kind ?? kindByName(name);
    return { id, name: known?.name ?? (name || id), kind, canStart: mayStart(kind) };
  }

  #kindOf(channelId: string): ChannelKind {
    return this.#parts.context.settings.channels.get(channelId)?.kind ?? kindByName(this.#channelNames.get(channelId) ?? '');
  }
}

/** On Instagram and Facebook the contact writes first (contract part 5). */
function mayStart(kind: ChannelKind): boolean {
  return kind !== 'instagram' && kind !== 'messenger';
}

/** The vendor does not say what a channel is; its name often does, and the page's own word goes before it. */
function kindByName(name: string): ChannelKind {
  if (/\binstagram\b/i.test(name)) return 'instagram';
  return /\b(?:facebook|messenger)\b/i.test(name) ? 'messenger' : 'unknown';
}

function contactFrom(row: WireContact): Contact {
  return {
    id: row.codid || row.codid_contato,
    name: row.nome,
    ...(row.numero === '' ? {} : { phone: row.numero }),
    ...(row.email === '' ? {} : { email: row.email }),
  };
}

function pause(io: Io, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = io.clock.after(lookEvery, end);
    signal.addEventListener('abort', end, { once: true });
  });
}
