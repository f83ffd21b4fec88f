import type { DialerPartModule, PartName } from './part-api.js';

/** Where the later views come from. A view that is not here is not offered. */
export const partLoaders: Readonly<Partial<Record<PartName, () => Promise<DialerPartModule>>>> = {
  contacts: () => import('./contacts-panel.js').then((module) => module.contactsPanel),
  import: () => import('./import-panel.js').then((module) => module.importPanel),
  reports: () => import('./reports-panel.js').then((module) => module.reportsPanel),
};
