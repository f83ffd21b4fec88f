import { html, nothing, type TemplateResult } from 'lit';
import { reported } from '../emit.js';
import { icon, iconAlert, iconCheckCircle, iconClock, iconRefresh, type IconShape } from '../ui/icons.js';
import { iconHeadset, iconMicOff, iconPhoneOff, iconVolume, iconXCircle } from '../ui/icons-more.js';
import { banner, emptyState } from '../ui/states.js';
import { downSince, lineDown, type PhoneFacts } from './phone-facts.js';
import type { PhoneTexts } from './phone-texts.js';
import type { PhoneView } from './phone-view.js';

/** The server or the registration is away: since when, and the one thing to do. */
export function unreachableBanner({ t, now, duration, facts, session }: PhoneView): TemplateResult {
  const reason = lineDown(facts) ?? 'server-offline';
  return banner({
    tone: 'danger',
    icon: iconPhoneOff,
    title: t.cannotReceive,
    text: reason === 'server-offline' ? t.serverSilentFor(duration(now - downSince(facts))) : t.unreachable[reason],
    action: { label: t.todo[reason], icon: iconRefresh, run: () => session.connection.retryNow() },
  });
}

type Result = 'ok' | 'bad' | 'warn' | 'run';

const shapes: Readonly<Record<Result, IconShape>> = { ok: iconCheckCircle, bad: iconXCircle, warn: iconAlert, run: iconClock };

/** One line for each thing between the agent and a call, and when it is tried again. */
export function checks({ t, now, duration, facts }: PhoneView, internet: boolean): TemplateResult {
  const line = (name: string, [result, text]: readonly [Result, string]): TemplateResult =>
    html`<li class="check ${result}">${icon(shapes[result])}<span>${name}</span><span class="xs quiet">${text}</span></li>`;
  const retryAt = facts.registration.retryAt ?? facts.connection.retryAt;
  const next = retryAt !== undefined && retryAt > now ? `${t.nextTryIn(duration(retryAt - now + 999))}.` : '';
  const hint = [next, facts.chatOnline ? t.chatGoesOn : ''].join(' ').trim();
  return html`<h3>${t.whatWeChecked}</h3>
    <ul part="checks">
      ${line(t.checks.internet, internet ? ['ok', t.checks.ok] : ['bad', t.connection.offline])}
      ${line(t.checks.audio, audioCheck(t, facts))} ${line(t.checks.server, serverCheck(t, facts))}
      ${line(t.checks.registration, registrationCheck(t, facts))}
    </ul>
    ${hint === '' ? nothing : html`<p class="xs quiet mt-auto">${hint}</p>`}`;
}

function audioCheck(t: PhoneTexts, { audio: { microphone, soundBlocked } }: PhoneFacts): readonly [Result, string] {
  if (microphone === 'denied') return ['bad', t.checks.blocked];
  if (microphone === 'missing') return ['bad', t.checks.missing];
  if (microphone === 'in-use') return ['warn', t.inUse];
  if (soundBlocked) return ['warn', t.checks.blocked];
  return microphone === 'granted' ? ['ok', t.checks.ok] : ['warn', t.checks.waiting];
}

function serverCheck(t: PhoneTexts, { connection: { status } }: PhoneFacts): readonly [Result, string] {
  if (status === 'online') return ['ok', t.checks.ok];
  return status === 'connecting' ? ['run', t.checks.waiting] : ['bad', t.checks.noAnswer];
}

function registrationCheck(t: PhoneTexts, { registration: { status, fault } }: PhoneFacts): readonly [Result, string] {
  if (status === 'registered') return ['ok', t.checks.ok];
  if (fault?.code === 'auth') return ['bad', t.passwordRejected];
  if (status === 'failed') return ['bad', t.checks.noAnswer];
  return status === 'stale' ? ['warn', t.checks.noAnswer] : ['run', t.checks.waiting];
}

/** Without a microphone there is nothing else to do here. */
export function microphoneTrouble({ t, facts: { audio }, session }: PhoneView, alone: boolean): TemplateResult {
  const missing = audio.microphone === 'missing';
  return html`${banner({
    tone: 'warning',
    icon: iconMicOff,
    title: missing ? t.microphoneMissing : t.microphoneBlocked,
    text: missing ? t.microphoneMissingHint : t.microphoneBlockedHint,
    action: { label: t.tryAgain, icon: iconRefresh, run: () => reported(session.connection.askForMicrophone()) },
  })}
  ${alone ? emptyState({ icon: iconHeadset, title: t.noAudioNoCalls, text: t.noAudioNoCallsHint }) : nothing}`;
}

/** What will be in the way of the next call although nothing is broken. */
export function audioNotices({ t, facts: { audio }, session }: PhoneView): TemplateResult | typeof nothing {
  const ask = (): void => reported(session.connection.askForMicrophone());
  if (audio.soundBlocked) {
    const run = (): void => reported(session.connection.enableSound());
    return banner({ tone: 'warning', icon: iconVolume, title: t.soundBlocked, text: t.soundBlockedHint, action: { label: t.enableSound, run } });
  }
  if (audio.microphone === 'in-use') {
    return banner({ tone: 'warning', icon: iconMicOff, title: t.microphoneInUse, text: t.microphoneInUseHint, action: { label: t.tryAgain, icon: iconRefresh, run: ask } });
  }
  if (audio.microphone === 'prompt') {
    return banner({ tone: 'info', icon: iconHeadset, title: t.microphonePrompt, text: t.microphonePromptHint, action: { label: t.allowMicrophone, run: ask } });
  }
  return nothing;
}
