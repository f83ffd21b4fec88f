import { toFault } from '../../domain/fault.js';
import type { Caller } from './api.js';
import type { Context } from './context.js';
import type { Directory } from './directory.js';
import type { OpenChats } from './open-chats.js';
import type { Teller } from './teller.js';
import { freshShare } from './poller.js';
import { Turns } from './turns.js';
import type { MessageRow } from './wire-rows.js';

export interface ListsParts {
  readonly context: Context;
  readonly directory: Directory;
  readonly chats: OpenChats;
  readonly teller: Teller;
}

/** Reads the list of all open conversations, with their newest messages, and emits what it says. */
export class Lists {
  readonly #parts: ListsParts;
  readonly #turns = new Turns(() => this.#readNow());
  #wantsSnapshot = false;
  /** What was seen before, here or in another tab, will not do. */
  #wantsFresh = false;
  #knowsTeams = false;

  constructor(parts: ListsParts) {
    this.#parts = parts;
  }

  /** Resolves when a list that was asked for after this call, or seen elsewhere unless `fresh`, has been emitted as a whole. */
  read(fresh = true): Promise<void> {
    this.#wantsSnapshot = true;
    this.#wantsFresh ||= fresh;
    return this.#turns.fresh();
  }

  /** Tells changes only, and takes what another tab has just seen unless `fresh`. */
  poll(fresh: boolean): Promise<void> {
    this.#wantsFresh ||= fresh;
    return this.#turns.fresh();
  }

  stop(): void {
    this.#turns.stop();
    this.#wantsSnapshot = false;
    this.#knowsTeams = false;
  }

  async #readNow(): Promise<void> {
    const { context, directory, chats, teller } = this.#parts;
    const freshFor = this.#wantsFresh ? 0 : context.settings.pollEvery * freshShare;
    this.#wantsFresh = false;
    await context.call(async (who) => {
      const { revision } = directory;
      const open = context.look('open', freshFor, who, () => context.api.open(who));
      const [rows, latest] = await Promise.all([open, this.#latest(who, freshFor), this.#learnTeams(who)]);
      if (who.signal.aborted) return;
      for (const removal of directory.apply(rows, revision)) {
        chats.leave(removal.conversationId);
        teller.removed(removal);
      }
      directory.learnLatest(latest);
      context.learnAgentName(directory.people.nameOf(context.settings.agentHash));
      const whole = this.#wantsSnapshot;
      this.#wantsSnapshot = false;
      if (whole) teller.snapshot();
      else teller.changes();
    });
  }

  /** Once a connection: who is a bot decides what waits. */
  async #learnTeams(who: Caller): Promise<void> {
    if (this.#knowsTeams) return;
    const { context: { api, settings }, directory } = this.#parts;
    try {
      const [people, all] = await Promise.all([api.people(who), api.colleagues(who)]);
      directory.people.learnTeams(people, all);
      this.#knowsTeams = true;
    } catch (error) {
      if (toFault(error).code === 'auth') throw error;
      // Asked again with the next connection: a vendor that will not say it need not be asked all day.
      this.#knowsTeams = toFault(error).code === 'rejected';
      if (!who.signal.aborted) settings.notice('the agents of the teams: not listed');
    }
  }

  /** Previews are worth having, and not worth losing the list for. */
  async #latest(who: Caller, freshFor: number): Promise<readonly MessageRow[]> {
    const { context } = this.#parts;
    try {
      return await context.look('latest', freshFor, who, () => context.api.latest(who));
    } catch (error) {
      if (toFault(error).code === 'auth') throw error;
      if (!who.signal.aborted) context.settings.notice('ListarUltimasMensagens: no previews');
      return [];
    }
  }
}
