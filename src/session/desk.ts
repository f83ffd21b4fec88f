import { computed, type ReadableAtom } from 'nanostores';
import type { Facet } from '../domain/backend.js';
import type { DeskActs, DeskSlice } from './chat-api.js';
import { chatAbilities } from './desk-abilities.js';
import type { DeskSurroundings } from './desk-acts.js';
import type { Kernel } from './kernel.js';
import { late } from './late.js';

const acts = [
  'claim', 'begin', 'recent', 'contactHistory', 'transferTargets', 'transfer', 'dispositions', 'close', 'ownedContacts',
  'releaseContact', 'tags', 'setTag', 'createTag', 'updateTag', 'removeTag', 'templates', 'sendTemplate', 'departments',
  'channels', 'contacts', 'createContact', 'start', 'scheduleSlots', 'schedule', 'askAssistant', 'record', 'report',
  'occurrences', 'dashboard',
] as const satisfies readonly (keyof DeskActs)[];

/** What is done a few times an hour is fetched when it is done first. */
export function createDesk(
  kernel: Kernel,
  around: DeskSurroundings & { readonly $facets: ReadableAtom<ReadonlySet<Facet>> },
): DeskSlice {
  const { ports } = kernel;
  const { acts: lateActs } = late<DeskActs>(kernel, 'chat', async () => (await import('./desk-acts.js')).createDeskActs(kernel, around));
  return {
    ...lateActs(...acts),
    $abilities: computed(around.$facets, () => chatAbilities(ports.get('chat'), ports.get('replies'))),
    $maxFileBytes: computed(around.$facets, () => ports.get('chat')?.attachments?.maxBytes),
    $maxTextLength: computed(around.$facets, () => ports.get('chat')?.maxTextLength),
  };
}
