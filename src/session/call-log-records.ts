import type { RecordsPort } from '../domain/backend.js';
import { toFault } from '../domain/fault.js';
import type { CallRecord } from '../domain/record.js';

const day = 24 * 60 * 60 * 1000;

/** How far back is asked for; less where the telephone system says that it is too much. */
const spans = [30 * day, 7 * day, day];

export async function fetchRecords(port: RecordsPort, now: number): Promise<readonly CallRecord[]> {
  for (const span of spans.slice(0, -1)) {
    try {
      return await port.calls({ from: now - span, until: now + day });
    } catch (error) {
      if (toFault(error).code !== 'limit') throw error;
    }
  }
  return port.calls({ from: now - (spans.at(-1) ?? day), until: now + day });
}
