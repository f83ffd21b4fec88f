/** Long enough for every browser to have begun with it. */
const keep = 60_000;

/** What spreadsheets take for the beginning of a formula, the wide forms of East Asian keyboards included. */
const formula = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** Numbers are no formulas, whatever sign they have. */
const plainNumber = /^[+-]?\d+(?:[.,]\d+)*$/;

/** What the spreadsheets of a place expect between cells: a semicolon where the comma is in numbers already. */
export function csvSeparator(locale: string): ';' | ',' {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return decimal === ',' ? ';' : ',';
}

/** One line with its end (RFC 4180). A cell that a spreadsheet would run as a formula begins with an apostrophe. */
export function csvLine(cells: readonly string[], separator: ';' | ','): string {
  return `${cells.map((cell) => quoted(harmless(cell), separator)).join(separator)}\r\n`;
}

/** `2026-11-25 14:32:05` in the reader's zone, which spreadsheets read everywhere; empty without a time. */
export function csvTime(at: number | undefined): string {
  if (at === undefined || !Number.isFinite(at)) return '';
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** Hands the agent a file of these lines, in UTF-8 with the mark that spreadsheets look for. Nothing leaves the browser. */
export function saveCsv(document: Document, name: string, lines: readonly string[]): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', ...lines], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keep);
}

/** A name for a file, of letters that every system takes. */
export function fileNameOf(...parts: readonly string[]): string {
  const plain = parts.map((part) => part.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60));
  return plain.filter((part) => part !== '').join('-');
}

function harmless(cell: string): string {
  return formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
