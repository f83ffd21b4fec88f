import { html, nothing, type TemplateResult } from 'lit';
import type { ImportCheck, ImportProblem, ImportState } from '../../session/session-api.js';
import { icon, iconCheck, iconWarning } from '../ui/icons.js';
import { iconPauseCircle } from '../ui/icons-more.js';
import { banner } from '../ui/states.js';
import type { ImportTexts } from './import-columns.js';

const problems: readonly ImportProblem[] = ['no-phone', 'bad-phone', 'too-many-phones', 'repeated', 'already-there', 'too-long'];

export interface ReviewContext {
  readonly t: ImportTexts;
  readonly state: ImportState;
  readonly positions: readonly ('start' | 'end')[];
  readonly at: 'start' | 'end';
  /** The connection is away. */
  readonly away: boolean;
  readonly isStopping: boolean;
  number(value: number): string;
  place(at: 'start' | 'end'): void;
  seeLines(): void;
}

/** Contacts of an import that neither went in nor were given up. */
export function restOf({ check, inserted, inDoubt, refused }: ImportState): number {
  return Math.max(0, (check?.ready ?? 0) - inserted - inDoubt - refused);
}

export function badOf({ byProblem }: ImportCheck): number {
  return problems.reduce((sum, each) => sum + (byProblem[each] ?? 0), 0);
}

/** One sentence of where it stands. */
export function summaryOf({ t, state, number }: Pick<ReviewContext, 't' | 'state' | 'number'>): string {
  const { check, step, inserted } = state;
  const all = number(check?.ready ?? 0);
  if (step === 'done') return inserted === 0 ? t.doneNone : inserted === 1 ? t.doneOne : t.doneTitle(number(inserted));
  if (step === 'stopped') return t.stoppedTitle(number(inserted), all);
  if (step === 'checking') return t.checking;
  if (step === 'inserting') return t.insertedOf(number(inserted), all);
  if (!check) return '';
  const bad = badOf(check);
  if (bad > 0 && check.ready > 0) return t.someBad(all, number(bad));
  return check.ready === 0 ? t.noneReady : check.ready === 1 ? t.oneReady : t.allReady(all);
}

export function checkingView(t: ImportTexts, progress: number | undefined): TemplateResult {
  return html`<div class="imp-run"><span class="s">${t.checking}</span>${bar(t.checking, progress)}</div>`;
}

/** Without a value the browser shows that something runs. */
function bar(label: string, progress: number | undefined): TemplateResult {
  return progress === undefined
    ? html`<progress part="import-progress" aria-label=${label}></progress>`
    : html`<progress part="import-progress" max="1" .value=${Math.min(1, Math.max(0, progress))} aria-label=${label}></progress>`;
}

export function readyView(context: ReviewContext): TemplateResult {
  const { t, state, positions, at, place } = context;
  const { check } = state;
  if (!check) return html``;
  return html`${checkBanner(check, context)}
    ${positions.includes('start') && positions.includes('end') && check.ready > 0
      ? html`<fieldset><legend class="label">${t.whereTo}</legend>
          <div class="imp-choices">${(['end', 'start'] as const).map((each) => html`<label class="imp-choice"
            ><input type="radio" name="imp-place" value=${each} .checked=${each === at} @change=${() => place(each)} /><span>${each === 'end' ? t.atEnd : t.atStart}</span></label>`)}</div>
        </fieldset>`
      : nothing}`;
}

function checkBanner(check: ImportCheck, context: ReviewContext): TemplateResult {
  const { t, number, seeLines } = context;
  const bad = badOf(check);
  const title = summaryOf(context);
  if (bad === 0 && check.ready > 0) return html`<div class="banner" part="banner">${icon(iconCheck)}<strong>${title}</strong></div>`;
  const counts = problems.filter((each) => (check.byProblem[each] ?? 0) > 0).map((each) => t.problems[each](number(check.byProblem[each] ?? 0)));
  const text = [counts.join(' · '), check.ready === 0 ? t.noneReadyHint : ''].filter((each) => each !== '').join('. ');
  const action = check.lines.length === 0 ? undefined : { label: bad === 1 ? t.seeOneLine : t.seeLines(number(bad)), run: seeLines };
  return banner({ tone: 'warning', title, text, action });
}

export function insertingView(context: ReviewContext): TemplateResult {
  const { t, state } = context;
  const ready = state.check?.ready ?? 0;
  const gone = state.inserted + state.inDoubt + state.refused;
  const progress = state.progress ?? (ready === 0 ? undefined : gone / ready);
  return html`<div class="imp-run" aria-live="off"><span class="line"><strong class="s grow">${t.insertingTitle}</strong><span class="s quiet num">${summaryOf(context)}</span></span>${bar(t.insertingTitle, progress)}</div>
    ${doubt(context)} <p class="xs quiet">${hintOf(context)}</p>`;
}

function hintOf({ t, state, away, isStopping }: ReviewContext): string {
  if (state.elsewhere) return t.elsewhere;
  if (isStopping) return t.stoppingInsert;
  return away ? t.offlineWaits : t.goesOn;
}

export function stoppedView(context: ReviewContext): TemplateResult {
  const { t, state, away } = context;
  const { fault } = state;
  const why = away ? t.offlineHold : fault ? t.faults[fault.code].text : '';
  const text = why === '' ? t.stoppedHint : `${why} ${t.stoppedHint}`;
  return html`${banner({ tone: 'warning', icon: fault || away ? iconWarning : iconPauseCircle, title: summaryOf(context), text })} ${doubt(context)}`;
}

export function doneView(context: ReviewContext): TemplateResult {
  const { state } = context;
  return html`<div class="banner" part="banner">${icon(state.inserted === 0 ? iconWarning : iconCheck)}<strong>${summaryOf(context)}</strong></div>${doubt(context)}`;
}

/** Nobody can tell whether these arrived, and that is what is said. */
function doubt({ t, state, number }: ReviewContext): TemplateResult | typeof nothing {
  const { inDoubt, refused } = state;
  const told = refused === 0 ? nothing : html`<p class="s">${t.refusedText(number(refused))}</p>`;
  return html`${told} ${inDoubt === 0 ? nothing : banner({ tone: 'warning', title: t.doubtTitle(number(inDoubt)), text: t.doubtText })}`;
}
