import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Contact } from '../../domain/conversation.js';
import * as typing from '../../domain/phone-number/as-typed.js';
import { numberKey } from '../../domain/phone-number.js';
import { editNumber } from '../cc-softphone/edit-number.js';
import type { StartDeps, StartTexts } from './start-deps.js';

type Field = 'name' | 'phone' | 'email';

/** Longer is nothing that anybody has. */
const longest = { name: 120, phone: 40, email: 200 } as const;

/** A contact that is made: a name, a number that can be reached from anywhere, and an address where there is one. */
export class ContactForm {
  readonly #deps: StartDeps;
  readonly #values: Record<Field, string> = { name: '', phone: '', email: '' };
  #wrong: Field | undefined;

  constructor(deps: StartDeps) {
    this.#deps = deps;
  }

  /** What was looked for in vain is likely its name or number. */
  fill(query: string): void {
    const isNumber = /\d{4}/.test(query.replace(/\D/g, '')) && !/\p{L}/u.test(query);
    this.#wrong = undefined;
    this.#values.name = isNumber ? '' : query;
    this.#values.phone = isNumber ? typing.formatAsTyped(query, this.#country) : '';
    this.#values.email = '';
  }

  /** Goes to what is missing: `undefined` then. */
  read(): Omit<Contact, 'id'> | undefined {
    const name = this.#values.name.trim();
    const email = this.#values.email.trim();
    const phone = numberKey(this.#values.phone, this.#country);
    this.#wrong = name === '' ? 'name' : phone === undefined ? 'phone' : email !== '' && !/^\S+@\S+\.\S+$/u.test(email) ? 'email' : undefined;
    if (this.#wrong === undefined && phone !== undefined) return { name, phone, ...(email === '' ? {} : { email }) };
    this.#deps.focus(`[name=contact-${this.#wrong}]`);
    return undefined;
  }

  view(t: StartTexts): TemplateResult {
    return html`<div class="stack" role="group" aria-label=${t.newContact} part="contact-form">
      ${this.#field('name', t.contactName, t.nameMissing, 'text')} ${this.#field('phone', t.contactPhone, t.phoneMissing, 'tel')}
      ${this.#field('email', t.contactEmail, t.emailWrong, 'email')}
    </div>`;
  }

  get #country(): string {
    return this.#deps.session.numbers.$settings.get().country;
  }

  #field(field: Field, label: string, wrong: string, type: 'text' | 'tel' | 'email'): TemplateResult {
    const isWrong = this.#wrong === field;
    const id = `contact-${field}`;
    return html`<label class="field">
      <span class="label">${label}</span>
      <input
        class="input"
        name=${id}
        type=${type}
        dir=${field === 'name' ? 'auto' : 'ltr'}
        autocomplete="off"
        maxlength=${longest[field]}
        aria-invalid=${isWrong}
        .value=${live(this.#values[field])}
        @input=${(event: InputEvent) => this.#typed(field, event)}
      />
      ${isWrong ? html`<span class="hint bad">${wrong}</span>` : nothing}
    </label>`;
  }

  #typed(field: Field, event: InputEvent): void {
    const input = event.currentTarget as HTMLInputElement;
    const isEdit = field === 'phone' && !event.isComposing;
    this.#values[field] = isEdit ? editNumber(input, this.#values.phone, event.inputType, this.#country, typing) : input.value;
    if (this.#wrong === field) this.#wrong = undefined;
    this.#deps.change();
  }
}
