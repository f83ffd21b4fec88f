import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { describeDesk } from './desk-spec.js';
import { describeFaults } from './faults-spec.js';
import { describeHabits } from './habits-spec.js';
import { describeWire } from './wire-spec.js';

const fixture = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`../../fixtures/tempbox/${name}.json`, import.meta.url), 'utf8'));

describe('TempBox simulator in memory, on Node', () => {
  describeWire({ expect, fixture });
  describeHabits({ expect });
  describeDesk({ expect });
  describeFaults({ expect });
});
