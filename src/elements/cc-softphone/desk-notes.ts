import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { DeskMessages } from '../../i18n/desk.js';
import type { Session } from '../../session/session-api.js';
import type { DeskDeps } from './desk-deps.js';
import { isRingingIn } from './phone-facts.js';
import type { PhoneView } from './phone-view.js';

interface Notes {
  readonly t: DeskMessages;
  readonly callId: string;
  readonly notes: string;
  readonly session: Session;
}

/** Every word goes to the session, which keeps it. */
export function notesField({ t, callId, notes, session: { wrapUp } }: Notes): TemplateResult {
  const write = ({ target }: Event): void => wrapUp.setNotes(callId, (target as HTMLTextAreaElement).value);
  return html`${keyed(
    callId,
    html`<div class="field">
      <label for="notes">${t.notes}</label>
      <textarea class="input" part="notes" id="notes" rows="2" maxlength="4000" title=${t.notesKept} .value=${notes} @input=${write}></textarea>
    </div>`,
  )}`;
}

/** Notes of a call that is on: opened by the agent, and there from then on. */
export class CallNotes {
  readonly #deps: DeskDeps;
  #openFor: string | undefined;
  /** Where somebody was writing, before what they wrote in went away. */
  #caret: readonly [string, number, number] | undefined;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /** The call that is spoken to. */
  callOf({ facts: { current } }: PhoneView): string | undefined {
    return current && !isRingingIn(current) ? current.id : undefined;
  }

  async open(callId: string | undefined): Promise<void> {
    const { host } = this.#deps;
    this.#openFor = callId;
    host.requestUpdate();
    await host.updateComplete;
    this.#field?.focus();
  }

  prepare(): void {
    const field = this.#field;
    const writing = field?.matches(':focus') === true;
    this.#caret = writing && field ? [field.value, field.selectionStart, field.selectionEnd] : undefined;
  }

  render(view: PhoneView, t: DeskMessages): TemplateResult | undefined {
    const callId = this.callOf(view);
    if (callId === undefined || view.inCall?.open !== undefined || view.pad.isOpen(callId)) return undefined;
    const notes = this.#deps.read(view.session.wrapUp.$notes).get(callId);
    if (notes === undefined && this.#openFor !== callId) return undefined;
    return notesField({ t, callId, notes: notes ?? '', session: view.session });
  }

  /** The call ended in the middle of a sentence: it goes on in the wrap-up. */
  follow(): void {
    const [text, start, end] = this.#caret ?? [];
    const field = this.#field;
    if (text === undefined || start === undefined || end === undefined || !field || field.value !== text || field.matches(':focus')) return;
    field.focus();
    field.setSelectionRange(start, end);
  }

  get #field(): HTMLTextAreaElement | null {
    return this.#deps.host.renderRoot.querySelector<HTMLTextAreaElement>('#notes');
  }
}
