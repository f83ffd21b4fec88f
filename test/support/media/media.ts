import { executeServerCommand } from '@web/test-runner-commands';

export interface MediaFeatures {
  readonly 'prefers-color-scheme'?: 'light' | 'dark';
  readonly 'prefers-reduced-motion'?: 'reduce' | 'no-preference';
  readonly 'prefers-contrast'?: 'more' | 'no-preference';
  readonly 'forced-colors'?: 'active' | 'none';
}

/** Makes the page see these media features, and only these; call it with `{}` afterwards. */
export async function emulate(features: MediaFeatures): Promise<void> {
  await executeServerCommand('media-features', features);
}
