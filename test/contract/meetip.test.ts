import { telephonyContract } from './telephony-contract.js';
import { meetIpOffers, meetIpWorld } from './meetip-world.js';

telephonyContract('MeetIP PRO, in a page', meetIpOffers, () => meetIpWorld((simulator) => Promise.resolve({ url: simulator.url, io: simulator.io(), stop: () => Promise.resolve() })));
