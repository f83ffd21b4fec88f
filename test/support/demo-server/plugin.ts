import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestRunnerPlugin } from '@web/test-runner-core';
import { openDemo, type DemoParts } from '../../../demo/node/serve-demo.js';
import { START, STOP, WIRE } from './protocol.js';

const PAGE = '/dist/demo/index.html';
const PROBE = '<script type="module" src="/test/e2e/probe.ts"></script>';

/**
 * Serves the built demo with a probe in front of its scripts, and on demand with the demo's own servers behind it, where
 * nothing happens by itself: one set for each test file that asks.
 */
export function plugin(): TestRunnerPlugin {
  const running = new Map<string, DemoParts>();
  let root = '';
  let origin = '';
  const end = async (session: string) => {
    await running.get(session)?.close();
    running.delete(session);
  };
  return {
    name: 'demo-server',
    async serverStart({ config }) {
      root = config.rootDir;
      origin = `http://${config.hostname}:${config.port}`;
    },
    async serve(context) {
      const parts = [...running.values()].at(-1);
      if (parts?.answer(context.req, context.res)) {
        context.respond = false;
        return undefined;
      }
      if (context.path !== PAGE) return undefined;
      const built = await readFile(join(root, PAGE), 'utf8');
      const page = context.query[WIRE] === undefined ? built : (parts?.page(built) ?? built);
      return { body: page.replace('<script', `${PROBE}\n    <script`), type: 'html' };
    },
    async executeCommand({ command, session }) {
      if (command === START) {
        await end(session.id);
        const parts = await openDemo(`${origin}/demo/assets/`, 'quiet');
        running.set(session.id, parts);
        return parts.config;
      }
      if (command !== STOP) return undefined;
      await end(session.id);
      return true;
    },
    async serverStop() {
      await Promise.all([...running.keys()].map(end));
    },
  };
}
