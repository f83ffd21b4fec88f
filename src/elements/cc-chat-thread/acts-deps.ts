import type { TemplateResult } from 'lit';
import type { FaultInfo } from '../../domain/fault.js';
import type { Conversation } from '../../domain/conversation.js';
import type { ActsMessages } from '../../i18n/acts.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { ChatAbility } from '../../session/chat-api.js';
import type { Session } from '../../session/session-api.js';
import type { SessionHost } from '../session-controller.js';
import { banner } from '../ui/states.js';
import type { DialogView } from '../ui/dialog.js';

export type ActsTexts = CommonMessages & ActsMessages;

export interface ActsHost extends SessionHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  strings?: object | undefined;
}

export type ActName = 'close' | 'transfer' | 'tags' | 'release' | 'ask';

/** What the dialog of one act gets. */
export interface ActDeps {
  readonly host: ActsHost;
  readonly session: Session;
  readonly conversationId: string;
  t(): ActsTexts;
  /** As the session knows it; the last that was known once it is gone. */
  conversation(): Conversation;
  has(ability: ChatAbility): boolean;
  /** Renders again. */
  change(): void;
  /** Ends the dialog. */
  done(): void;
  /** Focuses the first that matches in the dialog. */
  focus(selector: string): void;
}

export interface ActDialog {
  view(): DialogView;
  /** Called once when it is on the screen. */
  start?(): void;
}


/** What went wrong, with one thing to do next. After an unknown outcome nothing is to be repeated unseen. */
export function problemView(t: ActsTexts, fault: FaultInfo | undefined, session: Session): TemplateResult | undefined {
  if (!fault) return undefined;
  if (fault.outcomeUnknown) {
    const refresh = (): void => void session.conversations.refresh().catch(() => undefined);
    return banner({ tone: 'warning', title: t.couldNotDo, text: t.outcomeUnknown, action: { label: t.refreshList, run: refresh } });
  }
  return banner({ tone: 'danger', title: t.couldNotDo, text: `${t.faults[fault.code].text} ${t.faults[fault.code].todo}` });
}

/** A list that could not be read. */
export function unreadView(t: ActsTexts, fault: FaultInfo, again: () => void): TemplateResult {
  return banner({
    tone: 'warning',
    title: t.couldNotLoad,
    text: `${t.faults[fault.code].text} ${t.faults[fault.code].todo}`,
    action: { label: t.tryAgain, run: again },
  });
}

