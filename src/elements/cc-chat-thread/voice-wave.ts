import { svg, type TemplateResult } from 'lit';

/** Bars on the screen. */
export const barCount = 30;

const height = 24;

/** Places of the bars; how high they are is drawn afterwards, many times a second. */
export function waveBars(): readonly TemplateResult[] {
  return Array.from({ length: barCount }, (_, index) => svg`<rect x=${index * 5} y="11" width="3" height="2" rx="1.5"></rect>`);
}

/** Speech is far below full scale, and the ear hears ratios. */
function heightOf(level: number): number {
  const share = level <= 0 ? 0 : Math.max(0, 1 + Math.log10(level) / 2);
  return Math.max(2, Math.round(share * height));
}

/** While it is recorded the newest is at the end; played, the whole of it is there. `played` from 0 to 1. */
export function drawWave(wave: Element, levels: readonly number[], played: number | undefined): void {
  const shown = played === undefined ? newest(levels) : whole(levels);
  [...wave.children].forEach((bar, index) => {
    const size = heightOf(shown[index] ?? 0);
    bar.setAttribute('height', String(size));
    bar.setAttribute('y', String((height - size) / 2));
    bar.classList.toggle('r', played !== undefined && index / barCount >= played);
  });
}

function newest(levels: readonly number[]): readonly number[] {
  const last = levels.slice(-barCount);
  return [...Array<number>(barCount - last.length).fill(0), ...last];
}

function whole(levels: readonly number[]): readonly number[] {
  return Array.from({ length: barCount }, (_, index) => {
    const from = Math.floor((index * levels.length) / barCount);
    const to = Math.max(from + 1, Math.floor(((index + 1) * levels.length) / barCount));
    return Math.max(0, ...levels.slice(from, to));
  });
}
