import type { CampaignContact } from '../../domain/dialer.js';
import type { NumbersSlice } from '../../session/session-api.js';
import { iconFile, iconPhone, type IconShape } from '../ui/icons.js';
import type { MenuItem } from '../ui/menu.js';
import { harmless } from '../ui/text.js';
import type { ContactTexts } from './contacts-row.js';

export type ContactAct = { readonly do: 'details' } | { readonly do: 'call' | 'copy'; readonly number: string };

export interface MenuOptions {
  readonly mayCall: boolean;
  readonly numbers: NumbersSlice;
}

export interface ContactMenu {
  readonly items: readonly MenuItem[];
  /** By the id of the item. */
  readonly acts: ReadonlyMap<string, ContactAct>;
}

/** What can be done with a contact. A masked number is not to be had by copying it. */
export function contactMenu({ phones }: CampaignContact, t: ContactTexts, { mayCall, numbers }: MenuOptions): ContactMenu {
  const items: MenuItem[] = [];
  const acts = new Map<string, ContactAct>();
  const add = (label: string, act: ContactAct, shape?: IconShape): void => {
    const id = String(items.length);
    items.push(shape ? { id, label, icon: shape } : { id, label });
    acts.set(id, act);
  };
  if (mayCall) for (const number of phones) add(t.callNumber(t.phoneNumber(harmless(number, 60))), { do: 'call', number }, iconPhone);
  add(t.details, { do: 'details' }, iconFile);
  for (const number of phones) if (!numbers.isMasked(number)) add(phones.length > 1 ? `${t.copyNumber} ${number}` : t.copyNumber, { do: 'copy', number });
  return { items, acts };
}
