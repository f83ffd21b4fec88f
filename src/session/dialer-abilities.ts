import type { Backend } from '../domain/backend.js';
import type { DialerAbility } from './session-api.js';

const commands = {
  contacts: 'contacts', contactCall: 'contact-call', insert: 'insert', erase: 'erase', dialerReport: 'dialer-report', dispositionReport: 'disposition-report',
} as const satisfies Partial<Record<keyof NonNullable<Backend['dialer']>, DialerAbility>>;

export function dialerAbilities({ dialer, records }: Pick<Backend, 'dialer' | 'records'>): ReadonlySet<DialerAbility> {
  const abilities = new Set<DialerAbility>();
  if (!dialer) return abilities;
  if (dialer.reportsOnly !== true) abilities.add('campaigns');
  for (const [command, ability] of Object.entries(commands)) if (dialer[command as keyof typeof commands]) abilities.add(ability);
  // Without limits nobody knows what may be put in.
  if (!dialer.limits) abilities.delete('insert');
  if (dialer.contactCall && records?.recording) abilities.add('recording');
  return abilities;
}
