/** Runs npm scripts at once, prints each one's output whole when it is done, and fails if one of them did. */
import { spawn } from 'node:child_process';

const scripts = process.argv.slice(2);

function run(script) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
    child.on('close', (code) => {
      process.stdout.write(`${Buffer.concat(output)}\n${script}: ${code === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s\n`);
      resolve(code === 0);
    });
  });
}

const passed = await Promise.all(scripts.map(run));
if (scripts.length === 0 || passed.includes(false)) process.exitCode = 1;
