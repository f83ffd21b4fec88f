import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-dialer-status/define.js';
import type { CcDialerStatus } from '../../../src/elements/cc-dialer-status/cc-dialer-status.js';
import type { Session } from '../../../src/session/session-api.js';
import { dialerWorld, endDialerWorld, rowsOf, wagnerRow, type DialerWorld, type DialerWorldOptions } from '../../../stories/support/dialer-world.js';

afterEach(endDialerWorld);

export const generous = { timeout: 15_000 };

/** Wagner of 11 in one campaign, 40 in another. */
export const fewRows = (): NonNullable<DialerWorldOptions['rows']> => ({
  583: [wagnerRow(), ...rowsOf({ done: 3, discarded: 2, exceeded: 1, waiting: 4 }, 1)],
  584: rowsOf({ done: 10, waiting: 30 }, 2000),
});

export const twoCampaigns = [{ id: '583', name: 'Cobrança amigável · nov.', kind: 'predictive' }, { id: '584', name: 'Reativação de clientes' }] as const;

export function aWorld(more: DialerWorldOptions = {}): Promise<DialerWorld> {
  const { adapter, ...rest } = more;
  return dialerWorld({ campaigns: twoCampaigns, rows: fewRows(), adapter: { pollEvery: 20, campaignsEvery: 60, ...adapter }, ...rest });
}

export interface Mounting {
  readonly width?: string;
  readonly lang?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

export async function shown(session: Session | string, { width = '360px', lang = 'pt-BR', attributes = {} }: Mounting = {}): Promise<CcDialerStatus> {
  const box = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  box.style.inlineSize = width;
  const element = document.createElement('cc-dialer-status');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.session = session;
  element.style.blockSize = '560px';
  box.append(element);
  await element.updateComplete;
  return element;
}

export const root = (element: CcDialerStatus): ShadowRoot => element.shadowRoot!;
export const text = (element: CcDialerStatus): string => (root(element).textContent ?? '').replace(/\s+/gu, ' ');
export const part = <Kind extends HTMLElement = HTMLElement>(element: CcDialerStatus, name: string): Kind | null => root(element).querySelector<Kind>(`[part~="${name}"]`);
export const parts = (element: CcDialerStatus, name: string): HTMLElement[] => [...root(element).querySelectorAll<HTMLElement>(`[part~="${name}"]`)];

export const seen = (holds: () => unknown, what?: string): Promise<void> => waitUntil(holds, what, generous) as Promise<void>;

/** Waits for it, and gives it. */
export async function soon<Kind extends HTMLElement = HTMLElement>(element: CcDialerStatus, name: string): Promise<Kind> {
  await seen(() => part(element, name), `part ${name}`);
  return part<Kind>(element, name)!;
}
