import { css } from 'lit';
import { colors } from './colors.js';

/**
 * Tier 1 tokens for `:host`. Every one is `--_name: var(--cc-name, default)`: a host page overrides it by setting
 * `--cc-name` on the page, on an ancestor or on the element. We never set `--cc-*` ourselves, since a declaration on
 * `:host` would beat what is inherited. Component styles use the `--_name` form only.
 *
 * Colour scheme: `auto` (or no attribute) follows the page's own `color-scheme`. A page that declares none is a light
 * page whatever the system prefers, so its widgets are light too; `color-scheme="light|dark"` decides for one element
 * and for everything inside it.
 *
 * Density is the inherited number `--_compact` (0 or 1), so that a wrapping `<cc-session density="compact">` reaches its
 * widgets while a widget's own attribute still wins.
 */
export const tokens = css`
${colors}
:host {
  /* px on purpose, as hosts set 62.5 % roots; --cc-scale multiplies all of it */
  --_font-family: var(--cc-font-family, "Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif);
  --_font-size-2xs: var(--cc-font-size-2xs, calc(11px * var(--cc-scale, 1)));
  --_font-size-xs: var(--cc-font-size-xs, calc(12px * var(--cc-scale, 1)));
  --_font-size-s: var(--cc-font-size-s, calc(13px * var(--cc-scale, 1)));
  --_font-size-m: var(--cc-font-size-m, calc(14px * var(--cc-scale, 1)));
  --_font-size-l: var(--cc-font-size-l, calc(16px * var(--cc-scale, 1)));
  --_font-size-xl: var(--cc-font-size-xl, calc(20px * var(--cc-scale, 1)));
  --_font-size-2xl: var(--cc-font-size-2xl, calc(28px * var(--cc-scale, 1)));
  --_font-size-body: var(--cc-font-size-body, calc((14px - 1px * var(--_compact, 0)) * var(--cc-scale, 1)));
  --_line-tight: var(--cc-line-tight, 1.25);
  --_line-normal: var(--cc-line-normal, 1.45);
  --_weight-normal: var(--cc-weight-normal, 400);
  --_weight-strong: var(--cc-weight-strong, 600);

  --_space-2xs: var(--cc-space-2xs, 4px);
  --_space-xs: var(--cc-space-xs, 8px);
  --_space-s: var(--cc-space-s, 12px);
  --_space-m: var(--cc-space-m, 16px);
  --_space-xl: var(--cc-space-xl, 24px);
  --_space-2xl: var(--cc-space-2xl, 32px);

  --_radius-s: var(--cc-radius-s, 4px);
  --_radius-m: var(--cc-radius-m, 8px);
  --_radius-l: var(--cc-radius-l, 12px);
  --_radius-full: var(--cc-radius-full, 999px);
  --_rail-width: var(--cc-rail-width, 3px);

  /* the second layer is the hairline that carries elevation in dark, where shadows do not show */
  --_shadow-2: var(--cc-shadow-2, 0 4px 12px light-dark(rgb(16 24 36 / 0.1), rgb(0 0 0 / 0.5)), 0 0 0 1px light-dark(rgb(16 24 36 / 0.06), rgb(255 255 255 / 0.07)));
  --_shadow-3: var(--cc-shadow-3, 0 12px 32px light-dark(rgb(16 24 36 / 0.16), rgb(0 0 0 / 0.6)), 0 0 0 1px light-dark(rgb(16 24 36 / 0.08), rgb(255 255 255 / 0.09)));

  --_focus-ring-color: var(--cc-focus-ring-color, light-dark(#1e5bc6, #8fb6ff));
  --_focus-ring: var(--cc-focus-ring, 2px solid var(--_focus-ring-color));
  --_focus-offset: var(--cc-focus-offset, 2px);

  --_duration-fast: var(--cc-duration-fast, 120ms);
  --_duration-normal: var(--cc-duration-normal, 160ms);
  --_easing: var(--cc-easing, cubic-bezier(0.2, 0, 0, 1));

  --_control-size: var(--cc-control-size, calc(36px - 4px * var(--_compact, 0)));
  --_control-size-s: var(--cc-control-size-s, 32px);
  --_control-size-l: var(--cc-control-size-l, 44px);
  --_row-padding: var(--cc-row-padding, calc(10px - 4px * var(--_compact, 0)));
}
:host([color-scheme='light']) { color-scheme: light; }
:host([color-scheme='dark']) { color-scheme: dark; }
:host([density='compact']) { --_compact: 1; }
:host([density='comfortable']) { --_compact: 0; }
@media (prefers-reduced-motion: reduce) {
  :host {
    --_duration-fast: 0ms;
    --_duration-normal: 0ms;
  }
}
`;
