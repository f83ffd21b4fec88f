import { seedCompany } from './company.js';
import { seedCustomers } from './customers.js';
import { seedMorningChats } from './morning-chats.js';
import type { Scenario } from './scenario.js';

/** The morning's conversations, and nothing happens by itself: for stories and tests. */
export const quiet: Scenario = {
  name: 'quiet',
  latency: [0, 0],
  seed(voxfree) {
    seedCompany(voxfree);
    seedCustomers(voxfree);
    seedMorningChats(voxfree);
  },
  run: () => () => undefined,
};

/** The company without a single customer. */
export const empty: Scenario = {
  name: 'empty',
  latency: [0, 0],
  seed: voxfree => seedCompany(voxfree),
  run: () => () => undefined,
};
