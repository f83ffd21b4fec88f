import type { CommonMessages } from '../../i18n/common.js';
import type { NumbersMessages } from '../../i18n/numbers.js';
import type { SessionMessages } from '../../i18n/session.js';
import type { SoftphoneMessages } from '../../i18n/softphone.js';

/** Every text of the telephone: the shared ones, those about numbers and reachability, and its own. */
export type PhoneTexts = CommonMessages & NumbersMessages & SessionMessages & SoftphoneMessages;
