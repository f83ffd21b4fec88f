import type { InCallMessages } from '../../i18n/incall.js';
import { iconDownload } from '../ui/icons-more.js';
import type { MenuEntry, PhoneView, Place } from './phone-view.js';

/** What is behind "more": under a call everything, in the header what has nothing to do with a call. */
export function menuEntries(view: PhoneView, t: InCallMessages, place: Place, diagnose: () => void): readonly MenuEntry[] {
  const desk = view.desk?.entries?.(view) ?? [];
  const own: MenuEntry = { id: 'diagnostics', label: t.diagnostics, icon: iconDownload, run: diagnose };
  const shown = desk.filter(({ callOnly = false }) => place === 'call' || !callOnly);
  return view.session.connection.hasSupportBundle ? [...shown, own] : shown;
}
