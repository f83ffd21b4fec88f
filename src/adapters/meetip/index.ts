export { meetip, type MeetIpBackend } from './adapter.js';
export type { MeetIpCampaignForm, MeetIpOptions, MeetIpWebhook } from './options.js';
export type { EventField, EventFields } from './event.js';
export type { WebhookAnswer, WebhookRequest } from './webhook.js';
export { defaultDialect, type Dialect, type DialectChanges } from './wire.js';
