import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon, iconEye } from '../ui/icons.js';
import { iconEyeOff } from '../ui/icons-more.js';

export interface TextField {
  readonly name: string;
  readonly label: string;
  readonly autocomplete: AutoFill;
  readonly value?: string;
  /** What is wrong with it, shown below and tied to it. */
  readonly problem?: string | undefined;
  readonly inputmode?: 'numeric' | 'email';
  readonly classes?: string;
  readonly disabled?: boolean;
}

export interface PasswordField extends TextField {
  readonly shown: boolean;
  readonly toggle: () => void;
  readonly toggleLabel: string;
}

export function textField(field: TextField): TemplateResult {
  return html`<div class="field">
    <label for=${field.name}>${field.label}</label>
    ${input(field, 'text')} ${problem(field)}
  </div>`;
}

export function passwordField(field: PasswordField): TemplateResult {
  return html`<div class="field">
    <label for=${field.name}>${field.label}</label>
    <span class="withb">
      ${input(field, field.shown ? 'text' : 'password')}
      <button class="ib" type="button" title=${field.toggleLabel} aria-label=${field.toggleLabel} @click=${field.toggle}>
        ${icon(field.shown ? iconEyeOff : iconEye)}
      </button>
    </span>
    ${problem(field)}
  </div>`;
}

function input(field: TextField, type: 'text' | 'password'): TemplateResult {
  const invalid = field.problem !== undefined;
  return html`<input
    class="input ${field.classes ?? ''}"
    part="input"
    id=${field.name}
    name=${field.name}
    type=${type}
    autocomplete=${field.autocomplete}
    inputmode=${field.inputmode ?? nothing}
    autocapitalize="none"
    spellcheck="false"
    required
    .value=${field.value === undefined ? nothing : live(field.value)}
    ?readonly=${field.disabled ?? false}
    aria-invalid=${invalid ? 'true' : 'false'}
    aria-describedby=${invalid ? `${field.name}-problem` : nothing}
  />`;
}

function problem(field: TextField): TemplateResult | typeof nothing {
  if (field.problem === undefined) return nothing;
  return html`<p class="hint bad" id="${field.name}-problem">${field.problem}</p>`;
}
