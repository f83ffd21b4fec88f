import { html, type TemplateResult } from 'lit';
import { positionsFor, type ImportLimits } from '../../domain/dialer.js';
import type { FaultInfo } from '../../domain/fault.js';
import { csvImportArea } from '../../i18n/csv-import.js';
import type { ColumnUse, ImportSlice, ImportState } from '../../session/session-api.js';
import { askHost, reported } from '../emit.js';
import { Task } from '../ui/asking.js';
import { banner } from '../ui/states.js';
import { columnsStep, fileCard, fileStep, isText, stepHead, stepList, type ImportTexts, type Stage } from './import-columns.js';
import { importFoot } from './import-foot.js';
import { linesDialog } from './import-lines.js';
import { checkUses, guessedUses } from './import-mapping.js';
import { checkingView, doneView, insertingView, readyView, restOf, stoppedView, summaryOf, type ReviewContext } from './import-review.js';
import { importStyles } from './import-styles.js';
import type { DialerPart, DialerPartModule, PartContent, PartDeps } from './part-api.js';

const linesAtOnce = 100;

/** Contacts from a file: choose it, say what its columns are, see what would go in, insert. It goes on without this view. */
class ImportPanel implements DialerPart {
  readonly #deps: PartDeps;
  readonly #imports: ImportSlice;
  readonly #task: Task;
  #limits: ImportLimits | undefined;
  #uses: readonly ColumnUse[] | undefined;
  #usesOf: string | undefined;
  #at: 'start' | 'end' = 'end';
  #isOver = false;
  #isAsked = false;
  /** Back at the columns of a file that was checked. */
  #isEditing = false;
  #isStopping = false;
  /** Why a file was not even opened. */
  #noFile: 'several' | 'kind' | undefined;
  #wasDenied = false;
  #lines = linesAtOnce;
  #step: ImportState['step'] | undefined;
  #quarter = 0;
  #hadFocus = false;

  constructor(deps: PartDeps) {
    this.#deps = deps;
    this.#imports = deps.session.dialer.imports;
    this.#task = new Task(deps.change);
  }

  render(): PartContent {
    const t = this.#t;
    const state = this.#deps.read(this.#imports.$imports).get(this.#deps.campaignId);
    this.#limits = this.#deps.read(this.#imports.$limits);
    const stage = this.#stageOf(state);
    this.#hadFocus ||= this.#focused !== null;
    return {
      title: t.insertTitle,
      note: this.#deps.campaign()?.name,
      body: html`<div class="body scroll"><div class="stack imp-body">
        ${stepList(t, stage)} ${stepHead(t, stage, state && stage === 'review' ? summaryOf({ t, state, number: this.#number }) : undefined)}
        ${this.#problem(t, state)} ${this.#body(t, state, stage)}
      </div></div>`,
      foot: this.#foot(t, state, stage),
    };
  }

  updated(): void {
    // The button that was pressed is gone with its step. What takes the focus is read out.
    const isLost = this.#hadFocus && this.#focused === null && !this.#deps.dialog.isOpen;
    this.#follow(this.#state, isLost);
    if (isLost) this.#deps.focus('.imp-head');
    this.#hadFocus = false;
  }

  end(): void {
    this.#deps.dialog.close();
    if (this.#state?.step === 'done') reported(this.#imports.discard(this.#deps.campaignId));
  }

  get #t(): ImportTexts {
    return this.#deps.texts(csvImportArea);
  }

