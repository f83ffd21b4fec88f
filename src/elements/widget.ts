import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Session } from '../session/session-api.js';
import { oneOf } from './define.js';
import { SessionController } from './session-controller.js';

// Brings the names and details of our events to every page that has a widget.
export type {} from './emit.js';

export type Layout = 'auto' | 'compact' | 'panel' | 'full';

/**
 * What every widget shares: its attributes and how it finds its session. Everything else is a controller, because
 * widgets differ in the rest.
 */
export abstract class Widget extends LitElement {
  /** A session, or the id of one. Without it: the nearest `<cc-session>`, else the page's default. */
  @property() session: Session | string | undefined;

  /** `light` or `dark` for this widget alone; `auto` follows the page. */
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme: 'auto' | 'light' | 'dark' | undefined;

  /** `compact` for lower rows and controls, `comfortable` for more air; without it what the `<cc-session>` around it says. */
  @property({ reflect: true }) density: 'comfortable' | 'compact' | undefined;

  /** Which form to take; `auto` goes by the widget's own width. */
  @property({ reflect: true }) layout: Layout | undefined;

  /** Turns the widget's keyboard shortcuts off. Plain keyboard use stays. */
  @property({ type: Boolean }) nohotkeys = false;

  protected readonly sessions = new SessionController(this);

  /**
   * Set while the first dictionary is on its way: a widget shows itself with its texts, not before.
   *
   * @internal
   */
  dictionary: Promise<void> | undefined;

  /**
   * How the session shows telephone numbers, in place of the dictionary's `phoneNumber`; another function whenever it
   * shows them otherwise.
   *
   * @internal
   */
  phoneNumber: ((number: string) => string) | undefined;

  #numbers: readonly unknown[] = [];

  protected override async scheduleUpdate(): Promise<void> {
    while (this.dictionary) await this.dictionary;
    await super.scheduleUpdate();
  }

  protected override willUpdate(_changed: Map<PropertyKey, unknown>): void {
    this.#followNumbers();
    oneOf(this, 'color-scheme', this.colorScheme, ['auto', 'light', 'dark'], 'auto');
    oneOf(this, 'density', this.density, ['comfortable', 'compact'], 'comfortable');
    oneOf(this, 'layout', this.layout, ['auto', 'compact', 'panel', 'full'], 'auto');
  }

  #followNumbers(): void {
    const { session } = this.sessions;
    const now = session ? [session, this.sessions.read(session.numbers.$settings), this.sessions.read(session.numbers.$revealed)] : [];
    if (now.length === this.#numbers.length && now.every((each, index) => each === this.#numbers[index])) return;
    this.#numbers = now;
    this.phoneNumber = session && ((number) => session.numbers.shown(number));
  }
}
