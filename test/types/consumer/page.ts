// Compiled against the built package, through its exports map, as a host application would.
import { createSession } from 'cc-widgets/session.js';
import { CcSoftphone } from 'cc-widgets/classes/cc-softphone.js';
import manifest from 'cc-widgets/custom-elements.json' with { type: 'json' };
import 'cc-widgets';
import 'cc-widgets/elements/cc-chat-inbox.js';
import 'cc-widgets/elements/cc-chat-thread.js';
import 'cc-widgets/elements/cc-quick-replies.js';
import 'cc-widgets/elements/cc-session.js';
import 'cc-widgets/elements/cc-softphone.js';

const session = createSession({ backends: [] });

// Elements are known by their tag, with their methods and properties.
const softphone = document.createElement('cc-softphone');
softphone.session = session;
export const dialled: Promise<string> = softphone.call('+55 11 99999-0000');
export const isClass: boolean = softphone instanceof CcSoftphone;
// @ts-expect-error a number is a text, because it may start with + or *
void softphone.call(5511);

// Events are known by their name, with their detail.
document.addEventListener('cc-call-ended', ({ detail }) => console.warn(detail.callId, detail.talkTime.toFixed(), detail.timestamp));
document.addEventListener('cc-before-call', (event) => event.preventDefault());
// @ts-expect-error details are plain data that nobody changes
document.addEventListener('cc-call-ended', ({ detail }) => (detail.talkTime = 0));

// Stores leave the session as readables.
export const agent = session.agent.$agent.get()?.name;
// @ts-expect-error only the session writes
session.agent.$agent.set(undefined);

export const tags = manifest.modules.length;
