import { html, nothing, type TemplateResult } from 'lit';
import type { CallQuality, QualityWarning } from '../../domain/call-quality.js';
import type { InCallMessages } from '../../i18n/incall.js';

/** How many of four bars. */
const bars = { good: 4, fair: 2, poor: 1 } as const;

/** Bars that differ in number, not in colour alone, and a word where there is room. */
export function qualityLine(t: InCallMessages, quality: CallQuality | undefined, words: boolean): TemplateResult | typeof nothing {
  if (!quality || quality.grade === 'unknown') return nothing;
  const { grade } = quality;
  const strip = [0, 1, 2, 3].map((bar) => html`<i class=${bar < bars[grade] ? 'on' : ''}></i>`);
  if (!words) return html`<span class="quality ${grade}" part="quality" role="img" title=${t.grades[grade]} aria-label=${t.grades[grade]}>${strip}</span>`;
  return html`<span class="sound xs quiet" part="quality"><span class="quality ${grade}" aria-hidden="true">${strip}</span>${t.grades[grade]}</span>`;
}

/** The first of these that stands is the one that the agent is told of. */
const order: readonly QualityWarning[] = [
  'no-sound-out',
  'stuck-microphone',
  'no-sound-in',
  'high-loss',
  'high-jitter',
  'high-latency',
  'low-mos',
];

export function worstWarning(quality: CallQuality | undefined): QualityWarning | undefined {
  return order.find((warning) => quality?.warnings.includes(warning));
}

/** Something that the agent can mend in the audio panel. */
export function isOwnSound(warning: QualityWarning): boolean {
  return warning === 'no-sound-out' || warning === 'stuck-microphone';
}
