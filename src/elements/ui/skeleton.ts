import { html, type TemplateResult } from 'lit';

const widths = ['w60', 'w80', 'w45'] as const;

/** Inbox rows that are still loading, with their final geometry. Put `aria-busy="true"` on the list around them. */
export function skeletonRows(count: number): TemplateResult {
  return html`<div class="loading" aria-hidden="true">
    ${Array.from(
      { length: count },
      (_, index) => html`<div class="skel-row">
        <span class="skel disc"></span>
        <div>
          <span class="skel ${widths[(index + 1) % 3]}"></span>
          <span class="skel ${widths[index % 3]}"></span>
          <span class="skel w30"></span>
        </div>
        <span class="skel"></span>
      </div>`,
    )}
  </div>`;
}

/** A thread that is still loading. */
export function skeletonBubbles(count: number): TemplateResult {
  return html`<div class="loading skel-log" aria-hidden="true">
    ${Array.from(
      { length: count },
      (_, index) => html`<span class="skel bubble ${widths[index % 3]}${index % 5 > 2 ? ' out' : ''}"></span>`,
    )}
  </div>`;
}
