/** The long-running suites of `test/long`: Node files (`*.node.ts`) first, then browser files (`*.test.ts`). */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const folder = 'test/long';
const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map((file) => `${folder}/${file}`).sort() : [];
const browser = files.filter((file) => file.endsWith('.test.ts'));
const node = files.filter((file) => file.endsWith('.node.ts'));

if (browser.length + node.length === 0) {
  console.error(`no long tests in ${folder}`);
  process.exit(1);
}

function run(script, args, env = {}) {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}

if (node.length > 0) {
  run('node_modules/mocha/bin/mocha.js', ['--no-config', '--import=tsx', '--timeout', '1200000', '--forbid-only', '--reporter', 'spec', ...node]);
}
if (browser.length > 0) {
  run('node_modules/@web/test-runner/dist/bin.js', ['--config', 'test/wtr.config.mjs', '--files', ...browser], { WTR_TIMEOUT: '1200000' });
}
