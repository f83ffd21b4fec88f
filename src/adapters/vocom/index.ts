export { vocom } from './adapter.js';
export type { VocomOptions } from './options.js';
export { VocomRefusal } from './decode.js';
