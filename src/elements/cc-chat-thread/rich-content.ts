/**
 * What the first frame of a conversation does without, fetched when one is opened: links and emphasis, attachments,
 * templates, menus of messages, and what stands beside the log.
 */
import type { Locale } from '../../i18n/messages.js';
import { mediaArea } from '../../i18n/media.js';
import { Extras } from './log-extras.js';
import type { LogExtras, LogHome } from './log-types.js';

export { linkify } from '../ui/linkify.js';
export { plainText } from '../ui/plain-text.js';
export { safeHtml } from '../ui/safe-html.js';
export { attachmentView, isFetchable } from './attachment-view.js';
export { deletedView } from './deleted-view.js';
export { goneView } from './gone-view.js';
export { messageActs, olderQuote } from './message-menu.js';
export { troubleMarks, underLine } from './under-line.js';
export { richStyles } from './rich-content.styles.js';

export function createExtras(home: LogHome): LogExtras {
  return new Extras(home);
}

export function prepare(locale: Locale): Promise<unknown> {
  return mediaArea.load(locale);
}
