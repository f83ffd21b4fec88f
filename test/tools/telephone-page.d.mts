import type { Page } from 'playwright-core';

export interface TelephonePage {
  readonly outputs: ReadonlyMap<string, { readonly inputs: Readonly<Record<string, unknown>> }>;
  newPage(): Promise<Page>;
  register(page: Page): Promise<void>;
  talk(page: Page, milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

export function startTelephonePage(): Promise<TelephonePage>;
export function modulesOf(input: string): readonly string[];
