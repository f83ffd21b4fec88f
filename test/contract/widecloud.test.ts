import { telephonyContract } from './telephony-contract.js';
import { wideCloudOffers, wideCloudWorld } from './widecloud-world.js';

telephonyContract('Wide Cloud, in a page', wideCloudOffers, () => wideCloudWorld((simulator) => Promise.resolve({ url: simulator.url, io: simulator.io(), stop: () => Promise.resolve() })));