  get #state(): ImportState | undefined {
    return this.#imports.$imports.get().get(this.#deps.campaignId);
  }

  get #focused(): Element | null {
    const { renderRoot } = this.#deps.host;
    return renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
  }

  readonly #number = (value: number): string => this.#deps.l.number(value);

  #stageOf(state: ImportState | undefined): Stage {
    if (!state || state.step === 'reading') return 'file';
    return state.step === 'mapping' || (state.step === 'ready' && this.#isEditing) ? 'columns' : 'review';
  }

  get #fields(): readonly string[] {
    const fields = this.#limits?.fields ?? [];
    return fields.length > 0 ? fields : (this.#deps.campaign()?.formFields ?? []);
  }

  #usesFor(state: ImportState): readonly ColumnUse[] {
    const key = `${state.id} ${state.source?.fileName ?? ''}`;
    if (!this.#uses || this.#usesOf !== key) {
      this.#usesOf = key;
      this.#uses = state.uses ?? (state.source ? guessedUses(state.source, this.#fields, this.#phones) : []);
    }
    return this.#uses;
  }

  get #phones(): number {
    return this.#limits?.phones ?? 1;
  }

  #problem(t: ImportTexts, state: ImportState | undefined): TemplateResult | undefined {
    if (this.#wasDenied) return banner({ tone: 'info', title: t.hostStopped });
    // While it is stopped the state says why itself.
    const fault: FaultInfo | undefined = this.#task.fault ?? (state && state.step !== 'stopped' && state.step !== 'done' ? state.fault : undefined);
    if (!fault || this.#stageOf(state) === 'file') return undefined;
    return banner({ tone: 'danger', title: t.couldNotDo, text: `${t.faults[fault.code].text} ${t.faults[fault.code].todo}` });
  }

  #body(t: ImportTexts, state: ImportState | undefined, stage: Stage): TemplateResult {
    if (!state || stage === 'file') return this.#fileStep(t, state);
    if (stage === 'columns') {
      const card = fileCard(state, t, this.#number, this.#discard);
      if (!state.source) return html`${card}`;
      return html`${card}${columnsStep({
        t, source: state.source, uses: this.#usesFor(state), fields: this.#fields, phones: this.#phones, isAsked: this.#isAsked,
        use: (index, use) => {
          this.#uses = this.#usesFor(state).map((each, at) => (at === index ? use : each));
          this.#deps.change();
        },
      })}`;
    }
    const context = this.#context(t, state);
    const views = { checking: () => checkingView(t, state.progress), ready: () => readyView(context), inserting: () => insertingView(context), stopped: () => stoppedView(context), done: () => doneView(context) };
    const view = state.step === 'reading' || state.step === 'mapping' ? html`` : views[state.step]();
    return html`${fileCard(state, t, this.#number, state.step === 'ready' ? this.#discard : undefined)}${view}`;
  }

  #context(t: ImportTexts, state: ImportState): ReviewContext {
    const { read, session } = this.#deps;
    const positions = positionsFor(this.#limits, state.uses);
    return {
      t, state, positions,
      at: this.#place(positions),
      away: read(session.connection.of('dialer')).status !== 'online',
      isStopping: this.#isStopping,
      number: this.#number,
      place: (at) => {
        this.#at = at;
        this.#deps.change();
      },
      seeLines: this.#seeLines,
    };
  }

  #place(positions: ReviewContext['positions']): 'start' | 'end' {
    return positions.includes(this.#at) ? this.#at : (positions[0] ?? 'end');
  }

  #fileStep(t: ImportTexts, state: ImportState | undefined): TemplateResult {
    const fault = this.#task.fault ?? state?.fault;
    const text = this.#noFile === 'several' ? t.oneFile : this.#noFile === 'kind' ? t.wrongFile : fault ? t.notReadableHint : undefined;
    return fileStep({
      t, isOver: this.#isOver,
      isReading: this.#task.busy === 'open' || (state?.step === 'reading' && !fault),
      problem: text === undefined ? undefined : banner({ tone: 'warning', title: t.notReadable, text }),
      over: (isOver) => {
        this.#isOver = isOver;
        this.#deps.change();
      },
      take: (files) => void this.#take(files),
    });
  }

  #foot(t: ImportTexts, state: ImportState | undefined, stage: Stage): TemplateResult | undefined {
    if (!state || stage === 'file') return undefined;
    return importFoot({
      t, state, stage, isStopping: this.#isStopping, number: this.#number, stop: this.#stop, edit: this.#edit, discard: this.#discard, resume: this.#resume,
      check: () => void this.#check(state),
      insert: (contacts) => void this.#insert(contacts, this.#place(positionsFor(this.#limits, state.uses))),
      askDiscard: () => this.#askDiscard(state),
      close: () => this.#deps.back(),
    });
  }

  async #take(files: readonly File[]): Promise<void> {
    const [file] = files;
    this.#noFile = files.length !== 1 ? 'several' : file && isText(file) ? undefined : 'kind';
    this.#task.clear();
    this.#deps.change();
    if (this.#noFile) return this.#say(this.#noFile === 'several' ? this.#t.oneFile : this.#t.wrongFile);
    if (!file) return;
    const { campaignId } = this.#deps;
    this.#reset();
    const opened = await this.#task.run('open', async () => {
      if (this.#state) await this.#imports.discard(campaignId);
      await this.#imports.open(campaignId, file);
    });
    if (!opened) this.#say(this.#t.notReadable);
  }

  async #check(state: ImportState): Promise<void> {
    this.#isAsked = true;
    const uses = this.#usesFor(state);
    this.#deps.change();
    if (!checkUses(uses, this.#phones).isFine) {
      await this.#deps.host.updateComplete;
      this.#deps.focus('.imp-map [aria-invalid], .imp-map select');
      return;
    }
    this.#isEditing = false;
    await this.#task.run('check', () => this.#imports.check(this.#deps.campaignId, uses));
  }

  async #insert(contacts: number, at: 'start' | 'end'): Promise<void> {
    const { host, campaignId } = this.#deps;
    if (this.#task.busy !== undefined) return;
    this.#wasDenied = !askHost(host, 'cc-before-import', { campaignId, contacts });
    this.#deps.change();
    if (this.#wasDenied) return this.#say(this.#t.hostStopped);
    await this.#task.run('insert', () => this.#imports.start(campaignId, at));
  }

  readonly #resume = (): void => void this.#task.run('insert', () => this.#imports.resume(this.#deps.campaignId));

  readonly #stop = (): void => {
    this.#isStopping = true;
    this.#imports.stop(this.#deps.campaignId);
    this.#deps.change();
  };

  readonly #edit = (): void => {
    this.#isEditing = true;
    this.#wasDenied = false;
    this.#deps.change();
  };

  readonly #discard = (): void => {
    this.#reset();
    this.#task.clear();
    reported(this.#imports.discard(this.#deps.campaignId));
  };

  #reset(): void {
    this.#isAsked = this.#isEditing = this.#wasDenied = false;
    this.#uses = undefined;
  }

  #askDiscard(state: ImportState): void {
    const { dialog } = this.#deps;
    const discard = (): void => {
      dialog.close();
      this.#discard();
    };
    dialog.open(() => {
      const t = this.#t;
      return {
        name: 'discard-import', title: t.discardTitle, close: t.close, submit: discard,
        body: html`<p class="s">${t.discardText(this.#number(restOf(this.#state ?? state)))}</p>`,
        foot: html`<button class="btn" type="button" @click=${() => dialog.close()}>${t.cancel}</button><button class="btn danger" part="confirm-button" type="submit">${t.discardRest}</button>`,
      };
    });
  }

  readonly #seeLines = (): void => {
    const { dialog, l } = this.#deps;
    this.#lines = linesAtOnce;
    dialog.open(() => {
      const state = this.#state;
      const check = state?.check ?? { total: 0, ready: 0, byProblem: {}, lines: [] };
      const more = (): void => {
        this.#lines += linesAtOnce;
        dialog.update();
      };
      return linesDialog({ t: this.#t, check, fileName: state?.source?.fileName ?? '', locale: l.formatLocale, count: this.#lines, number: this.#number, more });
    });
  };

  /** Says what came about, and every quarter of what takes long. */
  #follow(state: ImportState | undefined, isReadOut: boolean): void {
    const step = state?.step;
    const quarter = state?.step === 'inserting' ? Math.floor((state.progress ?? 0) * 4) : 0;
    const isNews = step === this.#step ? quarter > this.#quarter : this.#step !== undefined && (step === 'ready' || step === 'stopped' || step === 'done');
    if (state && isNews && !isReadOut) this.#say(summaryOf({ t: this.#t, state, number: this.#number }));
    if (step !== this.#step) this.#isStopping = false;
    this.#quarter = step === this.#step ? Math.max(quarter, this.#quarter) : quarter;
    this.#step = step;
  }

  #say(text: string): void {
    this.#deps.announcer.announce(text);
  }
}

export const importPanel: DialerPartModule = { styles: [importStyles], areas: [csvImportArea], create: (deps) => new ImportPanel(deps) };
