import { css, type TemplateResult } from 'lit';
import { DialogController } from '../ui/dialog.js';
import { dialogStyles } from '../ui/dialog.styles.js';
import type { LogHost } from './log-types.js';

const contactStyles = css`
  .sheet [part='history'] .btn.link { min-block-size: 24px; padding: 0; }
  .sheet h3 { font-size: var(--_font-size-s); }
`;

/** Who it is, where there is no room for it beside the log. */
export class ContactDialog {
  readonly #stage: DialogController;

  constructor(host: LogHost) {
    this.#stage = new DialogController(host, [...dialogStyles, contactStyles]);
  }

  open(view: () => { readonly title: string | TemplateResult; readonly close: string; readonly body: TemplateResult }): void {
    this.#stage.open(() => ({ name: 'contact', ...view() }));
  }

  close(): void {
    this.#stage.close();
  }
}
