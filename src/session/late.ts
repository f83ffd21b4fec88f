import { onMount, type ReadableAtom } from 'nanostores';
import { toFault } from '../domain/fault.js';
import type { Kernel } from './kernel.js';

export interface Late<Made extends object> {
  /** Fetched at the first call, and again where that went wrong. Rejects with what the platform said. */
  readonly load: () => Promise<Made>;
  /** These acts of it, each of which fetches it where it is not there yet. */
  readonly acts: <Name extends keyof Made>(...names: readonly Name[]) => Pick<Made, Name>;
}

/** Something that is not needed at rest. `where` names its acts in reports of faults. */
export function late<Made extends object>(kernel: Kernel, where: string, fetch: () => Promise<Made>): Late<Made> {
  let loading: Promise<Made> | undefined;
  const load = (): Promise<Made> => {
    loading ??= fetch();
    loading.catch(() => (loading = undefined));
    return loading;
  };
  const act = (name: PropertyKey) => async (...args: unknown[]): Promise<unknown> => {
    const made = await load().catch((error: unknown) => {
      throw kernel.report(`${where}.${String(name)}`, toFault(error));
    });
    return (made as Record<PropertyKey, (...all: unknown[]) => unknown>)[name]?.(...args);
  };
  return {
    load,
    acts: <Name extends keyof Made>(...names: readonly Name[]) => Object.fromEntries(names.map((name) => [name, act(name)])) as unknown as Pick<Made, Name>,
  };
}

/** Goes on while somebody reads the store: `watch` returns what ends it. */
export function whileRead<Made extends object>(
  store: ReadableAtom, work: Late<Made>, watch: (made: Made) => (() => void) | undefined, fail: (error: unknown) => void = () => undefined,
): void {
  onMount(store, () => {
    let stop: (() => void) | undefined;
    let isRead = true;
    work.load().then((made) => {
      if (isRead) stop = watch(made);
    }).catch(fail);
    return () => {
      isRead = false;
      stop?.();
    };
  });
}
