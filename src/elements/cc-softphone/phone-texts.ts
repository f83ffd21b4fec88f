import type { CommonMessages } from '../../i18n/common.js';
import type { SessionMessages } from '../../i18n/session.js';
import type { SoftphoneMessages } from '../../i18n/softphone.js';

/** Every text of the telephone: the shared ones, those about reachability, and its own. */
export type PhoneTexts = CommonMessages & SessionMessages & SoftphoneMessages;
