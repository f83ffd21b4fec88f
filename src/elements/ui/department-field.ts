import { html, type TemplateResult } from 'lit';
import type { Department } from '../../domain/chat-port.js';

export interface DepartmentFieldOptions {
  readonly label: string;
  /** The first option: all of them, or that one is to be chosen. */
  readonly empty: string;
  readonly departments: readonly Department[];
  /** Empty for the first option. */
  readonly chosen: string;
  /** It must be chosen and was not. */
  readonly missing?: boolean;
  readonly choose: (id: string) => void;
}

/** Styles: `fields`. */
export function departmentField({ label, empty, departments, chosen, missing = false, choose }: DepartmentFieldOptions): TemplateResult {
  const changed = ({ currentTarget }: Event): void => choose((currentTarget as HTMLSelectElement).value);
  return html`<label class="field">
    <span class="label">${label}</span>
    <select class="input" name="department" aria-invalid=${missing} @change=${changed}>
      <option value="" .selected=${chosen === ''}>${empty}</option>
      ${departments.map(({ id, name }) => html`<option value=${id} .selected=${id === chosen}>${name}</option>`)}
    </select>
    ${missing ? html`<span class="hint bad">${empty}</span>` : ''}
  </label>`;
}
