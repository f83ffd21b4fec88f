import { html, nothing, type TemplateResult } from 'lit';
import type { ImportState } from '../../session/session-api.js';
import { icon } from '../ui/icons.js';
import { iconUpload } from '../ui/icons-more.js';
import type { ImportTexts, Stage } from './import-columns.js';

export interface FootContext {
  readonly t: ImportTexts;
  readonly state: ImportState;
  readonly stage: Exclude<Stage, 'file'>;
  readonly isStopping: boolean;
  number(value: number): string;
  check(): void;
  insert(contacts: number): void;
  stop(): void;
  edit(): void;
  resume(): void;
  discard(): void;
  askDiscard(): void;
  close(): void;
}

/** The ways on and back from where the import is. */
export function importFoot({ t, state, stage, isStopping, number, ...acts }: FootContext): TemplateResult | undefined {
  const ready = state.check?.ready ?? 0;
  if (stage === 'columns') return html`${button('previous', t.back, acts.discard)}${primary('check', t.checkFile, acts.check)}`;
  switch (state.step) {
    case 'checking':
      return html`${button('stop', t.stopChecking, acts.stop)}`;
    case 'inserting':
      if (state.elsewhere) return undefined;
      return html`${button('stop', isStopping ? t.stoppingInsert : t.stopInsert, acts.stop, isStopping)}`;
    case 'stopped':
      return html`${button('discard', t.discardRest, acts.askDiscard)}${primary('resume', t.continueInsert, acts.resume)}`;
    case 'done':
      return html`${button('another', t.anotherFile, acts.discard)}${primary('close', t.closeImport, acts.close)}`;
    default:
      return html`${button('previous', t.back, acts.edit)}${ready === 0 ? nothing : insertButton(t.insertN(number(ready)), () => acts.insert(ready))}`;
  }
}

function button(name: string, label: string, run: () => void, isBusy = false): TemplateResult {
  return html`<button class="btn l" part="${name}-button" type="button" aria-disabled=${isBusy} @click=${run}>${label}</button>`;
}

function primary(name: string, label: string, run: () => void): TemplateResult {
  return html`<button class="btn primary l" part="${name}-button" type="button" @click=${run}>${label}</button>`;
}

function insertButton(label: string, run: () => void): TemplateResult {
  return html`<button class="btn primary l" part="insert-button" type="button" @click=${run}>${icon(iconUpload)}${label}</button>`;
}
