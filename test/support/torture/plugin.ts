import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TestRunnerPlugin } from '@web/test-runner-core';
import type { TortureCommands } from './protocol.js';

type Messages = TortureCommands['torture:messages']['result'];

/** The messages of RFC 4475, octet for octet, as the `sip` package carries them. */
export function plugin(): TestRunnerPlugin {
  return {
    name: 'torture',
    executeCommand({ command }): Messages | undefined {
      return command === 'torture:messages' ? messages() : undefined;
    },
  };
}

function messages(): Messages {
  const folder = join(dirname(createRequire(import.meta.url).resolve('sip/package.json')), 'test/messages');
  const files = readdirSync(folder).filter(file => file.endsWith('.dat')).sort();
  return Object.fromEntries(files.map(file => [file.replace('.dat', ''), readFileSync(join(folder, file)).toString('base64')]));
}
