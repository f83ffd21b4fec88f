import { html, nothing, type TemplateResult } from 'lit';
import type { ConnectionState } from '../../domain/backend-event.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import type { Loadable, MessageList } from '../../session/session-api.js';
import { iconChat } from '../ui/icons.js';
import { skeletonBubbles } from '../ui/skeleton.js';
import { banner, emptyState, errorState, offlineBanner } from '../ui/states.js';

export interface LogViewData {
  readonly t: CommonMessages & ThreadMessages;
  readonly list: Loadable<MessageList>;
  /** The windowed list with the messages. */
  readonly log: HTMLElement;
  readonly canWrite: boolean;
  readonly retry: () => void;
}

/** The messages, or why there are none. */
export function logView({ t, list, log, canWrite, retry }: LogViewData): TemplateResult {
  if (list.value.items.length > 0) {
    const failed = list.status === 'error' ? banner({ tone: 'danger', flush: true, title: t.couldNotLoad, action: { label: t.tryAgain, run: retry } }) : nothing;
    return html`${failed}${log}`;
  }
  if (list.status === 'error') return errorState({ t, code: list.fault?.code ?? 'unknown', title: t.openFailed, retry });
  if (list.status !== 'ready' && list.status !== 'stale') return skeletonView(t);
  return emptyState({ icon: iconChat, title: t.historyEmpty, text: canWrite ? t.historyEmptyHint : undefined });
}

export function skeletonView(t: ThreadMessages): TemplateResult {
  return html`<div class="log" role="log" aria-busy="true" aria-label=${t.loading}>${skeletonBubbles(6)}</div>`;
}

/** Not while the first connection is made: nothing is lost then. */
export function isAway({ status }: ConnectionState, list: Loadable<MessageList>): boolean {
  return status === 'offline' || (status === 'connecting' && list.status === 'stale');
}

/** `time` is how long it is away; `waiting` the number of messages that wait for it. */
export function offlineView(t: CommonMessages & ThreadMessages, time: string, waiting: number, retry: () => void): TemplateResult {
  return offlineBanner(t, time, waiting > 0 ? t.queuedMessages(waiting) : t.offlineHint, retry);
}
