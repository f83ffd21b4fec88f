import './elements/cc-session/define.js';

export * from './session/index.js';
export { CcSession } from './elements/cc-session/cc-session.js';
