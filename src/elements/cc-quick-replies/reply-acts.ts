import type { QuickReply } from '../../domain/quick-reply.js';
import { replyEditorArea, type ReplyEditorMessages } from '../../i18n/reply-editor.js';
import type { Session } from '../../session/session-api.js';
import type { ReplyActsDeps } from './reply-deps.js';
import type { ReplyDialogs } from './reply-dialogs.js';
import { rememberReply } from './reply-recent.js';
import { filledReply, replyValues, replyWay } from './reply-values.js';

/** `none`: it has no words to insert and cannot be sent; `nowhere`: the place for the text is gone. */
export type ReplyEnd = 'inserted' | 'sent' | 'cancelled' | 'none' | 'nowhere';

/** What an agent does with a reply, wherever it is chosen. Dialogs are fetched with the first that is needed. */
export class ReplyActs {
  readonly #deps: ReplyActsDeps;
  #dialogs: Promise<ReplyDialogs> | undefined;

  constructor(deps: ReplyActsDeps) {
    this.#deps = deps;
  }

  /** Texts of these acts, once they are there. */
  get texts(): ReplyEditorMessages | undefined {
    return this.#deps.l().later(replyEditorArea);
  }

  /**
   * Fills the reply and hands it to `put`, at once where all is known; or sends it, where only the vendor has its words.
   * Both ask the agent first where something is open. Rejects where the dialog could not be fetched.
   */
  async use(session: Session, reply: QuickReply, put: (text: string) => boolean): Promise<ReplyEnd> {
    const way = replyWay(session, reply);
    if (way === 'none') return 'none';
    const end = way === 'send' ? await this.#send(session, reply) : await this.#insert(session, reply, put);
    if (end === 'sent' || end === 'inserted') rememberReply(reply);
    return end;
  }

  /** Asks for a new reply, or for another text of one. */
  async edit(session: Session, reply: QuickReply | undefined, title = ''): Promise<void> {
    (await this.#fetch()).edit(session, reply, title);
  }

  async remove(session: Session, reply: QuickReply): Promise<void> {
    (await this.#fetch()).remove(session, reply);
  }

  #insert(session: Session, reply: QuickReply, put: (text: string) => boolean): ReplyEnd | Promise<ReplyEnd> {
    const { text = '' } = reply;
    const conversation = session.conversations.$selected.get();
    const filled = filledReply(session, text, replyValues(session, { conversation, greeting: this.#greeting() }));
    if (filled !== undefined) return put(filled) ? 'inserted' : 'nowhere';
    return this.#fill(session, reply, put);
  }

  async #fill(session: Session, reply: QuickReply, put: (text: string) => boolean): Promise<ReplyEnd> {
    const conversation = session.conversations.$selected.get();
    const dialogs = await this.#fetch();
    const values = replyValues(session, { conversation, greeting: this.#greeting() });
    const filled = filledReply(session, reply.text ?? '', values) ?? (await dialogs.fill(session, reply, values));
    if (filled === undefined) return 'cancelled';
    return put(filled) ? 'inserted' : 'nowhere';
  }

  async #send(session: Session, reply: QuickReply): Promise<ReplyEnd> {
    return (await (await this.#fetch()).send(session, reply)) ? 'sent' : 'cancelled';
  }

  #greeting(): string | undefined {
    return this.texts?.greeting(new Date().getHours());
  }

  async #fetch(): Promise<ReplyDialogs> {
    const deps = this.#deps;
    this.#dialogs ??= import('./reply-dialogs.js').then(({ ReplyDialogs: Dialogs }) => new Dialogs({ ...deps, texts: () => this.texts }));
    try {
      const [dialogs] = await Promise.all([this.#dialogs, replyEditorArea.load(deps.l().locale)]);
      return dialogs;
    } catch (error) {
      // What could not be fetched is asked for again the next time.
      this.#dialogs = undefined;
      throw error;
    }
  }
}
