import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { isolatedChromium } from './tools/wtr-chromium.mjs';
import { packagesPlugin } from './tools/wtr-packages.mjs';
import { nodeEnvPlugin, supportPlugins } from './tools/wtr-plugins.mjs';
import { lastLineReporter } from './tools/wtr-reporter.mjs';

const rootDir = fileURLToPath(new URL('..', import.meta.url));
/** The long-running suites have tests of many minutes. */
const testTimeout = Number(process.env.WTR_TIMEOUT ?? 20_000);

export default {
  rootDir,
  files: ['test/**/*.test.ts', '!test/long/**'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  // Most of a test is waiting for sound, servers and frames, not for the processor.
  concurrency: 3,
  concurrentBrowsers: 1,
  testsFinishTimeout: Math.max(240_000, 2 * testTimeout),
  testFramework: { config: { timeout: testTimeout, forbidOnly: true, forbidPending: true } },
  browsers: [isolatedChromium()],
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY }), lastLineReporter()],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  plugins: [
    packagesPlugin(rootDir),
    nodeEnvPlugin(),
    a11ySnapshotPlugin(),
    ...(await supportPlugins(rootDir)),
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) }),
  ],
};
