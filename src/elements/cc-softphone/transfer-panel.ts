import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Call } from '../../domain/call.js';
import { dialableNumber } from '../../domain/dialable-number.js';
import type { InCallMessages } from '../../i18n/incall.js';
import { avatar } from '../ui/avatar.js';
import { icon, iconClose, iconSearch } from '../ui/icons.js';
import { iconArrowRight, iconHeadset, iconTransfer } from '../ui/icons-more.js';
import { foldForSearch } from '../ui/text.js';
import { caller, callerName, callerNumber } from './caller.js';
import type { PhoneView } from './phone-view.js';

interface Acts {
  change(): void;
  close(): void;
  send(target: string, kind: 'blind' | 'attended'): void;
}

type Target = Call['remote'];

/** Longer is nothing that anybody dials. */
const longest = 64;

/** Where a call is to go: one field, what was used lately, and two clear acts. */
export class TransferPanel {
  readonly #acts: Acts;
  #text = '';
  #callId: string | undefined;

  constructor(acts: Acts) {
    this.#acts = acts;
  }

  /** What was typed for another call is of no use. */
  openFor(callId: string | undefined): void {
    if (callId !== this.#callId) this.#text = '';
    this.#callId = callId;
  }

  /** The target was taken. */
  done(): void {
    this.#text = '';
  }

  render(view: PhoneView, t: InCallMessages, call: Call): TemplateResult {
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      // Enter never sends anybody away unheard where there is another way.
      this.#send(view, call, this.#text, call.can.has('consult') ? 'attended' : 'blind');
    };
    const label = recentTargets(view, call, true).some((target) => callerName(target) !== '') ? t.targetOrName : t.target;
    return html`<form class="panel" part="transfer-panel" aria-label=${t.transferTo} @submit=${submit} @keydown=${moveByArrows}>
      <div class="line">
        <h3 class="grow">${t.transferTo}</h3>
        <button class="ib" type="button" title=${t.closeTransfer} aria-label=${t.closeTransfer} @click=${this.#acts.close}>${icon(iconClose, 'l')}</button>
      </div>
      <label class="search">
        ${icon(iconSearch)}
        <input
          data-first
          part="input"
          type="text"
          dir="auto"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="go"
          maxlength=${longest}
          placeholder=${label}
          aria-label=${label}
          .value=${live(this.#text)}
          @input=${this.#typed}
        />
      </label>
      ${this.#recent(view, t, call)}
      <div class="line two">${this.#button(view, t, call, 'attended')} ${this.#button(view, t, call, 'blind')}</div>
      ${call.can.has('consult') ? html`<p class="xs quiet">${t.consultHint}</p>` : nothing}
    </form>`;
  }

  #button(view: PhoneView, t: InCallMessages, call: Call, kind: 'blind' | 'attended'): TemplateResult | typeof nothing {
    const blind = kind === 'blind';
    if (!offers(view, call, kind)) return nothing;
    const busy = view.busy(blind ? 'transfer' : 'consult', call.id);
    const off = isBusy(view, call) || dialableNumber(this.#text) === '';
    return html`<button
      class="btn grow"
      part=${blind ? 'transfer-button' : 'consult-button'}
      type="button"
      aria-busy=${busy}
      aria-disabled=${off}
      @click=${() => this.#send(view, call, this.#text, kind)}
    >
      ${icon(blind ? iconTransfer : iconHeadset)}${blind ? t.transferNow : t.consultFirst}
    </button>`;
  }

  #recent(view: PhoneView, t: InCallMessages, call: Call): TemplateResult | typeof nothing {
    const wanted = foldForSearch(this.#text.trim());
    const digits = wanted.replace(/\D/g, '');
    const fits = (target: Target): boolean =>
      foldForSearch(callerName(target)).includes(wanted) || (digits !== '' && target.number.includes(digits));
    const found = recentTargets(view, call, wanted !== '').filter((target) => wanted === '' || fits(target)).slice(0, wanted === '' ? 3 : 5);
    if (found.length === 0) return nothing;
    return html`<ul aria-label=${t.recentTargets}>${found.map((target) => this.#peer(view, t, call, target))}</ul>`;
  }

