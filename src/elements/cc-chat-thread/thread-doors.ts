/** What pieces that are fetched apart from each other ask of one another. */
export interface ThreadDoors {
  /** Shows who it is, where there is no room for it beside the log. */
  contact?: () => void;
  /** Asks for the conversation's tags. Absent where they cannot be changed. */
  tags?: (() => void) | undefined;
}

const known = new WeakMap<Element, ThreadDoors>();

/** Those of one thread. */
export function doorsOf(host: Element): ThreadDoors {
  const doors = known.get(host) ?? {};
  known.set(host, doors);
  return doors;
}
