import { html, type TemplateResult } from 'lit';
import { openRecording, recordingAddress, type Recording } from '../recordings/recording.js';
import { Fetched } from '../ui/asking.js';
import { icon } from '../ui/icons.js';
import { iconDownload, iconPlay } from '../ui/icons-more.js';
import { unreadView } from '../ui/problems.js';
import type { ContactTexts } from './contacts-row.js';
import type { PartDeps } from './part-api.js';

/** `address` stands for itself where the sound could not be opened: it may still be taken along. */
interface Opened {
  readonly address: string;
  readonly recording?: Recording;
}

/** The recording of a contact's call: fetched when it is wanted, a file to take along where it does not play. */
export class ContactRecording {
  readonly #deps: PartDeps;
  readonly #sound: Fetched<Opened>;
  #opening: AbortController | undefined;
  #hasFailed = false;

  constructor(deps: PartDeps) {
    this.#deps = deps;
    this.#sound = new Fetched(deps.change);
  }

  clear(): void {
    this.#opening?.abort();
    this.#sound.value?.recording?.release();
    this.#sound.clear();
    this.#hasFailed = false;
  }

  view(recordingId: string, t: ContactTexts): TemplateResult {
    const fetch = (): void => void this.#sound.load(() => this.#open(recordingId));
    const { value, fault, loading } = this.#sound;
    if (fault) return unreadView(t, fault, fetch);
    if (value === undefined) {
      return html`<button class="btn" part="listen-button" type="button" aria-busy=${loading} @click=${fetch}>${icon(iconPlay)}${t.listen}</button>`;
    }
    if (!value.recording || this.#hasFailed) {
      return html`<p class="s quiet" role="status">${t.soundFailed}</p>
        <a class="btn" part="download-link" href=${value.recording?.download ?? value.address} download target="_blank" rel="noopener noreferrer">${icon(iconDownload)}${t.openSound}</a>`;
    }
    const failed = (): void => {
      this.#hasFailed = true;
      this.#deps.change();
    };
    return html`<audio class="c-audio" part="player" controls autoplay src=${value.recording.src} aria-label=${t.listen} @error=${failed}></audio>`;
  }

  async #open(recordingId: string): Promise<Opened> {
    const opening = new AbortController();
    this.#opening = opening;
    const address = recordingAddress(await this.#deps.session.dialer.recording(recordingId));
    const recording = await openRecording(address, opening.signal).catch(() => undefined);
    // Nobody waits for it any more.
    if (opening.signal.aborted) recording?.release();
    return { address, ...(recording ? { recording } : {}) };
  }
}
