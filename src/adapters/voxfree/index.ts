export { voxfree } from './adapter.js';
export type { VoxFreeChannel, VoxFreeOptions } from './options.js';
