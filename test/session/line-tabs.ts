import type { Session } from '../../src/session/session-api.js';
import type { FarEnd } from '../../src/simulators/sip/index.js';
import { until } from '../adapters/sip/kit.js';

/** A page of the same origin, with a realm of its own: to locks, channels and storage it is another tab. */
export interface Tab {
  readonly session: Session;
  readonly window: Window;
  readonly where: string;
  kill(): void;
}

const open = new Set<HTMLIFrameElement>();

export async function openTab(title: string, server: string, flags: readonly string[] = []): Promise<Tab> {
  const frame = document.createElement('iframe');
  const query = new URLSearchParams({ title, server });
  for (const flag of flags) query.set(flag, '');
  frame.src = `${new URL('./line-page.html', import.meta.url).href}?${query.toString()}`;
  frame.allow = 'microphone; autoplay';
  document.body.append(frame);
  open.add(frame);
  const session = await until('the page of a tab', () => frame.contentWindow?.session);
  return {
    session,
    window: frame.contentWindow as Window,
    get where() {
      return session.connection.$line.get().where;
    },
    kill() {
      open.delete(frame);
      frame.remove();
    },
  };
}

export async function closeTabs(): Promise<void> {
  const frames = [...open];
  open.clear();
  await Promise.all(frames.map(async (frame) => frame.contentWindow?.session?.dispose()));
  for (const frame of frames) frame.remove();
}

export function ownersOf(tabs: readonly Tab[]): readonly Tab[] {
  return tabs.filter(({ where }) => where === 'here');
}

/** Exactly one tab has the telephone, it is registered, and all the others know. */
export function shared(tabs: readonly Tab[]): Promise<Tab> {
  return until('one owner that all tabs know', () => {
    const registered = tabs.every(({ session }) => session.connection.$registration.get().status === 'registered');
    const mirrors = tabs.filter(({ where }) => where === 'other-tab').length;
    const [owner, ...more] = ownersOf(tabs);
    return registered && more.length === 0 && mirrors === tabs.length - 1 ? owner : undefined;
  });
}

export async function freeOf(customer: FarEnd): Promise<void> {
  if (customer.state.call?.state === 'active') await customer.hangUp().catch(() => undefined);
  await customer.until(({ call }) => call?.state === 'ended', 10_000);
}
