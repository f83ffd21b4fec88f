import type { AgentPort, Backend } from '../../domain/backend.js';
import type { VoicePort } from '../../domain/voice-port.js';
import { Calls } from './calls.js';
import { Context } from './context.js';
import { Desk } from './desk.js';
import { Live } from './live.js';
import { settingsOf, type VocomOptions } from './options.js';
import { reportsOf } from './reports.js';
import { SignIn } from './sign-in.js';

/**
 * Vocom's APIv2, for one agent of one company. Its key opens the whole installation: use it from a server, or through one
 * that adds the key and binds the agent's name to whoever is signed in there. Everything it does to the world goes through
 * `options.io`. There is no sound in it: the agent's own telephone rings.
 */
export function vocom(options: VocomOptions): Backend {
  const context = new Context(settingsOf(options));
  const desk = new Desk(context);
  const calls = new Calls(context);
  const live = new Live(context, desk, calls);
  context.onSignedOut = () => {
    desk.forget();
    calls.forget();
  };
  return {
    name: 'vocom',
    ...(context.settings.credentials === undefined ? { auth: new SignIn(context, () => desk.agent) } : {}),
    agent: agentOf(desk, context.settings.queues.length > 0),
    voice: voiceOf(calls),
    dialer: reportsOf(context),
    connect: (emit, signal) => live.connect(emit, signal),
    reconnect: () => live.reconnect(),
  };
}

/** Colleagues can be told of configured queues only. */
function agentOf(desk: Desk, hasQueues: boolean): AgentPort {
  return {
    goOnline: () => desk.goOnline(),
    goOffline: () => desk.goOffline(),
    pauseReasons: () => desk.pauseReasons(),
    pause: (reasonId) => desk.pause(reasonId),
    endPause: () => desk.endPause(),
    signInToQueue: (queueId) => desk.signInToQueue(queueId),
    signOutOfQueue: (queueId) => desk.signOutOfQueue(queueId),
    ...(hasQueues ? { peers: () => desk.peers() } : {}),
  };
}

function voiceOf(calls: Calls): VoicePort {
  return {
    dial: (number, options) => calls.dial(number, options),
    answer: (callId) => calls.answer(callId),
    reject: (callId) => calls.reject(callId),
    hangUp: (callId) => calls.hangUp(callId),
    hold: (callId) => calls.hold(callId),
    resume: (callId) => calls.resume(callId),
    transfer: (callId, target) => calls.transfer(callId, target),
  };
}
