import { html, nothing, type TemplateResult } from 'lit';
import type { ConnectionState } from '../../domain/backend-event.js';
import type { AudioState, Registration } from '../../domain/call.js';
import type { Facet } from '../../domain/backend.js';
import type { UnreachableReason } from '../../session/session-api.js';
import { icon, iconCheckCircle, iconClock } from '../ui/icons.js';
import { iconXCircle } from '../ui/icons-more.js';
import type { StatusTexts } from './status-texts.js';

const wantsRegistration: ReadonlySet<UnreachableReason> = new Set(['not-registered', 'server-silent', 'wrong-credentials']);

type Check = 'ok' | 'run' | 'bad';

export interface Systems {
  readonly t: StatusTexts;
  readonly facets: ReadonlySet<Facet>;
  readonly extension: string | undefined;
  readonly reasons: readonly UnreachableReason[];
  readonly registration: () => Registration;
  readonly audio: () => AudioState;
  readonly connectionOf: (facet: Facet) => ConnectionState;
}

/** What the systems say, one line each. A telephone that is a vendor's own has neither registration nor sound here. */
export function renderSystems(systems: Systems): TemplateResult {
  const { t, facets, connectionOf } = systems;
  return html`<section part="systems" aria-labelledby="systems-title">
    <h3 class="label" id="systems-title">${t.checks.title}</h3>
    <ul>
      ${facets.has('voice') ? renderPhone(systems) : nothing} ${facets.has('chat') ? renderConnection(t, t.checks.chat, connectionOf('chat')) : nothing}
      ${facets.has('voice') ? renderAudio(systems) : nothing}
    </ul>
  </section>`;
}

function renderPhone(systems: Systems): TemplateResult {
  const { t, registration, connectionOf } = systems;
  const { status, user } = registration();
  const extension = systems.extension ?? user;
  const note = extension === undefined ? undefined : html`${t.extension} <bdi class="num" dir="ltr">${extension}</bdi>`;
  if (isVendors(systems)) return renderConnection(t, t.checks.phone, connectionOf('voice'), note);
  const check = { registered: 'ok', registering: 'run', none: 'bad', stale: 'bad', failed: 'bad' } as const;
  return renderCheck(check[status], t.checks.phone, (status === 'registered' ? note : undefined) ?? t.registration[status]);
}

/** The telephone stands beside the computer: nothing registers, and nothing here is heard. */
function isVendors({ registration, reasons }: Systems): boolean {
  return registration().status === 'none' && !reasons.some((reason) => wantsRegistration.has(reason));
}

function renderConnection(t: StatusTexts, label: string, { status: now }: ConnectionState, note?: TemplateResult): TemplateResult {
  const check = { online: 'ok', connecting: 'run', offline: 'bad' } as const;
  return renderCheck(check[now], label, (now === 'online' ? note : undefined) ?? t.connection[now]);
}

function renderAudio(systems: Systems): TemplateResult | typeof nothing {
  const { t } = systems;
  const { microphone, soundBlocked } = systems.audio();
  if (microphone === 'unknown' && !soundBlocked && isVendors(systems)) return nothing;
  if (microphone === 'missing') return renderCheck('bad', t.checks.audio, t.checks.missing);
  if (microphone === 'denied' || soundBlocked) return renderCheck('bad', t.checks.audio, t.checks.blocked);
  return microphone === 'granted' ? renderCheck('ok', t.checks.audio, t.checks.ok) : renderCheck('run', t.checks.audio, t.checks.waiting);
}

function renderCheck(check: Check, label: string, note: string | TemplateResult): TemplateResult {
  const shape = { ok: iconCheckCircle, run: iconClock, bad: iconXCircle }[check];
  return html`<li class="check ${check}">${icon(shape)}<span>${label}</span><span class="xs quiet">${note}</span></li>`;
}
