import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ComposerMessages } from '../../i18n/composer.js';
import { icon, iconSend, type IconShape } from '../ui/icons.js';
import { iconMic, iconPause, iconPlay, iconRecord, iconTrash } from '../ui/icons-more.js';
import type { VoiceNote } from './voice-note.js';
import { waveBars } from './voice-wave.js';

export interface VoiceViewData {
  readonly t: ComposerMessages;
  readonly note: VoiceNote;
  duration(length: number): string;
  readonly discard: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly listen: () => void;
  readonly send: () => void;
}

/** In place of the text field while something is recorded. */
export function voiceView(data: VoiceViewData): TemplateResult {
  const { t, note } = data;
  const { state } = note.recorder;
  const isRecording = state === 'recording';
  return html`<div class="recbar line" part="recorder" role="group" aria-label=${t.voiceMessage} aria-busy=${note.isSending}>
    ${button(t.discardRecording, iconTrash, data.discard, note.isSending)}
    ${isRecording ? undefined : button(note.playback.isPlaying ? t.stopListening : t.listen, note.playback.isPlaying ? iconPause : iconPlay, data.listen, note.isSending)}
    <span class="status${isRecording ? ' danger' : ''}">${icon(isRecording ? iconRecord : iconMic)}<span class="sr">${t.recordingStates[state]}</span><span class="num rectime"></span></span>
    <span class="grow"><svg class="wave" viewBox="0 0 148 24" preserveAspectRatio="none" aria-hidden="true" ${ref((wave) => follow(data, wave))}>${waveBars()}</svg></span>
    ${isRecording ? button(t.pauseRecording, iconPause, data.pause, false) : undefined}
    ${state === 'paused' ? button(t.resumeRecording, iconMic, data.resume, note.isSending) : undefined}
    <button class="ib primary" part="send-button" type="button" title=${t.sendVoice} aria-label=${t.sendVoice} ?disabled=${note.isSending} @click=${data.send}>${icon(iconSend, 'l')}</button>
  </div>`;
}

function button(label: string, shape: IconShape, act: () => void, disabled: boolean): TemplateResult {
  return html`<button class="ib" type="button" title=${label} aria-label=${label} ?disabled=${disabled} @click=${act}>${icon(shape, 'l')}</button>`;
}

function follow({ note, duration }: VoiceViewData, wave: Element | undefined): void {
  const time = wave?.closest('.recbar')?.querySelector('.rectime');
  note.show(wave && time ? { wave, time, duration } : undefined);
}
