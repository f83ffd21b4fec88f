import { tempbox } from '../../../src/adapters/tempbox/index.js';
import { voxfree } from '../../../src/adapters/voxfree/index.js';
import type { Backend } from '../../../src/domain/backend.js';
import { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';

/** What a page of `test/e2e/chat-tabs.node.ts` offers to its driver. */
export interface RealTab {
  readonly session: Session;
  /** Writes so many texts, with a file after each of these; resolves once all of it is written down. */
  write(conversationId: string, texts: number, fileAfter: readonly number[]): Promise<void>;
  /** Out of what `write` wrote: the words, or the file's name, and the status. */
  shown(conversationId: string): readonly string[];
}

const query = new URLSearchParams(location.search);
const option = (name: string): string => query.get(name) ?? '';

function backend(): Backend {
  if (option('vendor') === 'tempbox') return tempbox({ url: option('url'), company: option('company'), agent: option('agent') });
  return voxfree({ url: option('url'), servicesUrl: option('servicesUrl'), socketUrl: option('socketUrl') });
}

const session = createSession({
  backends: [backend()],
  credentials: async () => (query.has('token') ? { token: option('token') } : { user: option('user'), password: option('password') }),
});

async function write(id: string, texts: number, fileAfter: readonly number[]): Promise<void> {
  const written: Promise<unknown>[] = [];
  for (let turn = 1; turn <= texts; turn += 1) {
    written.push(session.messages.send(id, `text ${turn}`));
    if (fileAfter.includes(turn)) written.push(session.messages.attach(id, [new File([`content ${turn}`], `after-${turn}.txt`, { type: 'text/plain' })]));
  }
  await Promise.all(written);
}

function shown(id: string): readonly string[] {
  return session.messages.of(id).get().value.items
    .map(({ body, attachment, status }) => `${attachment?.name.replace(/^.*(?=after-)/, '') ?? (body.kind === 'text' ? body.text : '')}: ${status}`)
    .filter((line) => /^(?:text|after-)/.test(line));
}

const tab: RealTab = { session, write, shown };
Object.assign(globalThis, { tab });
