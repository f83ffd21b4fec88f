import { expect } from '@open-wc/testing';
import { describePushes } from './push-spec.js';
import { describeWire } from './wire-spec.js';

const fixture = async (name: string): Promise<unknown> => {
  const file = name.endsWith('.event') ? name : `${name}.response`;
  return (await fetch(`/test/fixtures/voxfree/${file}.json`)).json();
};

describe('VoxFree simulator in memory, in a browser', () => {
  describeWire({ expect, fixture });
  describePushes({ expect, fixture });
});
