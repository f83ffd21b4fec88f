import type { Conversation } from '../../domain/conversation.js';
import { recentFrom } from './map.js';
import type { Parts } from './parts.js';

/** The vendor lists the latest of the whole account: those of another company are left out. */
export async function recentOf({ context, directory: { people } }: Parts, limit: number): Promise<readonly Conversation[]> {
  const rows = await context.call((who) => context.api.recent(who, limit));
  return rows
    .filter((row) => row.Atendimento !== '' && people.isOwnCompany(row.Empresa))
    .map((row) => {
      const past = recentFrom(row, context.settings);
      people.learnRecent(row, past.contact);
      return past;
    });
}
