import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-call-log/define.js';
import type { Backend, RecordsPort } from '../../../src/domain/backend.js';
import type { Call, CallEnd } from '../../../src/domain/call.js';
import type { CcCallLog } from '../../../src/elements/cc-call-log/cc-call-log.js';
import type { Session, SessionOptions } from '../../../src/session/session-api.js';
import { anAgent, noon } from '../../support/samples.js';
import { signedInSession, type ScriptedSession } from '../../support/scripted-session.js';
import { TestClock } from '../../session/test-clock.js';

export const generous = { timeout: 15_000 };
export const hour = 3_600_000;
export const day = 24 * hour;

let agents = 0;

export async function signedIn(records?: RecordsPort, more: Partial<SessionOptions> = {}): Promise<ScriptedSession> {
  agents += 1;
  const voice: Backend | undefined = records && {
    name: 'records',
    records,
    connect: async (emit) => emit({ type: 'connection-changed', connection: { status: 'online', since: noon } }),
  };
  const options = { clock: new TestClock(), ...(voice ? { voice } : {}), ...more };
  const scripted = await signedInSession({ agent: anAgent({ id: `call-log-${agents}` }) }, options);
  await waitUntil(() => scripted.session.callLog.$entries.get().status === 'ready', 'read', generous);
  return scripted;
}

/** A call of the past. */
export function past({ backend }: ScriptedSession, change: Partial<Call>, talk?: number, end: CallEnd = { cause: 'hung-up', by: 'remote' }): void {
  const startedAt = change.startedAt ?? noon - hour;
  const id = backend.voiceVendor.ring({ ...change, startedAt });
  const answered = talk === undefined ? {} : { answeredAt: startedAt + 5000 };
  backend.voiceVendor.change(id, { ...answered, state: 'ended', endedAt: startedAt + 5000 + (talk ?? 19_000), end, can: new Set() });
}

export const cancelled: CallEnd = { cause: 'cancelled', by: 'remote' };

/** Six calls of three days: two missed, of which one is new. */
export function someCalls(scripted: ScriptedSession): void {
  past(scripted, { remote: { number: '5511955550100', name: 'Ana Beatriz Nogueira' }, startedAt: noon - hour }, 412_000);
  past(scripted, { remote: { number: '5521955550109' }, startedAt: noon - 10_000 }, undefined, cancelled);
  past(scripted, { direction: 'out', remote: { number: '1133330000', name: 'João Vale Verde' }, startedAt: noon - 2 * hour }, 127_000);
  past(scripted, { direction: 'out', remote: { number: '5511955550144', name: 'Edson Teixeira' }, startedAt: noon - day }, undefined, { cause: 'no-answer', by: 'remote' });
  past(scripted, { remote: { number: '2107', name: 'Paulo Tavares' }, startedAt: noon - day - hour }, undefined, cancelled);
  past(scripted, { direction: 'out', remote: { number: '5511955550155', name: 'Helena Figueiredo' }, startedAt: noon - 40 * day }, undefined, { cause: 'busy', by: 'remote' });
}

export async function shown(session: Session | string | undefined, lang = 'pt-BR', width = '420px'): Promise<CcCallLog> {
  const box = await fixture<HTMLElement>(html`<div lang=${lang}><cc-call-log .session=${session}></cc-call-log></div>`);
  const element = box.querySelector('cc-call-log')!;
  Object.assign(box.style, { inlineSize: width });
  element.style.blockSize = '620px';
  await element.updateComplete;
  return element;
}

export const root = (element: CcCallLog): ShadowRoot => element.shadowRoot!;
export const text = (element: CcCallLog): string => (root(element).textContent ?? '').replace(/\s+/gu, ' ');
const inOrder = (element: CcCallLog, selector: string): HTMLElement[] =>
  [...root(element).querySelectorAll<HTMLElement>(selector)].sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex));
export const rows = (element: CcCallLog): HTMLElement[] => inOrder(element, '.entry');
export const all = (element: CcCallLog): string[] =>
  inOrder(element, '[role="row"]').map((row) => (row.querySelector('.label') ?? row.querySelector('.name'))?.textContent?.trim() ?? '');
export const names = (element: CcCallLog): string[] => rows(element).map((row) => row.querySelector('.name')?.textContent?.trim() ?? '');
export const subs = (element: CcCallLog): string[] => rows(element).map((row) => row.querySelector('.sub')?.textContent?.trim() ?? '');

export async function namesAre(element: CcCallLog, expected: readonly string[]): Promise<void> {
  await waitUntil(() => JSON.stringify(names(element)) === JSON.stringify(expected), undefined, generous).catch(() => undefined);
  expect(names(element)).to.deep.equal(expected);
}

export function button(element: CcCallLog, label: string): HTMLButtonElement {
  const found = [...root(element).querySelectorAll('button')].find(
    (each) => each.ariaLabel === label || each.getAttribute('aria-label') === label || each.textContent?.trim().startsWith(label),
  );
  if (!found) throw new Error(`no button ${label}`);
  return found;
}

export function type(element: CcCallLog, query: string): void {
  const input = root(element).querySelector('input')!;
  input.value = query;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
