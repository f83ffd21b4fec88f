import { html, nothing, type TemplateResult } from 'lit';
import type { FaultCode } from '../../domain/fault.js';
import type { CommonMessages } from '../../i18n/common.js';
import { icon, iconAlert, iconRefresh, iconWarning, iconWifiOff, type IconShape } from './icons.js';

export type Tone = 'neutral' | 'success' | 'warning' | 'danger' | 'info' | 'brand';

/** The one thing to do about it. */
export interface Action {
  readonly label: string;
  readonly run: (event: Event) => void;
  readonly icon?: IconShape;
  readonly disabled?: boolean;
}

type Content = string | TemplateResult;

export interface BannerOptions {
  readonly tone: 'neutral' | 'warning' | 'danger' | 'info';
  readonly title: Content;
  readonly text?: Content | undefined;
  readonly icon?: IconShape;
  readonly action?: Action | undefined;
  /** Edge to edge under a bar. */
  readonly flush?: boolean;
}

/**
 * What happened, then what to do. Styles: `feedback`, `buttons`. It is not a live region: say it with the announcer
 * when it appears, so that it is said once.
 */
export function banner({ tone, title, text, icon: shape, action, flush = false }: BannerOptions): TemplateResult {
  return html`<div class="banner ${tone}${flush ? ' flush' : ''}" part="banner">
    ${icon(shape ?? (tone === 'danger' ? iconAlert : iconWarning))}<strong>${title}</strong>${text === undefined
      ? nothing
      : html`<span>${text}</span>`}${action === undefined
      ? nothing
      : html`<span class="acts">${actionButton(action, 'btn primary sm')}</span>`}
  </div>`;
}

export function actionButton({ label, run, icon: shape, disabled = false }: Action, classes: string): TemplateResult {
  return html`<button class=${classes} type="button" ?disabled=${disabled} @click=${run}>
    ${shape === undefined ? nothing : icon(shape)}${label}
  </button>`;
}

export interface EmptyOptions {
  readonly icon: IconShape;
  /** A sentence of fact. */
  readonly title: Content;
  /** A sentence of help. */
  readonly text?: Content | undefined;
  readonly action?: (Action & { readonly primary?: boolean }) | undefined;
  /** Anything small below, such as key hints. */
  readonly extra?: TemplateResult | undefined;
}

/** Styles: `feedback`, `buttons`. */
export function emptyState({ icon: shape, title, text, action, extra }: EmptyOptions): TemplateResult {
  return html`<div class="empty" part="empty">
    <span class="disc">${icon(shape, 'xl')}</span>
    <h3>${title}</h3>
    ${text === undefined ? nothing : html`<p class="s quiet">${text}</p>`}
    ${action === undefined ? nothing : actionButton(action, action.primary === true ? 'btn primary' : 'btn')}
    ${extra ?? nothing}
  </div>`;
}

export interface ErrorOptions {
  readonly t: CommonMessages;
  readonly code: FaultCode;
  /** Default: could not load. */
  readonly title?: string;
  /** Default: what the fault's code says. */
  readonly text?: string;
  readonly retry?: (() => void) | undefined;
}

/** Empty state's other face: cause, one thing to do, and the fault's code in small for support. */
export function errorState({ t, code, title, text, retry }: ErrorOptions): TemplateResult {
  return emptyState({
    icon: iconWarning,
    title: title ?? t.couldNotLoad,
    text: text ?? `${t.faults[code].text} ${t.faults[code].todo}`,
    action: retry === undefined ? undefined : { label: t.tryAgain, icon: iconRefresh, primary: true, run: retry },
    extra: html`<p class="fault">${t.code} <code>${code}</code></p>`,
  });
}

/** The flush banner of a widget whose connection is away; `time` is how long, already formatted. */
export function offlineBanner(t: CommonMessages, time: string, text: string, retry?: () => void): TemplateResult {
  return banner({
    tone: 'warning',
    flush: true,
    icon: iconWifiOff,
    title: t.offlineFor(time),
    text,
    action: retry === undefined ? undefined : { label: t.reconnectNow, icon: iconRefresh, run: retry },
  });
}

/** Icon, word, and whatever comes after it. Styles: `chips`. */
export function status(tone: Tone, shape: IconShape, text: Content): TemplateResult {
  return html`<span class="status ${tone}" part="status">${icon(shape)}${text}</span>`;
}

/** Styles: `chips`. */
export function chip(tone: Tone, text: Content, shape?: IconShape): TemplateResult {
  return html`<span class="chip ${tone}">${shape === undefined ? nothing : icon(shape)}${text}</span>`;
}
