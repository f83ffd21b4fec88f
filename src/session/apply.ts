import type { Backend, Facet } from '../domain/backend.js';
import type { BackendEvent } from '../domain/backend-event.js';
import { Fault, type FaultInfo } from '../domain/fault.js';
import type { AgentPart } from './agent.js';
import type { AuthPart } from './auth.js';
import type { CallsPart } from './calls.js';
import type { ConnectionPart } from './connection.js';
import type { ConversationsPart } from './conversations.js';
import type { DialerPart } from './dialer.js';
import type { Kernel } from './kernel.js';
import type { MessagesPart } from './messages.js';

export interface Slices {
  readonly auth: AuthPart;
  readonly agent: AgentPart;
  readonly connection: ConnectionPart;
  readonly calls: CallsPart;
  readonly conversations: ConversationsPart;
  readonly messages: MessagesPart;
  readonly dialer: DialerPart;
}

/** Which facet an event belongs to: of several backends, only the one that serves it is listened to. */
const facetOf: Readonly<Partial<Record<BackendEvent['type'], Facet>>> = {
  'registration-changed': 'voice',
  'audio-changed': 'voice',
  'calls-listed': 'voice',
  'call-changed': 'voice',
  'quality-changed': 'voice',
  'quality-summed': 'voice',
  'line-changed': 'voice',
  'conversations-listed': 'chat',
  'conversation-changed': 'chat',
  'conversation-removed': 'chat',
  'messages-received': 'chat',
  'campaigns-listed': 'dialer',
};

/** The one place where what backends say becomes state; call it in a commit. */
export function applyEvent(kernel: Kernel, slices: Slices, backend: Backend, event: BackendEvent): void {
  if (isOfCalls(event) && backend.voice && !kernel.ports.serves(backend, 'voice')) return slices.calls.hear(event);
  const facet = facetOf[event.type];
  if (facet !== undefined && !kernel.ports.serves(backend, facet)) return;
  const { agent, conversations, dialer, messages } = slices;
  switch (event.type) {
    case 'connection-changed':
      return applyConnection(kernel, slices, backend, event);
    case 'signed-out':
      return applySignedOut(kernel, slices, backend, event.fault);
    case 'agent-changed':
      return isAgentOf(kernel, backend) ? agent.apply(event.agent) : undefined;
    case 'conversations-listed':
      return conversations.applySnapshot(event.conversations);
    case 'conversation-changed':
      return conversations.apply(event.conversation);
    case 'conversation-removed':
      return conversations.remove(event.conversationId, event.reason, event.by);
    case 'messages-received':
      return messages.apply(event);
    case 'campaigns-listed':
      return dialer.apply(event.campaigns);
    case 'faulted':
      return void kernel.report(backend.name, faultOf(event.fault));
    default:
      return applyVoice(kernel, slices, event);
  }
}

type VoiceEvent = Extract<
  BackendEvent,
  { type: 'registration-changed' | 'audio-changed' | 'calls-listed' | 'call-changed' | 'quality-changed' | 'quality-summed' | 'line-changed' | 'screen-popped' }
>;

function applyVoice(kernel: Kernel, { connection, calls }: Slices, event: VoiceEvent): void {
  switch (event.type) {
    case 'registration-changed':
      return connection.applyRegistration(event.registration);
    case 'audio-changed':
      return connection.applyAudio(event.audio);
    case 'calls-listed':
      return calls.applySnapshot(event.calls);
    case 'call-changed':
      return calls.apply(event.call);
    case 'quality-changed':
      return calls.applyQuality(event.quality);
    case 'quality-summed':
      return kernel.tell('cc-quality', event.summary);
    case 'line-changed':
      return connection.applyLine(event.line);
    case 'screen-popped':
      return calls.applyScreenPop(event.pop);
    default:
      return event satisfies never;
  }
}

/** Said by a PBX beside the telephone, it is about calls that the telephone carries. */
function isOfCalls(event: BackendEvent): event is Parameters<Slices['calls']['hear']>[0] {
  return event.type === 'call-changed' || event.type === 'calls-listed' || event.type === 'screen-popped';
}

/** Of several backends, the one that shows the agent's state, else the one that signed the agent in. */
function isAgentOf({ ports }: Kernel, backend: Backend): boolean {
  return (ports.backendOf('agent') ?? ports.backendOf('auth') ?? backend) === backend;
}

function applyConnection(
  { ports }: Kernel,
  { connection, conversations, messages }: Slices,
  backend: Backend,
  event: Extract<BackendEvent, { type: 'connection-changed' }>,
): void {
  connection.apply(backend, event.connection);
  if (!ports.serves(backend, 'chat')) return;
  if (event.connection.status !== 'online') return conversations.offline();
  conversations.online();
  messages.resume();
}

function applySignedOut(kernel: Kernel, { auth }: Slices, backend: Backend, info: FaultInfo): void {
  const fault = faultOf(info);
  if (kernel.ports.serves(backend, 'auth')) auth.applySignedOut(fault);
  else kernel.report(backend.name, fault);
}

function faultOf({ code, ...options }: FaultInfo): Fault {
  return new Fault(code, options);
}
