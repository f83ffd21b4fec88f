import type { ReadableAtom } from 'nanostores';
import type { CommonMessages } from '../../i18n/common.js';
import type { DialerMessages } from '../../i18n/dialer.js';
import type { LocalizeController } from '../../i18n/localize.js';
import type { NumbersMessages } from '../../i18n/numbers.js';
import type { Announcer } from '../ui/announcer.js';
import type { DialogController } from '../ui/dialog.js';
import type { DialerHost } from './part-api.js';

/** What the views that the widget begins with are given, once for its life. */
export interface ShellDeps {
  readonly host: DialerHost;
  readonly l: LocalizeController<[CommonMessages, NumbersMessages, DialerMessages]>;
  readonly announcer: Announcer;
  readonly dialog: DialogController;
  /** A store's value, followed while the widget shows it. */
  read<Value>(store: ReadableAtom<Value>): Value;
}
