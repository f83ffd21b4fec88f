import { expect } from '@open-wc/testing';
import { html, type LitElement } from 'lit';
import { chips } from '../../src/styles/chips.js';
import { emulate } from '../support/media/media.js';
import { contrast } from './colour.js';
import { inside, shown, specimen } from './specimen.js';

const families = ['neutral', 'brand', 'success', 'warning', 'danger', 'info'] as const;
const surfaces = ['base', 'sunken', 'raised', 'hover', 'pressed'] as const;

type Pair = readonly [on: string, under: string];

/** Text and what it stands on: 4.5 (WCAG 1.4.3). */
const textPairs: readonly Pair[] = [
  ...surfaces.flatMap((surface): Pair[] =>
    ['normal', 'quiet', 'link'].map((text) => [`color-text-${text}`, `color-surface-${surface}`]),
  ),
  ...families.flatMap((family): Pair[] => [
    [`color-${family}-on-quiet`, `color-${family}-fill-quiet`],
    [`color-${family}-on-normal`, `color-${family}-fill-normal`],
    [`color-${family}-on-loud`, `color-${family}-fill-loud`],
    [`color-${family}-on-quiet`, 'color-surface-base'],
    ['color-text-quiet', `color-${family}-fill-quiet`],
    ['color-text-normal', `color-${family}-fill-quiet`],
  ]),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n): Pair => [`avatar-${n}-on`, `avatar-${n}-fill`]),
  ...['in', 'out', 'note'].flatMap((kind): Pair[] => [
    ['color-text-normal', `bubble-${kind}-fill`],
    ['bubble-meta', `bubble-${kind}-fill`],
    ['color-text-link', `bubble-${kind}-fill`],
  ]),
  ['color-warning-on-quiet', 'bubble-note-fill'],
  ['color-info-on-quiet', 'bubble-out-fill'],
  ['color-brand-on-quiet', 'bubble-out-fill'],
  ['color-danger-on-quiet', 'color-surface-sunken'],
  ['color-brand-on-quiet', 'color-surface-sunken'],
  ...['whatsapp', 'instagram', 'messenger', 'sms', 'email', 'webchat', 'voice'].map(
    (channel): Pair => ['channel-on', `channel-${channel}`],
  ),
];

/** What must be seen to use a control, and icons that carry a state: 3 (WCAG 1.4.11). */
const shapePairs: readonly Pair[] = [
  ...families.map((family): Pair => [`color-${family}-border-loud`, 'color-surface-base']),
  ...families.map((family): Pair => [`color-${family}-border-loud`, 'color-surface-sunken']),
  ...surfaces.map((surface): Pair => ['focus-ring-color', `color-surface-${surface}`]),
];

async function paint(element: LitElement, token: string): Promise<string> {
  const probe = inside(element, '.probe');
  probe.style.setProperty('color', `var(--_${token})`);
  return getComputedStyle(probe).color;
}

async function check(scheme: 'light' | 'dark', pairs: readonly Pair[], least: number): Promise<void> {
  const element = specimen([], () => html`<span class="probe">x</span>`);
  element.setAttribute('color-scheme', scheme);
  await shown(element);
  const low: string[] = [];
  for (const [on, under] of pairs) {
    const ratio = contrast(await paint(element, on), await paint(element, under));
    if (ratio < least) low.push(`${on} on ${under}: ${ratio.toFixed(2)}`);
  }
  element.remove();
  expect(low).to.deep.equal([]);
}

describe('contrast of the tokens', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`text reaches AA, ${scheme}`, () => check(scheme, textPairs, 4.5));
    it(`controls, state icons and focus reach 3, ${scheme}`, () => check(scheme, shapePairs, 3));

    it(`text on the tint of the worst vendor colours reaches AA, ${scheme}`, async () => {
      const element = specimen(chips, () => html`<span class="chip tag">VIP</span>`);
      element.setAttribute('color-scheme', scheme);
      await shown(element);
      const tag = inside(element, '.tag');
      const ratios = ['#000000', '#ffffff', '#ffff00', '#0000ff', '#ff0000', '#00ff00'].map((color) => {
        tag.style.setProperty('--_tag-color', color);
        const { color: text, backgroundColor } = getComputedStyle(tag);
        return contrast(text, backgroundColor);
      });
      element.remove();
      expect(Math.min(...ratios)).to.be.at.least(4.5);
    });
  }

  it('grows where the reader asks for more', async () => {
    const element = await shown(specimen([], () => html`<span class="probe">x</span>`));
    const measure = async (): Promise<number> =>
      contrast(await paint(element, 'color-neutral-border-quiet'), await paint(element, 'color-surface-base'));
    const before = await measure();
    await emulate({ 'prefers-contrast': 'more' });
    const after = await measure();
    await emulate({});
    element.remove();
    expect(before).to.be.below(3);
    expect(after).to.be.at.least(3);
  });
});
