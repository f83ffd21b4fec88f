import type { CommonMessages } from '../../i18n/common.js';
import type { LocalizeController } from '../../i18n/localize.js';
import type { PausesMessages } from '../../i18n/pauses.js';
import type { SessionMessages } from '../../i18n/session.js';

/** All texts of the widget. */
export type StatusTexts = CommonMessages & SessionMessages & PausesMessages;

export type StatusLocalizer = LocalizeController<[CommonMessages, SessionMessages, PausesMessages]>;
