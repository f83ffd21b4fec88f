export { tempbox } from './adapter.js';
export type { TempBoxChannel, TempBoxFetching, TempBoxIds, TempBoxOptions } from './options.js';
