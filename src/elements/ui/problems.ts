import { html, type TemplateResult } from 'lit';
import type { FaultInfo } from '../../domain/fault.js';
import type { CommonMessages } from '../../i18n/common.js';
import { skeletonRows } from './skeleton.js';
import { banner } from './states.js';

export type ProblemTexts = CommonMessages & { readonly outcomeUnknown: string; readonly refreshList: string };

/** What went wrong with an act, and one thing to do next. After an unknown outcome nothing is to be repeated unseen. */
export function problemView(t: ProblemTexts, fault: FaultInfo | undefined, refresh: () => Promise<void>): TemplateResult | undefined {
  if (!fault) return undefined;
  if (fault.outcomeUnknown) {
    const run = (): void => void refresh().catch(() => undefined);
    return banner({ tone: 'warning', title: t.couldNotDo, text: t.outcomeUnknown, action: { label: t.refreshList, run } });
  }
  return banner({ tone: 'danger', title: t.couldNotDo, text: `${t.faults[fault.code].text} ${t.faults[fault.code].todo}` });
}

/** A list that could not be read. */
export function unreadView(t: CommonMessages, fault: FaultInfo, again: () => void): TemplateResult {
  return banner({
    tone: 'warning',
    title: t.couldNotLoad,
    text: `${t.faults[fault.code].text} ${t.faults[fault.code].todo}`,
    action: { label: t.tryAgain, run: again },
  });
}

export function loadingView(t: CommonMessages, rows = 3): TemplateResult {
  return html`<div aria-busy="true" role="group" aria-label=${t.loading}>${skeletonRows(rows)}</div>`;
}
