import type { ReactiveController } from 'lit';
import { faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';
import type { Area } from '../../i18n/messages.js';
import { adoptStyles } from '../ui/dialog.js';
import type { DialerHost, DialerPart, PartDeps, PartName } from './part-api.js';
import { partLoaders } from './parts.js';

/** A view over the ones that the widget begins with. */
export interface OpenPart {
  readonly name: PartName;
  readonly campaignId: string;
  /** What the agent pressed to get here; the focus goes back to it. Absent where the page opened it. */
  readonly opener: string | undefined;
  part?: DialerPart;
  fault?: FaultInfo;
  isShown?: true;
}

/** What is needed from the widget to make a part. */
export interface PartMaker {
  deps(open: OpenPart): PartDeps;
  /** Makes sure that the texts are there. */
  loadTexts(areas: readonly Area<object>[]): Promise<unknown>;
}

/** The views that are open over one another, the latest on top. Each is fetched when it is opened first. */
export class OpenParts implements ReactiveController {
  readonly #host: DialerHost;
  readonly #maker: PartMaker;
  #open: readonly OpenPart[] = [];
  /** What is to be focused once it is rendered: a button, else the title of the view. */
  #focus: string | undefined;

  constructor(host: DialerHost, maker: PartMaker) {
    this.#host = host;
    this.#maker = maker;
    host.addController(this);
  }

  get top(): OpenPart | undefined {
    return this.#open.at(-1);
  }

  get depth(): number {
    return this.#open.length;
  }

  push(name: PartName, campaignId: string, byAgent: boolean): void {
    const opened: OpenPart = { name, campaignId, opener: byAgent ? this.#pressed() : undefined };
    this.#open = [...this.#open, opened];
    if (byAgent) this.#focus = '';
    void this.load(opened);
    this.#host.requestUpdate();
  }

  /** Leaves the one on top. */
  pop(): void {
    const left = this.top;
    if (!left) return;
    this.#open = this.#open.slice(0, -1);
    left.part?.end?.();
    this.#focus = left.opener ?? '';
    this.#host.requestUpdate();
  }

  /** Leaves them all. */
  clear(): void {
    for (const { part } of [...this.#open].reverse()) part?.end?.();
    this.#open = [];
    this.#focus = undefined;
  }

  async load(opened: OpenPart): Promise<void> {
    delete opened.fault;
    try {
      const module = await partLoaders[opened.name]?.();
      if (!module) return;
      await this.#maker.loadTexts(module.areas);
      if (!this.#open.includes(opened)) return;
      adoptStyles(this.#host.renderRoot, module.styles);
      opened.part = module.create(this.#maker.deps(opened));
    } catch (error) {
      opened.fault = faultInfo(toFault(error));
    }
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { top } = this;
    const takes = top?.part && !top.isShown ? this.#show(top, top.part) : false;
    if (takes) this.#focus = undefined;
    else this.#moveFocus();
    top?.part?.updated?.();
  }

  #show(opened: OpenPart, part: DialerPart): boolean {
    opened.isShown = true;
    return part.shown?.() === true;
  }

  #moveFocus(): void {
    const wanted = this.#focus;
    if (wanted === undefined) return;
    this.#focus = undefined;
    const opener = wanted === '' ? undefined : this.#find(`[data-opener="${CSS.escape(wanted)}"]`);
    (opener ?? this.#find('.view-title'))?.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  #pressed(): string {
    const active = this.#host.shadowRoot?.activeElement;
    return active?.closest<HTMLElement>('[data-opener]')?.dataset['opener'] ?? '';
  }
}
