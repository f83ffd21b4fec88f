import { Fault } from '../domain/fault.js';

/** Whether some tab of this browser has it. */
export async function isHeld(name: string): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === name);
}

/** Rejects with `conflict` while another tab has it. Insecure pages have no locks and must trust to be alone. */
export async function withLock(name: string, run: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return run();
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new Fault('conflict');
    await run();
  });
}
