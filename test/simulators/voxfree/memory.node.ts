import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { describePushes } from './push-spec.js';
import { describeWire } from './wire-spec.js';

const fixture = async (name: string): Promise<unknown> => {
  const file = name.endsWith('.event') ? name : `${name}.response`;
  return JSON.parse(await readFile(new URL(`../../fixtures/voxfree/${file}.json`, import.meta.url), 'utf8'));
};

describe('VoxFree simulator in memory, on Node', () => {
  describeWire({ expect, fixture });
  describePushes({ expect, fixture });
});