  #peer(view: PhoneView, t: InCallMessages, call: Call, target: Target): TemplateResult {
    const who = caller(view.t, target);
    const name = callerName(target);
    const button = (kind: 'blind' | 'attended'): TemplateResult | typeof nothing => {
      if (!offers(view, call, kind)) return nothing;
      const label = kind === 'blind' ? t.transferWho(who) : t.consultWho(who);
      return html`<button
        class="ib"
        type="button"
        title=${label}
        aria-label=${label}
        aria-disabled=${isBusy(view, call)}
        @click=${() => this.#send(view, call, target.number, kind)}
      >
        ${icon(kind === 'blind' ? iconArrowRight : iconHeadset, 'l')}
      </button>`;
    };
    return html`<li class="peer">
      ${avatar({ id: target.number, name, size: 'sm' })}
      <span class="trunc s strong ${name === '' ? 'alone' : ''}"><bdi dir=${name === '' ? 'ltr' : 'auto'}>${who}</bdi></span>
      ${name === '' ? nothing : html`<span class="sub trunc"><bdi class="num" dir="ltr">${callerNumber(view.t, target)}</bdi></span>`}
      <span class="end line">${button('attended')} ${button('blind')}</span>
    </li>`;
  }

  readonly #typed = (event: InputEvent): void => {
    this.#text = (event.target as HTMLInputElement).value.slice(0, longest);
    this.#acts.change();
  };

  #send(view: PhoneView, call: Call, target: string, kind: 'blind' | 'attended'): void {
    if (isBusy(view, call) || !offers(view, call, kind) || dialableNumber(target) === '') return;
    this.#acts.send(target.trim(), kind);
  }
}

function isBusy({ busy }: PhoneView, { id, pending }: Call): boolean {
  return pending !== undefined || busy('transfer', id) || busy('consult', id);
}

/** Stays while an act is on its way, so that the button does not vanish from under the pointer. */
function offers(view: PhoneView, call: Call, kind: 'blind' | 'attended'): boolean {
  return call.can.has(kind === 'blind' ? 'transfer' : 'consult') || isBusy(view, call);
}

/** More than anybody scrolls through here; the call log has the rest. */
const looked = 100;

/**
 * Whoever the agent had to do with lately, each once, but not those who are on the line. Before anything is typed only
 * those whom the agent called.
 */
function recentTargets({ facts, session }: PhoneView, call: Call, typed: boolean): readonly Target[] {
  const logged = session.callLog.$entries.get().value.slice(0, looked).filter(({ direction }) => typed || direction !== 'in');
  const dialled: readonly Target[] = facts.lastDialled === undefined ? [] : [{ number: facts.lastDialled }];
  const taken = new Set([call, ...facts.live].map(({ remote }) => dialableNumber(remote.number)));
  const found = new Map<string, Target>();
  for (const { number, name } of [...dialled, ...logged] as readonly Target[]) {
    const key = dialableNumber(number);
    if (key === '' || taken.has(key)) continue;
    const known = found.get(key)?.name ?? name;
    found.set(key, { number, ...(known === undefined ? {} : { name: known }) });
  }
  return [...found.values()];
}

/** Up and down from line to line, left and right inside one. */
function moveByArrows(event: KeyboardEvent): void {
  const { key, currentTarget, target } = event;
  const form = currentTarget as HTMLElement;
  const rows = [...form.querySelectorAll<HTMLElement>('.peer')];
  if (rows.length === 0 || !key.startsWith('Arrow')) return;
  const from = target as HTMLElement;
  const row = from.closest<HTMLElement>('.peer');
  const goal = row ? inRows(rows, row, from, key) : key === 'ArrowDown' && from.matches('input') ? rows[0]?.querySelector<HTMLElement>('button') : undefined;
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}

function inRows(rows: readonly HTMLElement[], row: HTMLElement, from: HTMLElement, key: string): HTMLElement | null | undefined {
  const buttons = [...row.querySelectorAll<HTMLElement>('button')];
  const column = buttons.indexOf(from);
  const at = rows.indexOf(row);
  if (key === 'ArrowUp' && at === 0) return row.closest('form')?.querySelector('input');
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    return rows[at + (key === 'ArrowDown' ? 1 : -1)]?.querySelectorAll<HTMLElement>('button')[column];
  }
  const forwards = getComputedStyle(row).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  return buttons[column + (key === forwards ? 1 : -1)];
}
