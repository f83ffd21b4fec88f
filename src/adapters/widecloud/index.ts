export { wideCloud } from './adapter.js';
export type { WideCloudCampaign, WideCloudOptions, WideCloudSecrets } from './options.js';
export { wideCloudSipAccount, type WideCloudSip } from './sip-account.js';
