import { telephonyContract } from './telephony-contract.js';
import { vocomOffers, vocomWorld } from './vocom-world.js';

telephonyContract('Vocom, in a page', vocomOffers, () => vocomWorld((simulator) => Promise.resolve({ url: simulator.url, io: simulator.io(), stop: () => Promise.resolve() })));
