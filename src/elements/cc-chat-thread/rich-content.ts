/**
 * What the first frame of a conversation does without, fetched when one is opened: links and emphasis, attachments,
 * templates, and what stands beside the log.
 */
export { linkify } from '../ui/linkify.js';
export { plainText } from '../ui/plain-text.js';
export { safeHtml } from '../ui/safe-html.js';
export { attachmentView, isFetchable } from './attachment-view.js';
export { contactView } from './contact-view.js';
export { goneView } from './gone-view.js';
export { richStyles } from './rich-content.styles.js';
