import { html, nothing, type TemplateResult } from 'lit';
import { icon, iconAlert, iconCheckCircle } from '../ui/icons.js';
import { iconPauseCircle } from '../ui/icons-more.js';
import { status } from '../ui/states.js';
import { lengthText, type RunningPause } from './running-pause.js';
import type { StatusTexts } from './status-texts.js';

const minute = 60_000;

export interface PauseCard {
  readonly t: StatusTexts;
  readonly pause: RunningPause;
  readonly duration: (milliseconds: number) => string;
  /** Absent where the system offers no way back from here. */
  readonly comeBack?: () => void;
  /** The way back is asked for already. */
  readonly busy: boolean;
}

/** What goes on, for how long already, and the way back. */
export function renderPause({ t, pause, duration, comeBack, busy }: PauseCard): TemplateResult {
  const { label, elapsed, planned, over } = pause;
  const head = over > 0 ? status('danger', iconAlert, t.overTime) : status('warning', iconPauseCircle, t.availability.paused);
  return html`<article class="call held" part="pause" aria-label=${label === undefined ? t.availability.paused : t.pauseBegan(label)}>
      <div class="line">
        ${head}${planned === undefined ? nothing : html`<span class="push xs quiet">${t.upTo(lengthText(planned, t))}</span>`}
      </div>
      <div class="line">
        <strong class="grow trunc"><bdi>${label ?? nothing}</bdi></strong>
        ${elapsed === undefined ? nothing : html`<span class="timer num" part="timer">${duration(elapsed)}</span>`}
      </div>
      ${elapsed === undefined || planned === undefined ? nothing : plannedBar(t, elapsed, planned)}
    </article>
    ${comeBack === undefined
      ? nothing
      : html`<button class="btn primary l block" part="return-button" type="button" aria-disabled=${busy} aria-busy=${busy} @click=${comeBack}>
          ${icon(iconCheckCircle)}${t.comeBackToWork}
        </button>`}`;
}

/** Moves by whole minutes: a bar that creeps each second says no more. */
function plannedBar(t: StatusTexts, elapsed: number, planned: number): TemplateResult {
  const over = elapsed - planned;
  const label = over > 0 ? t.overBy(lengthText(over, t)) : t.elapsedOf(lengthText(elapsed, t), lengthText(planned, t));
  const max = Math.max(1, Math.round(planned / minute));
  return html`<progress class="warning" value=${Math.min(max, Math.floor(elapsed / minute))} max=${max} aria-label=${label}></progress>`;
}
