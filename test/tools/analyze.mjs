/** Writes custom-elements.json; with --check compares it with the committed one and demands a description of everything public. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { publicManifest, undescribed } from './manifest.mjs';

const file = 'custom-elements.json';
const check = process.argv.includes('--check');

const raw = await cli({ argv: ['analyze', '--config', 'test/config/cem.config.mjs', '--quiet'], noWrite: true });
const manifest = publicManifest(raw);
const text = `${JSON.stringify(manifest, null, 2)}\n`;

if (!check) writeFileSync(file, text);

const problems = check ? undescribed(manifest).map((what) => `no description: ${what}`) : [];
if (check && manifest.modules.length === 0) problems.push('no elements found');
if (check && (!existsSync(file) || readFileSync(file, 'utf8') !== text)) {
  problems.push(`${file} does not match the sources: run "npm run analyze" and commit the result`);
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${file}: ${manifest.modules.length / 2} elements ${check ? 'match the sources' : 'written'}`);
