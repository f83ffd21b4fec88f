const DEADLINE_MS = 15_000;
const PAUSE_MS = 50;

/** Tries until it works; rejects with the last failure when the deadline has passed. */
export async function eventually<T>(what: string, attempt: () => Promise<T>, deadlineMs = DEADLINE_MS): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`${what}: not in time`, { cause: error });
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    }
  }
}
