import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-preflight/define.js';
import type { PreflightCheck, PreflightResult } from '../../../src/domain/preflight.js';
import type { CcPreflight } from '../../../src/elements/cc-preflight/cc-preflight.js';
import type { Session } from '../../../src/session/session-api.js';
import type { ScriptedBackend } from '../../support/scripted-backend.js';
import { signedInSession } from '../../support/scripted-session.js';

export const patience = { timeout: 20_000 };

/** A telephone whose checks end as the test says, else by passing. */
export class Checks {
  readonly outcomes = new Map<PreflightCheck, Partial<PreflightResult> | Error>();
  readonly asked: PreflightCheck[] = [];
  /** Never answers about this one. */
  hangsAt: PreflightCheck | undefined;

  readonly run = (check: PreflightCheck): Promise<PreflightResult> => {
    this.asked.push(check);
    if (check === this.hangsAt) return new Promise(() => undefined);
    const outcome = this.outcomes.get(check);
    if (outcome instanceof Error) return Promise.reject(outcome);
    return Promise.resolve({ check, verdict: 'pass', figures: {}, ...outcome });
  };
}

export class Card {
  readonly element: CcPreflight;

  constructor(element: CcPreflight) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  text(): string {
    const pieces = [...this.root.children].filter((each) => !each.matches('.sr, style'));
    return pieces.map(({ textContent }) => textContent).join(' ').replace(/\s+/gu, ' ');
  }

  row(check: PreflightCheck): HTMLElement {
    return this.root.querySelector<HTMLElement>(`[data-check=${check}]`)!;
  }

  /** Of a row, without the choices of its device. */
  says(check: PreflightCheck): string {
    const row = this.row(check).cloneNode(true) as HTMLElement;
    for (const select of row.querySelectorAll('select')) select.remove();
    return row.textContent.replace(/\s+/gu, ' ').trim();
  }

  part<Found extends HTMLElement = HTMLButtonElement>(name: string): Found | null {
    return this.root.querySelector<Found>(`[part=${name}]`);
  }

  press(name: string): void {
    this.part(name)!.click();
  }

  said(live: 'polite' | 'assertive'): string[] {
    return [...this.root.querySelectorAll(`[aria-live=${live}] > *`)].map(({ textContent }) => textContent);
  }

  async is(state: string): Promise<void> {
    await waitUntil(() => this.element.matches(`:state(${state})`), `not ${state}: ${this.text()}`, patience);
  }

  async settle(): Promise<void> {
    await nextFrame();
    await this.element.updateComplete;
  }

  /** Without violations, once colours have arrived where they go. */
  async isAccessible(): Promise<void> {
    await this.settle();
    await Promise.allSettled(this.root.getAnimations().map(({ finished }) => finished));
    await expect(this.element).to.be.accessible();
  }

  /** A whole test by hand. */
  async test(heard = true): Promise<void> {
    this.press('run-button');
    await this.is('asking');
    this.press(heard ? 'heard-button' : 'not-heard-button');
    await waitUntil(() => ['passed', 'warned', 'failed'].some((state) => this.element.matches(`:state(${state})`)), 'no end', { timeout: 45_000 });
  }
}

export interface Scripted {
  readonly session: Session;
  readonly backend: ScriptedBackend;
  readonly checks: Checks;
  readonly card: Card;
}

export async function shown(session: Session | string | undefined, lang = 'pt-BR', autorun = false): Promise<Card> {
  const element = await fixture<CcPreflight>(html`<cc-preflight lang=${lang} ?autorun=${autorun} .session=${session}></cc-preflight>`);
  await element.updateComplete;
  return new Card(element);
}

export async function equipped(lang = 'pt-BR', autorun = false, set: (checks: Checks) => void = () => undefined): Promise<Scripted> {
  const { session, backend } = await signedInSession();
  const checks = new Checks();
  set(checks);
  Object.assign(backend.voiceVendor.port, { preflight: checks.run });
  backend.voiceVendor.listDevices();
  return { session, backend, checks, card: await shown(session, lang, autorun) };
}
