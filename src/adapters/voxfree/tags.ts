import type { TagPort } from '../../domain/chat-port.js';
import type { Tag } from '../../domain/conversation.js';
import { Fault } from '../../domain/fault.js';
import type { TagChange } from './api-desk.js';
import { act, addressOfOwn, departmentIdsOf, emitConversation, type DeskParts } from './desk-parts.js';
import type { WireDeskTag } from './wire-desk.js';

interface Listed {
  readonly wire: WireDeskTag;
  /** Whose list it came in. */
  readonly departmentId: string;
}

/** Tags of the conversation's department and the agent's own, which alone can be changed (contract part 3.4). */
export class Tags implements TagPort {
  readonly #parts: DeskParts;
  readonly #listed = new Map<string, Listed>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Also brings up to date which of them the conversation has. */
  async list(conversationId: string): Promise<readonly Tag[]> {
    const { context, desk } = this.#parts;
    const { protocol } = addressOfOwn(this.#parts, conversationId);
    const ids = await departmentIdsOf(this.#parts, conversationId);
    // Two departments of one name: the tags of either, because nothing tells which of them it is.
    const lists = await Promise.all((ids.length === 0 ? [''] : ids).map(async (departmentId) => {
      const wires = await context.call((who, signal) => desk.tags(who, protocol, departmentId, signal));
      return wires.map((wire) => ({ wire, departmentId }));
    }));
    const listed = new Map(lists.flat().filter(({ wire }) => idOf(wire) !== '').reverse().map((tag) => [idOf(tag.wire), tag]));
    const tags = [...listed.values()].reverse();
    for (const tag of tags) this.#listed.set(idOf(tag.wire), tag);
    this.#show(conversationId, tags.map(({ wire }) => wire));
    return tags.map(({ wire }) => tagFrom(wire));
  }

  async create(conversationId: string, name: string): Promise<string> {
    const id = await this.#change(conversationId, { action: 'insert', name: nameable(name) });
    if (id !== '') return id;
    // Made, and not named: it is the agent's, and the newest of that name.
    const made = (await this.list(conversationId)).findLast((tag) => tag.mine && tag.name === name.trim());
    if (made) return made.id;
    throw new Fault('protocol', { cause: new Error('VoxFree: a new tag without an id') });
  }

  async set(conversationId: string, tagId: string, on: boolean): Promise<void> {
    await this.#change(conversationId, { action: on ? 'activate' : 'deactivate', tagId });
    const { directory } = this.#parts;
    const others = directory.tagsOf(conversationId).filter((tag) => (tag.codid || tag.codid_tag) !== tagId);
    const wire = this.#listed.get(tagId)?.wire;
    // Without its name the next list has to bring it.
    if (on && !wire) return;
    directory.tagged(conversationId, on && wire ? [...others, wire] : others);
    emitConversation(this.#parts, conversationId);
  }

  async update(conversationId: string, tag: Tag): Promise<void> {
    this.#mustBeOwn(tag.id);
    await this.#change(conversationId, { action: 'update', tagId: tag.id, name: nameable(tag.name) });
  }

  async remove(conversationId: string, tagId: string): Promise<void> {
    this.#mustBeOwn(tagId);
    await this.#change(conversationId, { action: 'remove', tagId });
    this.#listed.delete(tagId);
  }

  clear(): void {
    this.#listed.clear();
  }

  async #change(conversationId: string, change: Omit<TagChange, 'protocol' | 'departmentId'>): Promise<string> {
    addressOfOwn(this.#parts, conversationId);
    const departmentId = this.#listed.get(change.tagId ?? '')?.departmentId ?? (await departmentIdsOf(this.#parts, conversationId))[0] ?? '';
    const { protocol } = addressOfOwn(this.#parts, conversationId);
    const { desk } = this.#parts;
    return act(this.#parts, (who, signal) => desk.changeTag(who, { ...change, protocol, departmentId }, signal));
  }

  /** What the vendor says about those it listed; tags of other departments stay as the conversation has them. */
  #show(conversationId: string, wires: readonly WireDeskTag[]): void {
    const { directory } = this.#parts;
    const before = directory.tagsOf(conversationId).map((tag) => tag.codid || tag.codid_tag);
    const known = new Set(wires.map(idOf));
    const active = wires.filter(({ ativa }) => ativa);
    const stay = directory.tagsOf(conversationId).filter((tag) => {
      const id = tag.codid || tag.codid_tag;
      return !known.has(id) || active.some((wire) => idOf(wire) === id);
    });
    const added = active.filter((wire) => !before.includes(idOf(wire)));
    if (added.length === 0 && stay.length === before.length) return;
    directory.tagged(conversationId, [...stay, ...added]);
    emitConversation(this.#parts, conversationId);
  }

  #mustBeOwn(tagId: string): void {
    if (this.#listed.get(tagId)?.wire.personalizado === false) throw new Fault('rejected', { cause: new Error('not the agent\'s own') });
  }
}

function idOf(wire: WireDeskTag): string {
  return wire.codid_tag || wire.codid;
}

function tagFrom(wire: WireDeskTag): Tag {
  return {
    id: idOf(wire),
    name: wire.nome,
    ...(/^#[0-9a-f]{3,8}$/i.test(wire.cor) ? { color: wire.cor } : {}),
    mine: wire.personalizado,
  };
}

function nameable(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new Fault('rejected', { cause: new Error('a tag without a name') });
  return trimmed;
}
