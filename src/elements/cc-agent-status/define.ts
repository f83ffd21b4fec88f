import { define } from '../define.js';
import { CcAgentStatus } from './cc-agent-status.js';

define('cc-agent-status', CcAgentStatus);
