import { computed, type ReadableAtom } from 'nanostores';
import type { Facet } from '../domain/backend.js';
import { toFault } from '../domain/fault.js';
import type { DeskActs, DeskSlice } from './chat-api.js';
import { chatAbilities } from './desk-abilities.js';
import type { DeskSurroundings } from './desk-acts.js';
import type { Kernel } from './kernel.js';

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
  let loading: Promise<DeskActs> | undefined;
  const load = (): Promise<DeskActs> => {
    loading ??= import('./desk-acts.js').then(({ createDeskActs }) => createDeskActs(kernel, around));
    loading.catch(() => (loading = undefined));
    return loading;
  };
  const late = (name: keyof DeskActs) => async (...args: unknown[]): Promise<unknown> => {
    const loaded = await load().catch((error: unknown) => {
      throw kernel.report(`chat.${name}`, toFault(error));
    });
    return (loaded[name] as (...all: unknown[]) => Promise<unknown>)(...args);
  };
  return {
    ...(Object.fromEntries(acts.map((name) => [name, late(name)])) as unknown as DeskActs),
    $abilities: computed(around.$facets, () => chatAbilities(ports.get('chat'), ports.get('replies'))),
    $maxFileBytes: computed(around.$facets, () => ports.get('chat')?.attachments?.maxBytes),
    $maxTextLength: computed(around.$facets, () => ports.get('chat')?.maxTextLength),
  };
}
