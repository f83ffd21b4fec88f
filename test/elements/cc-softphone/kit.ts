import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../../src/elements/cc-softphone/define.js';
import type { CcSoftphone } from '../../../src/elements/cc-softphone/cc-softphone.js';
import type { Call } from '../../../src/domain/call.js';
import type { Session } from '../../../src/session/session-api.js';
import type { SessionClock } from '../../../src/session/session-api.js';
import type { ScriptedBackend, ScriptedOptions } from '../../support/scripted-backend.js';
import { signedInSession } from '../../support/scripted-session.js';
import { noon } from '../../support/samples.js';

/** What may be done with a running call. */
export const abilities: Call['can'] = new Set(['hangup', 'hold', 'resume', 'mute', 'unmute', 'dtmf']);

/** The same where the exchange can send calls on and join them. */
export const full: Call['can'] = new Set([...abilities, 'transfer', 'consult', 'conference']);

export const ana = { number: '+5511955550142', name: 'Ana Beatriz Nogueira' } as const;

/** Four minutes and 27 seconds after noon, and no second more. */
export const now = noon + 267_000;

const stopped: SessionClock = { now: () => now, after: () => () => undefined };

export interface Phone {
  readonly element: CcSoftphone;
  readonly session: Session;
  readonly backend: ScriptedBackend;
  find<Found extends HTMLElement = HTMLElement>(selector: string): Found;
  has(selector: string): boolean;
  /** By its accessible name. */
  button(name: string): HTMLButtonElement;
  /** The text that can be seen, without what is only announced. */
  text(): string;
  /** What was announced and still stands in the live regions. */
  said(live: 'polite' | 'assertive'): string[];
  states(): string[];
  /** Until everything that is due has been rendered. */
  settle(): Promise<void>;
}

export async function phone(options: ScriptedOptions = {}, attributes: Readonly<Record<string, string>> = {}): Promise<Phone> {
  const scripted = await signedInSession(options, { clock: stopped });
  const element = await fixture<CcSoftphone>(html`<cc-softphone lang="pt-BR"></cc-softphone>`);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.session = scripted.session;
  const tester = { ...scripted, ...over(element) };
  await tester.settle();
  return tester;
}

export function over(element: CcSoftphone): Omit<Phone, 'session' | 'backend'> {
  const root = element.shadowRoot!;
  const find = <Found extends HTMLElement = HTMLElement>(selector: string): Found => {
    const found = root.querySelector<Found>(selector);
    if (!found) throw new Error(`no ${selector} in: ${root.querySelector('section')?.textContent ?? ''}`);
    return found;
  };
  const nameOf = (button: HTMLElement): string => (button.getAttribute('aria-label') ?? button.textContent).trim();
  const settle = async (): Promise<void> => {
    await nextFrame();
    await element.updateComplete;
  };
  return {
    element,
    find,
    has: (selector) => root.querySelector(selector) !== null,
    button(name) {
      const found = [...root.querySelectorAll('button')].find((each) => nameOf(each) === name);
      if (!found) throw new Error(`no button ${name} among ${[...root.querySelectorAll('button')].map(nameOf).join(', ')}`);
      return found;
    },
    text: () => find('section').textContent.replace(/\s+/gu, ' ').trim(),
    said: (live) => [...find(`[aria-live=${live}]`).children].map(({ textContent }) => textContent),
    states: () => stateNames.filter((name) => element.matches(`:state(${name})`)),
    settle,
  };
}

const stateNames = ['idle', 'ringing', 'dialing', 'connected', 'held', 'muted', 'consulting', 'conference', 'wrap-up', 'other-tab', 'offline', 'unreachable'];

/** A running call with Ana since noon. */
export function talk({ backend }: Pick<Phone, 'backend'>, change: Partial<Call> = {}): string {
  return backend.voiceVendor.ring({ remote: ana, state: 'active', answeredAt: noon, can: abilities, ...change });
}

/** A caller on hold, and somebody who is asked about them since 36 seconds. */
export function consultation(shown: Pick<Phone, 'backend'>, change: Partial<Call> = {}): { readonly caller: string; readonly asked: string } {
  const caller = talk(shown, { hold: { local: true, remote: false }, heldSince: now - 41_000, can: full });
  const remote = { number: '2107', name: 'Paulo Tavares' };
  const asked = talk(shown, { remote, direction: 'out', answeredAt: now - 36_000, consultFor: caller, can: full, ...change });
  return { caller, asked };
}

/** Ana and Paulo in one conversation with the agent. */
export async function conference(shown: Pick<Phone, 'backend' | 'session'>): Promise<readonly [string, string]> {
  const first = talk(shown, { can: full });
  const second = talk(shown, { remote: { number: '2107', name: 'Paulo Tavares' }, can: full, hold: { local: true, remote: false } });
  await shown.session.calls.conference([first, second]);
  return [first, second];
}

/** Nothing sticks out sideways. */
export function expectToFit({ element }: Pick<Phone, 'element'>): void {
  const pieces = [...element.shadowRoot!.querySelectorAll<HTMLElement>('section, header, .body, .foot, .call, .banner, .empty, .pad, .actions, .act, .btn, .panel, .peer, .device, .meter, .choices, .choice, .missed-row, .field, progress')];
  const wide = [element, ...pieces].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
  expect(wide.map(({ className, localName, scrollWidth }) => `${localName}.${className} ${scrollWidth}`)).to.deep.equal([]);
}
