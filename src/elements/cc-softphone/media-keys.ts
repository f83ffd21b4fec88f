import type { Call } from '../../domain/call.js';
import { caller } from './caller.js';
import { isRingingIn } from './phone-facts.js';
import type { PhoneView } from './phone-view.js';

type Action = 'hangup' | 'togglemicrophone' | 'play' | 'pause';

const actions: readonly Action[] = ['hangup', 'togglemicrophone', 'play', 'pause'];

/** Not all browsers know all of it. */
interface CallSession extends Omit<MediaSession, 'setMicrophoneActive' | 'setActionHandler'> {
  /** In some browsers a promise. */
  setMicrophoneActive?(active: boolean): unknown;
  setActionHandler(action: Action, handler: (() => void) | null): void;
}

/** Of several telephones in a page one has the keys. */
let holder: object | undefined;

/**
 * The keys of keyboards, headsets and lock screens for media: hang up, mute, answer or resume (play), hold (pause). Only
 * while a call is on; what the page had set before is not known, so it is not put back.
 */
export class MediaKeys {
  readonly #key = {};
  #view: PhoneView | undefined;
  #offered = '';
  #named = '';

  /** `undefined` once there is nothing to steer, or another tab has the sound. */
  follow(view: PhoneView | undefined): void {
    const media = session();
    const call = view && callOf(view);
    if (!media) return;
    if (!view || !call) return this.clear();
    if (holder !== undefined && holder !== this.#key) return;
    holder = this.#key;
    this.#view = view;
    this.#offer(media, offersOf(call));
    this.#describe(media, view, call);
  }

  clear(): void {
    if (holder !== this.#key) return;
    holder = undefined;
    this.#view = undefined;
    const media = session();
    if (!media) return;
    this.#offer(media, []);
    this.#named = '';
    media.metadata = null;
    media.playbackState = 'none';
  }

  #offer(media: CallSession, offered: readonly Action[]): void {
    const names = offered.join(' ');
    if (names === this.#offered) return;
    this.#offered = names;
    for (const action of actions) {
      try {
        media.setActionHandler(action, offered.includes(action) ? () => this.#act(action) : null);
      } catch {
        // This browser does not know it.
      }
    }
  }

  #describe(media: CallSession, view: PhoneView, call: Call): void {
    const title = caller(view.t, call.remote);
    const named = `${title} ${view.t.title}`;
    media.playbackState = call.state === 'active' && !call.hold.local ? 'playing' : 'paused';
    Promise.resolve(media.setMicrophoneActive?.(call.state === 'active' && !call.muted)).catch(() => undefined);
    if (named === this.#named) return;
    this.#named = named;
    media.metadata = new MediaMetadata({ title, artist: view.t.title });
  }

  #act(action: Action): void {
    const view = this.#view;
    const call = view && callOf(view);
    if (!call || !offersOf(call).includes(action)) return;
    const { acts } = view;
    if (action === 'hangup') (isRingingIn(call) ? acts.reject : acts.hangUp)(call.id);
    else if (action === 'togglemicrophone') acts.setMuted(call.id, !call.muted);
    else if (action === 'pause') acts.hold(call.id);
    else (isRingingIn(call) ? acts.answer : acts.resume)(call.id);
  }
}

function session(): CallSession | undefined {
  return 'mediaSession' in navigator ? (navigator.mediaSession as CallSession) : undefined;
}

/** The one that runs, else the one that rings. */
function callOf({ facts: { live, current } }: PhoneView): Call | undefined {
  return current && !isRingingIn(current) ? current : live.find(isRingingIn);
}

function offersOf(call: Call): readonly Action[] {
  const { can, hold, muted } = call;
  const offers: readonly (readonly [Action, boolean])[] = isRingingIn(call)
    ? [['hangup', can.has('reject')], ['play', can.has('answer')]]
    : [
        ['hangup', can.has('hangup')],
        ['togglemicrophone', can.has(muted ? 'unmute' : 'mute')],
        ['play', hold.local && can.has('resume')],
        ['pause', !hold.local && can.has('hold')],
      ];
  return offers.filter(([, isOffered]) => isOffered).map(([action]) => action);
}
