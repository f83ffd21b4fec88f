import { html, nothing, type TemplateResult } from 'lit';
import type { ImportCheck } from '../../session/session-api.js';
import { csvLine, csvSeparator, fileNameOf, saveCsv } from '../ui/csv.js';
import type { DialogView } from '../ui/dialog.js';
import { icon } from '../ui/icons.js';
import { iconDownload } from '../ui/icons-more.js';
import { harmless } from '../ui/text.js';
import type { ImportTexts } from './import-columns.js';
import { badOf } from './import-review.js';

export interface LinesContext {
  readonly t: ImportTexts;
  readonly check: ImportCheck;
  readonly fileName: string;
  readonly locale: string;
  /** So many are shown. */
  readonly count: number;
  number(value: number): string;
  more(): void;
}

/** The lines that are left out, and a file of them to mend at home. */
export function linesDialog(context: LinesContext): DialogView {
  const { t, check, count, number, more } = context;
  const all = badOf(check);
  const shown = check.lines.slice(0, count);
  return {
    name: 'bad-lines', title: t.badLines, close: t.close,
    body: html`<p class="xs quiet">${check.lines.length < all ? `${t.firstLines(number(check.lines.length), number(all))} ` : nothing}${t.leftOut}</p>
      <ul class="imp-lines">
        ${shown.map(({ line, problem, text }) => html`<li><span class="line"><span class="s grow">${t.problemNames[problem]}</span><span class="xs quiet num">${t.lineNumber(number(line))}</span></span
          >${text.trim() === '' ? nothing : html`<span class="xs quiet trunc"><bdi>${harmless(text, 160)}</bdi></span>`}</li>`)}
      </ul>
      ${shown.length < check.lines.length ? html`<button class="btn sm" part="more-button" type="button" @click=${more}>${t.moreLines}</button>` : nothing}`,
    foot: downloadButton(context),
  };
}

function downloadButton({ t, check, fileName, locale }: LinesContext): TemplateResult {
  const save = (event: Event): void => {
    const separator = csvSeparator(locale);
    const { line, problem, text } = t.lineFields;
    const lines = check.lines.map((each) => csvLine([String(each.line), t.problemNames[each.problem], each.text], separator));
    const name = fileNameOf(t.linesFile, fileName.replace(/\.[^.]*$/, ''));
    saveCsv((event.currentTarget as HTMLElement).ownerDocument, `${name}.csv`, [csvLine([line, problem, text], separator), ...lines]);
  };
  return html`<button class="btn" part="download-button" type="button" @click=${save}>${icon(iconDownload)}${t.downloadLines}</button>`;
}
