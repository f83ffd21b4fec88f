import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ScheduleSlot } from '../../domain/chat-port.js';
import { toFault, type Fault } from '../../domain/fault.js';
import type { ComposerMessages } from '../../i18n/composer.js';
import { icon, iconClose } from '../ui/icons.js';
import { iconCalendar } from '../ui/icons-more.js';
import { skeletonRows } from '../ui/skeleton.js';
import { banner } from '../ui/states.js';
import { adopt } from './composer-late.js';
import type { ComposerData, ComposerDoor } from './composer-parts.js';
import { scheduleStyles } from './composer-schedule.styles.js';

interface Plan {
  readonly conversationId: string;
  readonly text: string;
  /** It was the draft: then it is not a draft any more once it is scheduled. */
  readonly isDraft: boolean;
  readonly status: 'loading' | 'ready' | 'error' | 'busy';
  readonly slots: readonly ScheduleSlot[];
  readonly at?: number;
  /** Why the times could not be had, or the message not be scheduled. */
  readonly fault?: Fault;
}

/** A message for later: its text, and one of the free times that the vendor offers. */
export class ScheduleDialog {
  readonly #door: ComposerDoor;
  #plan: Plan | undefined;

  constructor(door: ComposerDoor) {
    this.#door = door;
    adopt(door.host.renderRoot, scheduleStyles);
  }

  open(data: ComposerData): void {
    const { text } = data.draft;
    this.#plan = { conversationId: data.conversation.id, text, isDraft: text !== '', status: 'loading', slots: [] };
    this.#load(data);
  }

  close(): void {
    if (!this.#plan) return;
    this.#plan = undefined;
    this.#door.host.requestUpdate();
    void this.#door.host.updateComplete.then(() => this.#door.focus());
  }

  /** Shown once it is in the tree. */
  updated(): void {
    const dialog = this.#door.host.renderRoot.querySelector<HTMLDialogElement>('dialog.schedule');
    if (dialog?.isConnected !== true || dialog.open) return;
    dialog.showModal();
    dialog.querySelector('textarea')?.focus();
  }

  render(t: ComposerMessages): TemplateResult | undefined {
    const { data } = this.#door;
    const plan = this.#plan;
    if (!plan || plan.conversationId !== data?.conversation.id) return undefined;
    const canDo = plan.status === 'ready' && plan.at !== undefined && plan.text.trim() !== '';
    return html`<dialog class="schedule" part="schedule" aria-label=${t.schedule} @cancel=${this.#cancel} @close=${() => this.close()} @keydown=${keepKeys}>
      <div class="line schedtop"><h3 class="grow">${t.schedule}</h3><button class="ib" type="button" title=${data.t.close} aria-label=${data.t.close} @click=${() => this.close()}>${icon(iconClose, 'l')}</button></div>
      <label class="field"><span class="label">${t.scheduleText}</span>
        <textarea class="input" rows="3" dir="auto" .value=${live(plan.text)} @input=${this.#typed}></textarea>
      </label>
      <form class="times" @submit=${stay}>${this.#renderTimes(t, data, plan)}</form>
      ${plan.fault && plan.status === 'ready' ? banner({ tone: 'danger', title: t.scheduleFailed, text: `${data.t.faults[plan.fault.code].text} ${data.t.faults[plan.fault.code].todo}` }) : undefined}
      <button class="btn primary l block" type="button" ?disabled=${!canDo} aria-busy=${plan.status === 'busy'} @click=${() => void this.#schedule(t, data)}>
        ${icon(iconCalendar)}${plan.at === undefined ? t.scheduleChoose : t.scheduleAt(data.l.dateTime(plan.at))}
      </button>
    </dialog>`;
  }

  #renderTimes(t: ComposerMessages, data: ComposerData, plan: Plan): TemplateResult | readonly TemplateResult[] {
    if (plan.status === 'loading') return html`<div role="status" aria-busy="true" aria-label=${t.scheduleLoading}>${skeletonRows(2)}</div>`;
    if (plan.status === 'error') {
      const retry = (): void => this.#load(data);
      return banner({ tone: 'danger', title: t.scheduleTimesFailed, text: data.t.faults[plan.fault?.code ?? 'unknown'].text, action: { label: data.t.tryAgain, run: retry } });
    }
    const days = byDay(data, plan.slots);
    if (days.length === 0) return html`<p class="s quiet">${t.scheduleNone}</p>`;
    return days.map(
      ({ name, times }) => html`<fieldset><legend class="label">${name}</legend>
        <div class="slots">${times.map((at) => html`<label class="slot"><input type="radio" name="slot" .checked=${live(at === plan.at)} ?disabled=${plan.status === 'busy'} @change=${() => this.#change({ at })} /><span class="num">${data.l.time(at)}</span></label>`)}</div>
      </fieldset>`,
    );
  }

  #load({ session, conversation: { id } }: ComposerData): void {
    this.#change({ status: 'loading' });
    const show = (change: Partial<Plan>): void => {
      if (this.#plan?.conversationId === id) this.#change(change);
    };
    session.desk.scheduleSlots(id).then(
      (slots) => show({ status: 'ready', slots }),
      (error: unknown) => show({ status: 'error', fault: toFault(error) }),
    );
  }

  async #schedule(t: ComposerMessages, { session, conversation: { id }, l }: ComposerData): Promise<void> {
    const plan = this.#plan;
    if (plan?.at === undefined || plan.status !== 'ready' || !this.#door.mayGoOut(plan.text)) return;
    this.#change({ status: 'busy' });
    try {
      await session.desk.schedule(id, plan.text, plan.at);
      const { messages } = session;
      if (plan.isDraft) messages.setDraft(id, { text: '' });
      this.#door.say(t.scheduled(l.dateTime(plan.at)));
      if (this.#plan?.conversationId === id) this.close();
    } catch (error) {
      if (this.#plan?.conversationId === id) this.#change({ status: 'ready', fault: toFault(error) });
      this.#door.say(t.scheduleFailed, { assertive: true });
    }
  }

  #change(change: Partial<Plan>): void {
    if (this.#plan) this.#plan = { ...this.#plan, ...change };
    this.#door.host.requestUpdate();
  }

  readonly #typed = (event: Event): void => this.#change({ text: (event.currentTarget as HTMLTextAreaElement).value });

  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    if (this.#plan?.status !== 'busy') this.close();
  };
}

/** The form is there for its radio buttons: Chromium keeps those outside of one in memory. */
function stay(event: Event): void {
  event.preventDefault();
}

/** Escape and the widget's hot-keys are the dialog's own while it is open. */
function keepKeys(event: KeyboardEvent): void {
  event.stopPropagation();
}

/** Free times in order, several agents' equal ones once, and none that has passed. */
function byDay({ l, session }: ComposerData, slots: readonly ScheduleSlot[]): readonly { readonly name: string; readonly times: readonly number[] }[] {
  const format = new Intl.DateTimeFormat(l.formatLocale, { weekday: 'long', day: 'numeric', month: 'long' });
  const now = session.$now.get();
  const times = [...new Set(slots.map(({ at }) => at))].filter((at) => Number.isFinite(at) && at > now).sort((a, b) => a - b);
  const days = new Map<string, number[]>();
  for (const at of times) {
    const name = format.format(at);
    days.set(name, [...(days.get(name) ?? []), at]);
  }
  return [...days].map(([name, all]) => ({ name, times: all }));
}
