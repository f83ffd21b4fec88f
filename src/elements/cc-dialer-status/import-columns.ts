import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CsvImportMessages } from '../../i18n/csv-import.js';
import type { ColumnUse, ImportSource, ImportState } from '../../session/session-api.js';
import { icon, iconAlert, iconClose, iconFile } from '../ui/icons.js';
import { iconArrowRight, iconChevronRight, iconUpload } from '../ui/icons-more.js';
import { harmless } from '../ui/text.js';
import { checkUses, useOf, valueOf } from './import-mapping.js';
import type { DialerTexts } from './part-api.js';

export type ImportTexts = DialerTexts & CsvImportMessages;

export type Stage = 'file' | 'columns' | 'review';

const stages: readonly Stage[] = ['file', 'columns', 'review'];

export function stepList(t: ImportTexts, stage: Stage): TemplateResult {
  return html`<ol class="imp-steps" aria-label=${t.stepsLabel}>
    ${stages.map((each, index) => html`<li aria-current=${each === stage ? 'step' : nothing}>${index === 0 ? nothing : icon(iconChevronRight)}${t.stepOf(index + 1, t.steps[each])}</li>`)}
  </ol>`;
}

/** What takes the focus when a step comes. */
export function stepHead(t: ImportTexts, stage: Stage, text?: string): TemplateResult {
  return html`<h3 class="sr imp-head" tabindex="-1">${text ?? t.steps[stage]}</h3>`;
}

export interface FileContext {
  readonly t: ImportTexts;
  readonly isOver: boolean;
  readonly isReading: boolean;
  /** Why the last file was no use. */
  readonly problem: TemplateResult | undefined;
  over(isOver: boolean): void;
  take(files: readonly File[]): void;
}

export function fileStep({ t, isOver, isReading, problem, over, take }: FileContext): TemplateResult {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
  const dragged = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (!isOver) over(true);
  };
  const left = ({ currentTarget, relatedTarget }: DragEvent): void => {
    if (!(relatedTarget instanceof Node) || !(currentTarget as HTMLElement).contains(relatedTarget)) over(false);
  };
  const dropped = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    over(false);
    take([...(event.dataTransfer?.files ?? [])]);
  };
  const chosen = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file may be chosen again.
    input.value = '';
    if (files.length > 0) take(files);
  };
  const choose = (event: Event): void => (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.click();
  return html`${problem ?? nothing}
    <div class="imp-drop${isOver ? ' over' : ''}" part="drop-zone" @dragover=${dragged} @dragleave=${left} @drop=${dropped}>
      <span class="disc">${icon(iconFile, 'xl')}</span>
      <strong>${t.dropHere}</strong>
      <p class="s quiet">${t.fileHint}</p>
      <input class="imp-file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" hidden aria-label=${t.chooseFile} @change=${chosen} />
      <button class="btn primary" part="choose-button" type="button" aria-disabled=${isReading} aria-busy=${isReading} @click=${choose}>${icon(iconUpload)}${isReading ? t.readingFile : t.chooseFile}</button>
    </div>`;
}

/** Spreadsheets are no text, whatever they are called in the file manager. */
export function isText({ name, type }: File): boolean {
  return /\.(?:csv|txt|tsv)$/i.test(name) || type.startsWith('text/');
}

export function fileCard({ source, check }: ImportState, t: ImportTexts, number: (value: number) => string, change: (() => void) | undefined): TemplateResult | typeof nothing {
  if (!source) return nothing;
  const about = [
    check ? t.lineCount(number(check.total)) : sizeOf(source.size, t, number),
    t.columnCount(source.columns.length),
    t.delimiters[source.delimiter],
    t.encodings[source.encoding],
  ].join(' · ');
  return html`<div class="imp-card" part="file">
    <span class="imp-icon">${icon(iconFile, 'l')}</span>
    <span class="grow"><strong class="s trunc imp-name"><bdi>${harmless(source.fileName, 120)}</bdi></strong><span class="xs quiet">${about}</span></span>
    ${change ? html`<button class="ib" type="button" aria-label=${t.changeFile} title=${t.changeFile} @click=${change}>${icon(iconClose, 'l')}</button>` : nothing}
  </div>`;
}

function sizeOf(bytes: number, t: ImportTexts, number: (value: number) => string): string {
  if (bytes < 1_000) return t.bytes(number(bytes));
  if (bytes < 1_000_000) return t.kilobytes(number(Math.round(bytes / 1_000)));
  return t.megabytes(number(Math.round(bytes / 100_000) / 10));
}

export interface ColumnsContext {
  readonly t: ImportTexts;
  readonly source: ImportSource;
  readonly uses: readonly ColumnUse[];
  readonly fields: readonly string[];
  readonly phones: number;
  /** What is missing is said only once the agent wanted to go on. */
  readonly isAsked: boolean;
  use(index: number, use: ColumnUse): void;
}

/** Columns beside what they become, each with a sample. */
export function columnsStep(context: ColumnsContext): TemplateResult {
  const { t, source, uses, phones, isAsked } = context;
  const check = checkUses(uses, phones);
  return html`<p class="xs quiet">${t.columnsHint}</p>
    <div class="imp-map" role="group" aria-label=${t.columnsTitle}>
      ${source.columns.map((column, index) => columnRow(column, index, check.columns.get(index), context))}
    </div>
    ${isAsked && check.phoneNeeded ? html`<p class="hint bad" role="alert">${icon(iconAlert)}${t.phoneNeeded}</p>` : nothing}`;
}

function columnRow(
  { title, sample }: ImportSource['columns'][number], index: number, problem: 'too-many-phones' | 'used-twice' | undefined, context: ColumnsContext,
): TemplateResult {
  const { t, uses, fields, phones, use } = context;
  const name = harmless(title, 80) || t.untitled(index + 1);
  const value = valueOf(uses[index] ?? { to: 'none' });
  const hintId = `imp-hint-${index}`;
  const option = (each: string, label: string): TemplateResult => html`<option value=${each} ?selected=${each === value}>${label}</option>`;
  return html`<span class="imp-column"><strong class="s trunc" title=${name}><bdi>${name}</bdi></strong
      ><span class="xs quiet trunc"><bdi>${harmless(sample, 80) || t.emptySample}</bdi></span></span
    >${icon(iconArrowRight, undefined, 'imp-arrow')}<span class="field"
      ><select class="input" aria-label=${t.useOf(name)} aria-invalid=${problem ? 'true' : nothing} aria-describedby=${problem ? hintId : nothing} .value=${live(value)}
        @change=${(event: Event) => use(index, useOf((event.currentTarget as HTMLSelectElement).value))}>
        ${(['none', 'name', 'taxId', 'phone'] as const).map((each) => option(each, t.uses[each]))}
        ${fields.length === 0 ? nothing : html`<optgroup label=${t.fieldGroup}>${fields.map((field) => option(`field:${field}`, harmless(field, 80)))}</optgroup>`}
      </select>${problem ? html`<span class="hint bad" id=${hintId}>${icon(iconAlert)}${problem === 'used-twice' ? t.usedTwice : t.tooManyPhoneColumns(phones)}</span>` : nothing}</span
    >`;
}
