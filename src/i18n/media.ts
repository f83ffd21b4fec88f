import { defineArea, type Messages } from './messages.js';
import type { media } from './pt-br/media.js';

export type MediaMessages = Messages<typeof media>;

export const mediaArea = /* @__PURE__ */ defineArea<MediaMessages>({
  'pt-BR': () => import('./pt-br/media.js').then((module) => module.media),
  'pt-PT': () => import('./pt-pt/media.js').then((module) => module.media),
  en: () => import('./en/media.js').then((module) => module.media),
  es: () => import('./es/media.js').then((module) => module.media),
});
