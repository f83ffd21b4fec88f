/**
 * How texts are kept.
 *
 * One folder per locale, one file per area (`common`, `session`, `softphone`, `inbox`, `thread`, `replies`), so that an
 * element carries its own area only. `pt-br/<area>.ts` is the reference: its shape is the type of the area
 * (`Messages<typeof …>`). Every locale is loaded when somebody uses it, and a page never loads one that it does not show.
 *
 * To add a text: write the key into `pt-br/<area>.ts`, then into the other folders; the compiler asks for it.
 * Plain texts are strings; whatever has a number or a name in it is a function of it, plurals included. Texts whose
 * choice follows a closed union of the domain are a record by its members. Write to the agent as a colleague would, say
 * what happened and then what to do, and keep times and numbers last in the line.
 *
 * `src/i18n/<area>.ts` joins the languages of an area into an `Area` that `LocalizeController` takes.
 */

/** The shape of a reference dictionary with its literal texts widened to `string`. */
export type Messages<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer Args) => string
    ? (...args: Args) => string
    : T[K] extends string
      ? string
      : Messages<T[K]>;
};

/** Languages that have a dictionary. */
export type Locale = 'pt-BR' | 'pt-PT' | 'en' | 'es';

/** One area in every language, each on demand. */
export interface Area<M extends object> {
  readonly load: (locale: Locale) => Promise<M>;
  /** What has been loaded so far. */
  readonly loaded: ReadonlyMap<Locale, M>;
}

export function defineArea<M extends object>(loaders: Readonly<Record<Locale, () => Promise<M>>>): Area<M> {
  const loaded = new Map<Locale, M>();
  const load = async (locale: Locale): Promise<M> => {
    const messages = loaded.get(locale) ?? (await loaders[locale]());
    loaded.set(locale, messages);
    return messages;
  };
  return { load, loaded };
}
