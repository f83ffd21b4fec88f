import type { AudioState, Call } from '../../domain/call.js';
import type { CallQuality } from '../../domain/call-quality.js';
import { version } from '../../domain/version.js';
import type { Frame, NotedEvent, Trace } from './trace.js';
import { redactFrame, shortId, shortNumber } from './trace-redaction.js';

/** JSON text for people: what happened lately, without secrets, names, full numbers or addresses. */
export function supportBundle(trace: Trace, at: number): string {
  const bundle = {
    version,
    at: stamp(at),
    browser: browser(),
    ladder: trace.frames.map(step),
    calls: calls(trace),
    devices: devices(trace.audio),
    events: events(trace),
  };
  return JSON.stringify(bundle, undefined, 2);
}

function stamp(at: number): string {
  return new Date(at).toISOString();
}

function browser(): Readonly<Record<string, unknown>> {
  if (typeof document === 'undefined') return {};
  const { connection } = navigator as Navigator & { connection?: { effectiveType?: string; rtt?: number; type?: string } };
  return {
    agent: navigator.userAgent,
    languages: navigator.languages,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    secure: isSecureContext,
    framed: window.top !== window,
    visible: !document.hidden,
    online: navigator.onLine,
    ...(connection ? { network: { kind: connection.type, speed: connection.effectiveType, roundTrip: connection.rtt } } : {}),
  };
}

function step({ at, direction, text }: Frame): object {
  const [start = ''] = text.split(/\r?\n/, 1);
  const [, status] = /^SIP\/2\.0 (\d{3})/.exec(start) ?? [];
  const [, method = start.split(' ', 1)[0]] = /^CSeq\s*:\s*\d+\s+(\w+)/im.exec(text) ?? [];
  const [, callId = ''] = /^(?:Call-ID|i)\s*:\s*(\S+)/im.exec(text) ?? [];
  const what = status === undefined ? method : `${status} ${method}`;
  return { at: stamp(at), direction, what, call: shortId(callId), text: redactFrame(text).split('\n') };
}

function calls(trace: Trace): readonly object[] {
  const ids = new Set([...trace.ended.map(({ id }) => id), ...trace.qualities.map(({ callId }) => callId)]);
  return [...ids].map(id => {
    const ended = trace.ended.find(call => call.id === id);
    const summary = trace.summaries.find(({ callId }) => callId === id);
    const { callId: _id, ...sound } = summary ?? { callId: id };
    return {
      call: shortId(id),
      ...(ended ? facts(ended) : {}),
      sound,
      timeline: trace.qualities.filter(({ callId }) => callId === id).map(second),
    };
  });
}

/** One line for each second. */
function second({ at, grade, mos, roundTrip, jitter, loss, warnings }: CallQuality): string {
  const figures = [mos?.toFixed(2), roundTrip?.toFixed(0), jitter?.toFixed(1), loss?.toFixed(3)].map(figure => figure ?? '-');
  return [stamp(at), grade, ...figures, ...warnings].join(' ');
}

/** Neither names nor variables of the caller. */
function facts({ direction, state, remote, startedAt, answeredAt, endedAt, hold, muted, media, signalling, pending, transfer, end }: Call): object {
  return {
    direction,
    state,
    number: shortNumber(remote.number),
    startedAt: stamp(startedAt),
    ...(answeredAt === undefined ? {} : { answeredAt: stamp(answeredAt) }),
    ...(endedAt === undefined ? {} : { endedAt: stamp(endedAt) }),
    hold,
    muted,
    media,
    signalling,
    ...(pending ? { pending } : {}),
    ...(transfer ? { transfer: { ...transfer, target: shortNumber(transfer.target) } } : {}),
    ...(end ? { end } : {}),
  };
}

/** Ids of devices tell browsers apart for as long as the site's data is kept, so they stay here. */
function devices(audio: AudioState | undefined): object {
  if (!audio) return {};
  const { microphone, soundBlocked } = audio;
  if (!audio.devices) return { microphone, soundBlocked };
  const { available, chosen, missing, missingLabels, canChooseOutput, processing, ringerVolume } = audio.devices;
  const labelOf = (id: string): string => available.find(device => device.id === id)?.label ?? 'not plugged in';
  return {
    microphone,
    soundBlocked,
    available: available.map(({ kind, label }) => ({ kind, label })),
    chosen: Object.fromEntries(Object.entries(chosen).map(([role, id]) => [role, labelOf(id)])),
    missing,
    missingLabels,
    canChooseOutput,
    processing,
    ringerVolume,
  };
}

function events(trace: Trace): readonly object[] {
  const page = trace.page.map(({ at, what }) => ({ at, what: `page ${what}` }));
  const noted = trace.events.map(({ at, event }) => ({ at, what: event.type, ...detailOf(event) }));
  return [...page, ...noted].sort((a, b) => a.at - b.at).map(({ at, ...event }) => ({ at: stamp(at), ...event }));
}

function detailOf(event: NotedEvent['event']): object {
  switch (event.type) {
    case 'connection-changed':
      return { status: event.connection.status, fault: event.connection.fault?.code };
    case 'registration-changed': {
      const { status, user, fault } = event.registration;
      return { status, user: user === undefined ? undefined : shortNumber(user), fault: fault?.code };
    }
    case 'audio-changed':
      return { microphone: event.audio.microphone, soundBlocked: event.audio.soundBlocked, missing: event.audio.devices?.missing };
    case 'call-changed':
      return { call: shortId(event.call.id), ...facts(event.call) };
  }
}
