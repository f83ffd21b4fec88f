/** One at a time, in the whole page. */
let playing: HTMLAudioElement | undefined;

export function pauseSound(): void {
  playing?.pause();
}

/** After each change of a sound: the one that begins stops the one before. Returns whether it has just begun. */
export function tookOver(audio: HTMLAudioElement): boolean {
  const isPlaying = !audio.paused && !audio.ended;
  if (isPlaying === (playing === audio)) return false;
  if (isPlaying) playing?.pause();
  playing = isPlaying ? audio : undefined;
  return isPlaying;
}

/** Sounds of one thread. What plays goes on playing while its message is out of sight. */
export class Sounds {
  /** Where sounds go whose rows have no elements; it has to be in the document. */
  readonly element = document.createElement('div');
  readonly #away = new Map<string, HTMLAudioElement>();
  readonly #changed: () => void;

  constructor(whenChanged: () => void) {
    this.element.hidden = true;
    this.#changed = whenChanged;
  }

  /** Plays, and nobody sees where. */
  get away(): HTMLAudioElement | undefined {
    return [...this.#away.values()].find((audio) => !audio.paused);
  }

  take(url: string, create: () => HTMLAudioElement): HTMLAudioElement {
    const known = this.#away.get(url);
    this.#away.delete(url);
    if (known) this.#changed();
    return known ?? create();
  }

  /** Its row is taken off the page: browsers pause what leaves the document, so it moves instead. */
  keep(url: string, audio: HTMLAudioElement): void {
    if (audio.paused || audio.ended) return;
    this.#away.set(url, audio);
    this.element.append(audio);
    const drop = (): void => {
      if (this.#away.get(url) !== audio) return;
      this.#away.delete(url);
      audio.remove();
      this.#changed();
    };
    audio.addEventListener('pause', drop, { once: true });
    this.#changed();
  }

  stop(): void {
    for (const audio of this.#away.values()) audio.pause();
    if (playing && this.element.getRootNode() === playing.getRootNode()) playing.pause();
  }
}
