export { CallList } from './call-list.js';
export { describe } from './descriptions.js';
export { receiveCall } from './incoming.js';
