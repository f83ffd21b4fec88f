import type { MessageTemplate, TemplatePort } from '../../domain/chat-port.js';
import { Fault, toFault } from '../../domain/fault.js';
import { listTemplates, sendTemplate } from './api-sending.js';
import type { OutgoingTemplate } from './outgoing.js';
import type { ChatParts } from './parts.js';
import type { Sending } from './sending.js';

/** Templates of Meta's official channels (contract part 3.7). */
export class Templates implements TemplatePort {
  readonly #parts: ChatParts;
  readonly #sending: Sending;
  /** Names by id: all that is known of a template when the vendor does not show what it sent. */
  readonly #names = new Map<string, string>();

  constructor(parts: ChatParts, sending: Sending) {
    this.#parts = parts;
    this.#sending = sending;
  }

  async list(conversationId: string): Promise<readonly MessageTemplate[]> {
    const { context } = this.#parts;
    const { protocol } = this.#sending.addressOf(conversationId);
    const wire = await context.call((who, signal) => listTemplates(context.api, who, protocol, signal));
    const templates = wire
      .map((template) => ({ id: template.codid || template.codid_template, name: template.nome_template }))
      .filter(({ id }) => id !== '');
    for (const { id, name } of templates) this.#names.set(id, name);
    this.#learn(conversationId, templates.length > 0);
    return templates;
  }

  /** No outbox looks after a template: what became of it is looked up here, and the vendor is never asked twice. */
  async send(conversationId: string, templateId: string, clientId: string): Promise<void> {
    const { context, sent } = this.#parts;
    const message: OutgoingTemplate = {
      clientId,
      conversationId,
      text: this.#names.get(templateId) ?? '',
      writtenAt: context.io.clock.now(),
      template: true,
    };
    try {
      await this.#sending.send(message, (who, { protocol }, signal) => sendTemplate(context.api, who, protocol, templateId, signal));
    } catch (error) {
      const fault = toFault(error);
      if (!fault.outcomeUnknown) throw fault;
      const found = await this.#sending.find(message).catch(() => undefined);
      if (found) return;
      sent.drop(clientId);
      throw found === undefined ? fault : new Fault(fault.code, { retryable: true, cause: fault.cause });
    }
  }

  /**
   * Finds out once for each channel whether Meta's rules hold there, so that the window is known before a message is
   * refused. An agent has nothing to do about a failure: the next opening asks again.
   */
  async probe(conversationId: string): Promise<void> {
    const { directory, context } = this.#parts;
    const address = directory.addressOf(conversationId);
    if (!address || address.group || directory.placeOf(conversationId) !== 'mine') return;
    if (directory.official.of(conversationId, address.channelId) !== undefined) return;
    await this.list(conversationId).catch(() => context.settings.notice('templates: could not be listed'));
  }

  #learn(conversationId: string, official: boolean): void {
    const { directory, context, chats } = this.#parts;
    const { channelId } = this.#sending.addressOf(conversationId);
    if (!directory.official.learn(conversationId, channelId, official) || !official) return;
    for (const id of new Set([conversationId, ...chats.ids()])) {
      const conversation = directory.conversation(id);
      if (conversation) context.emit({ type: 'conversation-changed', conversation });
    }
  }
}
