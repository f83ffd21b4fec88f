import type { TestRunnerPlugin } from '@web/test-runner-core';

interface Features {
  readonly [feature: string]: string;
}

interface CdpPage {
  createCDPSession(): Promise<{ send(method: string, parameters: object): Promise<unknown> }>;
}

/**
 * Command `media-features`: any media feature that Chromium can emulate. The runner's own command knows two of them,
 * and neither is `forced-colors`.
 */
export function plugin(): TestRunnerPlugin<Features> {
  return {
    name: 'media-features',
    async executeCommand({ command, payload, session }) {
      if (command !== 'media-features') return undefined;
      const browser = session.browser as unknown as { getPage(id: string): CdpPage };
      const cdp = await browser.getPage(session.id).createCDPSession();
      const features = Object.entries(payload ?? {}).map(([name, value]) => ({ name, value }));
      await cdp.send('Emulation.setEmulatedMedia', { features });
      return true;
    },
  };
}
