import { map, type MapStore, type ReadableAtom } from 'nanostores';
import type { Session } from './session-api.js';

type Sessions = Record<string, Session>;

/** On `globalThis` under a shared symbol, because a page may hold two copies of this library that must see each other. */
const place = globalThis as typeof globalThis & Record<symbol, MapStore<Sessions> | undefined>;

const key = Symbol.for('cc.sessions@1');

export const defaultId = 'default';

function registry(): MapStore<Sessions> {
  return (place[key] ??= map<Sessions>({}));
}

/** All sessions of the page by id, in the order in which they appeared. */
export function sessionsOfPage(): ReadableAtom<Readonly<Sessions>> {
  return registry();
}

/** The session of that id; without one, the page's default: the one called `default`, else the first. */
export function getSession(id?: string): Session | undefined {
  const sessions = registry().get();
  if (id !== undefined) return Object.hasOwn(sessions, id) ? sessions[id] : undefined;
  return Object.hasOwn(sessions, defaultId) ? sessions[defaultId] : Object.values(sessions)[0];
}

/** A session that asks for no name is the page's default, as long as it is the only one. */
export function freeId(): string {
  const sessions = registry().get();
  let id = defaultId;
  for (let count = 2; Object.hasOwn(sessions, id); count += 1) id = `session-${count}`;
  return id;
}

/** A later session of the same id takes the place of the earlier. Returns what takes it out again. */
export function register(session: Session): () => void {
  const { id } = session;
  registry().setKey(id, session);
  return () => {
    if (getSession(id) !== session) return;
    const { [id]: _gone, ...others } = registry().get();
    registry().set(others);
  };
}
