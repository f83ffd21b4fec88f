import { expect } from '@open-wc/testing';
import { describeDesk } from './desk-spec.js';
import { describeFaults } from './faults-spec.js';
import { describeHabits } from './habits-spec.js';
import { describeWire } from './wire-spec.js';

const fixture = async (name: string): Promise<unknown> => (await fetch(`/test/fixtures/tempbox/${name}.json`)).json();

describe('TempBox simulator in memory, in a browser', () => {
  describeWire({ expect, fixture });
  describeHabits({ expect });
  describeDesk({ expect });
  describeFaults({ expect });
});
