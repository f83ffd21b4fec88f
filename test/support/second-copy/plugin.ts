import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { TestRunnerPlugin } from '@web/test-runner-core';

const path = '/second-copy.js';

/** Serves a second copy of the library with copies of its own of all it depends on. */
export function plugin(): TestRunnerPlugin {
  return {
    name: 'second-copy',
    async serve({ path: wanted }) {
      if (wanted !== path) return undefined;
      const { outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL('./entry.ts', import.meta.url))],
        bundle: true,
        format: 'esm',
        target: 'chrome130',
        write: false,
        define: { 'process.env.NODE_ENV': '"production"' },
      });
      return { body: outputFiles[0]?.text ?? '', type: 'js' };
    },
  };
}
