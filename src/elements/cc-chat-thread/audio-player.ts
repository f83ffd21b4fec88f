import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { icon } from '../ui/icons.js';
import { iconPause, iconPlay } from '../ui/icons-more.js';
import type { MessageContext } from './log-types.js';
import { tookOver, type Sounds } from './sounds.js';

export interface AudioData {
  readonly context: MessageContext;
  readonly name: string;
  readonly url: string;
  readonly failed: (event: Event) => void;
  readonly notice: TemplateResult;
}

const speeds = [1, 1.5, 2] as const;
/** Seconds of an arrow key. */
const step = 5;

/** For all sounds of the page: who likes it faster likes the next one so, too. */
let speed: number = speeds[0];
/** The player's parts tell each other by the sound's own events, so that a playing sound renders nothing. */
export function audioView({ context, name, url, failed, notice }: AudioData): TemplateResult {
  const { t, media, extras } = context;
  return html`<div class="audio" title=${name}>
    <button class="ib on play" type="button" aria-label=${media?.playAudio ?? t.attachments.audio} aria-pressed="false" @click=${togglePlay}>
      ${icon(iconPlay, undefined, 'when-paused')}${icon(iconPause, undefined, 'when-playing')}
    </button>
    <input class="seek" type="range" min="0" max="1" step="any" value="0" aria-label=${t.audioPosition} @input=${seek} @keydown=${seekByKey} />
    <span class="xs num quiet time"></span>
    <button class="btn sm speed" type="button" title=${media?.speed ?? nothing} @click=${nextSpeed}>
      <span class="sr">${media?.speed}</span> <span class="num rate"></span>
    </button>
    ${extras ? sound(url, extras.sounds, failed) : nothing}${notice}
  </div>`;
}

interface Parts {
  readonly player: HTMLElement | null;
  readonly sound: HTMLAudioElement | null | undefined;
}

function partsOf(event: Event): Parts {
  const player = (event.currentTarget as HTMLElement).closest<HTMLElement>('.audio');
  return { player, sound: player?.querySelector('audio') };
}

function togglePlay(event: Event): void {
  const { sound: audio } = partsOf(event);
  if (!audio) return;
  if (audio.paused) audio.play().catch(() => audio.dispatchEvent(new Event('error')));
  else audio.pause();
}

function seek(event: Event): void {
  const { sound: audio } = partsOf(event);
  if (audio && Number.isFinite(audio.duration)) audio.currentTime = Number((event.currentTarget as HTMLInputElement).value) * audio.duration;
}

function seekByKey(event: KeyboardEvent): void {
  const { sound: audio } = partsOf(event);
  const forwards = event.key === 'ArrowRight' || event.key === 'ArrowUp';
  if (!audio || !Number.isFinite(audio.duration) || (!forwards && event.key !== 'ArrowLeft' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  audio.currentTime = Math.min(audio.duration, Math.max(0, audio.currentTime + (forwards ? step : -step)));
}

function nextSpeed(event: Event): void {
  const { player, sound: audio } = partsOf(event);
  speed = speeds[(speeds.findIndex((each) => each === speed) + 1) % speeds.length] ?? 1;
  if (audio) audio.playbackRate = speed;
  if (player && audio) show(player, audio);
}

/** `0:14 / 0:38`, the slider, the buttons: as the sound stands. */
function show(player: HTMLElement, audio: HTMLAudioElement): void {
  const total = Number.isFinite(audio.duration) ? audio.duration : 0;
  const part = total > 0 ? audio.currentTime / total : 0;
  const ends = [clock(audio.currentTime), total > 0 ? clock(total) : '–:––'];
  const slider = player.querySelector<HTMLInputElement>('.seek');
  if (slider) {
    slider.value = String(part);
    slider.ariaValueText = ends.join(' / ');
    slider.style.setProperty('--_played', `${part * 100}%`);
  }
  setText(player, '.time', ends.join(' / '));
  setText(player, '.rate', `${new Intl.NumberFormat(languageOf(player)).format(speed)}×`);
  player.querySelector('.play')?.setAttribute('aria-pressed', String(!audio.paused && !audio.ended));
}

function setText(player: HTMLElement, selector: string, text: string): void {
  const element = player.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}

function languageOf(player: HTMLElement): string | undefined {
  const { host } = player.getRootNode() as ShadowRoot;
  return host?.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang || undefined;
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function changed(event: Event): void {
  const audio = event.currentTarget as HTMLAudioElement;
  if (tookOver(audio)) audio.playbackRate = speed;
  const player = audio.closest<HTMLElement>('.audio');
  if (player) show(player, audio);
}

function createSound(url: string, failed: (event: Event) => void): HTMLAudioElement {
  const audio = document.createElement('audio');
  audio.preload = 'metadata';
  audio.setAttribute('src', url);
  for (const name of ['timeupdate', 'loadedmetadata', 'durationchange', 'seeked', 'play', 'pause', 'ended']) audio.addEventListener(name, changed);
  audio.addEventListener('error', failed);
  return audio;
}

/** The element of a sound: the one that plays already, or a new one. */
class SoundDirective extends AsyncDirective {
  #url = '';
  #sounds: Sounds | undefined;
  #audio: HTMLAudioElement | undefined;
  #failed: (event: Event) => void = () => undefined;

  override render(url: string, sounds: Sounds, failed: (event: Event) => void): HTMLAudioElement {
    if (this.#audio && url === this.#url) return this.#audio;
    this.#audio?.pause();
    this.#url = url;
    this.#sounds = sounds;
    this.#failed = failed;
    const audio = (this.#audio = sounds.take(url, () => createSound(url, failed)));
    // Its place in the player comes with the next microtask.
    queueMicrotask(() => {
      const player = audio.closest<HTMLElement>('.audio');
      if (player) show(player, audio);
    });
    return audio;
  }

  protected override disconnected(): void {
    if (this.#audio) this.#sounds?.keep(this.#url, this.#audio);
  }

  protected override reconnected(): void {
    if (!this.#sounds) return;
    // Lit takes the same element for unmoved, and it was moved.
    this.setValue(nothing);
    this.#audio = this.#sounds.take(this.#url, () => createSound(this.#url, this.#failed));
    this.setValue(this.#audio);
  }
}

const sound = directive(SoundDirective);
