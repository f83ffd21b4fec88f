import type { CSSResult, ReactiveControllerHost, TemplateResult } from 'lit';
import type { ReadableAtom } from 'nanostores';
import type { Campaign } from '../../domain/dialer.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { DialerMessages } from '../../i18n/dialer.js';
import type { LocalizeController } from '../../i18n/localize.js';
import type { Area } from '../../i18n/messages.js';
import type { NumbersMessages } from '../../i18n/numbers.js';
import type { DialerAbility, Session } from '../../session/session-api.js';
import type { Announcer } from '../ui/announcer.js';
import type { DialogController } from '../ui/dialog.js';

/** The widget as its parts see it. */
export type DialerHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment; readonly nohotkeys: boolean };

/** Texts that every part has. */
export type DialerTexts = CommonMessages & NumbersMessages & DialerMessages;

/** Views that come in a chunk of their own. */
export type PartName = 'contacts' | 'import' | 'reports';

/** What a part is given. It lives for one view of one campaign of one session: another opening makes another part. */
export interface PartDeps {
  readonly host: DialerHost;
  readonly session: Session;
  /** Empty for reports about all of them. */
  readonly campaignId: string;
  /** Formats: `number`, `time`, `dateTime`, `day`, `duration`… */
  readonly l: LocalizeController<[CommonMessages, NumbersMessages, DialerMessages]>;
  readonly announcer: Announcer;
  /** One dialog for the whole widget, with `dialogStyles`. */
  readonly dialog: DialogController;
  /** A store's value, followed while the widget shows it: call it while rendering. */
  read<Value>(store: ReadableAtom<Value>): Value;
  /** Texts of an area of the part's own (it is in `DialerPartModule.areas`) with those that all have. Call it while rendering. */
  texts<M extends object>(area: Area<M>): DialerTexts & M;
  can(ability: DialerAbility): boolean;
  /** The campaign as last listed; nothing while it is not known. */
  campaign(): Campaign | undefined;
  /** The widget is wide enough for columns now. */
  wide(): boolean;
  /** Renders the widget again. */
  change(): void;
  /** Opens another view over this one; `back` comes back to this very part. Does nothing where that view is not offered. */
  open(view: PartName, campaignId?: string): void;
  offers(view: PartName): boolean;
  /** Leaves the view. */
  back(): void;
  /** Focuses the first that matches, once what changed is rendered. */
  focus(selector: string): void;
}

/** What a view shows. The shell draws the bar around it, with the way back. */
export interface PartContent {
  readonly title: string;
  /** Small and quiet beside the title, such as how many there are. */
  readonly note?: string | TemplateResult | undefined;
  /** `.ib` buttons at the end of the bar. */
  readonly tools?: TemplateResult | undefined;
  /** A banner under the bar. */
  readonly banner?: TemplateResult | undefined;
  /** Fills the rest of the widget; bring your own `.body`, `.scroll` or windowed list. */
  readonly body: TemplateResult;
  /** The buttons of a `.foot`. */
  readonly foot?: TemplateResult | undefined;
}

export interface DialerPart {
  render(): PartContent;
  /** Once, when it is on the screen. True where it took the focus itself; else the title gets it. */
  shown?(): boolean | undefined;
  /** After each update of the widget that shows it. */
  updated?(): void;
  /** It is left for good: stops what it began for itself. */
  end?(): void;
}

export interface DialerPartModule {
  readonly styles: readonly CSSResult[];
  /** Loaded in the widget's language before the part is made. */
  readonly areas: readonly Area<object>[];
  create(deps: PartDeps): DialerPart;
}
