import { executeServerCommand } from '@web/test-runner-commands';
import type { TortureCommands } from './protocol.js';

/** The messages of RFC 4475 by the name of their part, as a server would send them. */
export async function tortureMessages(): Promise<ReadonlyMap<string, ArrayBuffer>> {
  const payload: TortureCommands['torture:messages']['payload'] = null;
  const messages = await executeServerCommand<TortureCommands['torture:messages']['result'], null>('torture:messages', payload);
  return new Map(Object.entries(messages).map(([name, base64]) => [name, bytesOf(base64)]));
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), char => char.charCodeAt(0)).buffer;
}
