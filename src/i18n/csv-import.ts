import { defineArea, type Messages } from './messages.js';
import type { csvImport } from './pt-br/csv-import.js';

export type CsvImportMessages = Messages<typeof csvImport>;

export const csvImportArea = /* @__PURE__ */ defineArea<CsvImportMessages>({
  'pt-BR': () => import('./pt-br/csv-import.js').then((module) => module.csvImport),
  'pt-PT': () => import('./pt-pt/csv-import.js').then((module) => module.csvImport),
  en: () => import('./en/csv-import.js').then((module) => module.csvImport),
  es: () => import('./es/csv-import.js').then((module) => module.csvImport),
});
