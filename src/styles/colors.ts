import { css, unsafeCSS } from 'lit';

/*
 * Values are `light/dark`, or one for both. Tables, because the rule around each value is always the same and a style
 * sheet of two hundred like lines is what every page would load.
 */
const single: Readonly<Record<string, string>> = {
  'color-surface-base': 'ffffff/181c22',
  'color-surface-sunken': 'f5f7f9/12151a',
  'color-surface-raised': 'ffffff/20252d',
  'color-surface-hover': 'f1f4f7/222831',
  'color-surface-pressed': 'e6eaef/2b323c',
  'color-text-normal': '17202b/e8ecf1',
  'color-text-quiet': '55606e/a7b1bd',
  'color-text-disabled': '8d97a4/6a7583',
  'color-text-link': '1a4faf/9bbeff',
  'channel-whatsapp': '148044',
  'channel-instagram': 'b3306f',
  'channel-messenger': '1668d6',
  'channel-sms': '5d5aa6',
  'channel-email': '58636f',
  'channel-webchat': '0a6c88',
  'channel-voice': '3b4653',
  'channel-on': 'ffffff',
  'bubble-in-fill': 'ffffff/222831',
  'bubble-in-border': 'e3e7ec/2e3640',
  'bubble-out-fill': 'e3edfe/1d3052',
  'bubble-out-border': 'd0e0fc/29426f',
  'bubble-note-fill': 'fff7d6/2d2710',
  'bubble-note-border': 'e6cf7a/5d5120',
  'bubble-meta': '51606f/a9b6c6',
};

/** Nine of each family: fill, border and what stands on the fill, each quiet, normal and loud. */
const families: Readonly<Record<string, string>> = {
  neutral:
    'f1f3f6/222831 e4e8ed/2d353f 3b4653/d5dbe3 e3e7ec/2b323b cbd2da/3d4651 7b8694/76818f 4a5563/b4bdc9 2b3541/d3dae2 ffffff/14191f',
  // The one family that a host usually replaces.
  brand:
    'eef4ff/17243d dce8fe/1f3359 1e5bc6/2d6ae0 c9dbfb/27406e 8db1f3/3f68b5 1e5bc6/6fa0ff 1a4faf/9bbeff 143f8c/bdd4ff ffffff',
  // Answer, live, available.
  success:
    'e9f7ef/10281d cfeedd/173b2a 147a4b/1a8250 bfe5d0/1f4d37 6fbf97/2f7b57 147a4b/4dbe87 0f6a40/6dd3a1 0b5433/9be5c1 ffffff',
  // Hold, pause, waiting, window closing.
  warning:
    'fff5dc/2c220d ffe6ae/423210 f0ae2e/f0b23c f3dba0/544018 d99a1c/8f6a1e a86400/dda233 7c4a00/f2c468 663c00/f8d895 2b1b00',
  // Hang up, failed, not reachable.
  danger:
    'fdefef/331a1c fbd9da/4a2226 c4262e/cf363d f5c5c7/602b30 e58a8e/a0434a c4262e/f2767c a81c24/ff9ea1 8a141b/ffc0c2 ffffff',
  // Template, window closed, not confirmed.
  info:
    'e7f5f9/0f2730 cbeaf2/153946 0a6c88/107998 badfe9/1d4a5a 62b4ca/2d7d97 0a6c88/4eb6d3 095c74/7ed0e8 07495c/a9e1f1 ffffff',
};

/** Fill and text of eight pairs, chosen by a hash of the contact id. */
const avatars =
  'dfe9fb/233455 1f4a96/a9c6ff d9f0ea/17392f 0e5c4a/7fd6bd fbe6d6/44291a 8a420f/f5b78b f7e0ea/452136 8b2457/f5a6cb ' +
  'e9e3f8/302851 54389a/c9b6fb f3eaca/3a3114 655005/e2cb73 d8eef5/153640 0c5569/86d0e6 e5e8ec/313943 3f4a57/c3ccd6';

const roles = ['fill', 'border', 'on'];
const steps = ['quiet', 'normal', 'loud'];

function declare(name: string, value: string): string {
  const [light, dark = light] = value.split('/').map((hex) => `#${hex}`);
  return `--_${name}:var(--cc-${name},${light === dark ? light : `light-dark(${light},${dark})`});`;
}

function declarations(): string {
  const of = (values: string, name: (index: number) => string): string =>
    values.split(' ').map((value, index) => declare(name(index), value)).join('');
  return [
    ...Object.entries(single).map(([name, value]) => declare(name, value)),
    ...Object.entries(families).map(([family, values]) =>
      of(values, (index) => `color-${family}-${roles[Math.floor(index / 3)]}-${steps[index % 3]}`),
    ),
    of(avatars, (index) => `avatar-${Math.floor(index / 2) + 1}-${index % 2 === 0 ? 'fill' : 'on'}`),
  ].join('');
}

/**
 * Colours of tier 1, as private names that read the public `--cc-*` one first.
 * Contrast of every pair is kept true by test/styles/contrast.test.ts.
 */
export const colors = css`
:host { ${unsafeCSS(declarations())} }
@media (prefers-contrast: more) {
  :host {
    --_color-text-quiet: var(--cc-color-text-quiet, light-dark(#333d49, #d3dae2));
    --_color-neutral-border-quiet: var(--cc-color-neutral-border-quiet, light-dark(#7b8694, #76818f));
    --_color-neutral-border-normal: var(--cc-color-neutral-border-normal, light-dark(#55606e, #a7b1bd));
    --_bubble-in-border: var(--cc-bubble-in-border, light-dark(#7b8694, #76818f));
    --_bubble-out-border: var(--cc-bubble-out-border, light-dark(#1e5bc6, #6fa0ff));
  }
}
`;
