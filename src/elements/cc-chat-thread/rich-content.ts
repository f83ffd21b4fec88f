/** What most messages do without, fetched when the first one needs it. */
export { attachmentView, isFetchable } from './attachment-view.js';
export { safeHtml } from '../ui/safe-html.js';
