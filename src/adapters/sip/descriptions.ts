import type { BodyAndContentType, Session } from 'sip.js';
import { SessionDescriptionHandler } from 'sip.js/lib/platform/web/session-description-handler/session-description-handler.js';
import type { Clock } from '../../net/io.js';
import type { SipLimits } from './options.js';

export interface DescriptionsOptions {
  readonly clock: Clock;
  readonly limits: SipLimits;
  readonly iceServers: readonly RTCIceServer[];
  /** The microphone, as a stream of this call's own. */
  readonly openMicrophone: () => Promise<MediaStream>;
}

type Base = ConstructorParameters<typeof SessionDescriptionHandler>;

/**
 * Offers and answers of one call. Adds to the library's handler what it lacks: rollback of a refused offer (without it the
 * call can never be held or resumed again), early media that survives forking, and an end to gathering that does not wait
 * for a server that never answers.
 */
export class Descriptions extends SessionDescriptionHandler {
  readonly #options: DescriptionsOptions;
  #early: { readonly sdp: string; readonly applied: Promise<void> } | undefined;
  #switched = false;
  #offer: 'none' | 'preparing' | 'overtaken' = 'none';
  #cancelGathering: (() => void) | undefined;

  constructor(logger: Base[0], options: DescriptionsOptions) {
    super(logger, () => options.openMicrophone(), {
      iceGatheringTimeout: patienceOf(options),
      // Bundle policy stays the default: media relays answer without BUNDLE, which "max-bundle" takes for an error.
      peerConnectionConfiguration: { iceServers: [...options.iceServers] },
    });
    this.#options = options;
    this.peerConnection?.addEventListener('icecandidate', event => this.#gathered(event.candidate));
  }

  /** An answer that may still be replaced: the far end plays something before it picks up (183, RFC 3960). True when it was taken. */
  async applyEarly(sdp: string): Promise<boolean> {
    if (this.#early || this.peerConnection?.signalingState !== 'have-local-offer') return false;
    this.#early = { sdp, applied: this.peerConnection.setRemoteDescription({ type: 'pranswer', sdp }) };
    await this.#early.applied;
    return true;
  }

  override async getDescription(...args: Parameters<SessionDescriptionHandler['getDescription']>): Promise<BodyAndContentType> {
    const isOffer = this.peerConnection?.signalingState === 'stable';
    const description = await super.getDescription(...args);
    if (isOffer && this.#offer === 'overtaken') throw new Error('signaling state: overtaken by an offer of the other side');
    return description;
  }

  override async setDescription(...args: Parameters<SessionDescriptionHandler['setDescription']>): Promise<void> {
    // Our offer is not on its way yet, so this is theirs, which the library would take for an answer to ours. The
    // browser takes ours back by itself.
    if (this.#offer !== 'none') {
      this.#offer = 'overtaken';
      return this.peerConnection?.setRemoteDescription({ type: 'offer', sdp: args[0] });
    }
    const early = this.#early;
    if (!early) return super.setDescription(...args);
    this.#early = undefined;
    await early.applied.catch(() => {});
    this.#switched = usernameOf(early.sdp) !== usernameOf(args[0]);
    await this.peerConnection?.setRemoteDescription({ type: 'answer', sdp: args[0] });
  }

  /** Somebody else picked up than was heard before: the browser finds the way to them only by an ICE restart. */
  get switched(): boolean {
    return this.#switched;
  }

  /** Runs what makes and sends an offer of ours in a running call. */
  async offering(send: () => Promise<unknown>): Promise<void> {
    this.#offer = 'preparing';
    try {
      await send();
    } catch (error) {
      if (this.#offer === 'preparing') await this.#withdraw().catch(() => {});
      throw error;
    } finally {
      this.#offer = 'none';
    }
  }

  /** The library calls it when an offer was refused, ours or theirs. */
  async rollbackDescription(): Promise<void> {
    const { peerConnection } = this;
    if (peerConnection?.signalingState === 'have-remote-offer') await peerConnection.setRemoteDescription({ type: 'rollback' });
    else await this.#withdraw();
  }

  override close(): void {
    this.#cancelGathering?.();
    super.close();
  }

  get audioSender(): RTCRtpSender | undefined {
    return this.peerConnection?.getSenders().find(sender => sender.track?.kind === 'audio');
  }

  /** Takes back an offer of ours. */
  async #withdraw(): Promise<void> {
    const { peerConnection } = this;
    if (peerConnection?.signalingState === 'have-local-offer') await peerConnection.setLocalDescription({ type: 'rollback' });
  }

  /** Where servers are configured only what they say is useful; without any, our own addresses have to do. */
  #gathered(candidate: RTCIceCandidate | null): void {
    const { clock, limits, iceServers } = this.#options;
    const useful = candidate && (iceServers.length === 0 || candidate.type === 'srflx' || candidate.type === 'relay');
    if (!useful || this.#cancelGathering) return;
    this.#cancelGathering = clock.after(limits.gatherMore, () => {
      this.#cancelGathering = undefined;
      this.iceGatheringComplete();
    });
  }
}

export function describe(session: Session, options: DescriptionsOptions): Descriptions {
  return new Descriptions(session.userAgent.getLogger('sip.Descriptions'), options);
}

/** Without a relay some calls have no media at all, so it is worth a wait. */
function patienceOf({ limits, iceServers }: DescriptionsOptions): number {
  const hasRelay = iceServers.some(({ urls }) => [urls].flat().some(url => /^turns?:/i.test(url)));
  return hasRelay ? limits.gather : Math.min(limits.gather, limits.gatherStun);
}

/** Of ICE (RFC 8839 part 5.4), different for each peer connection. */
function usernameOf(sdp: string): string | undefined {
  return /^a=ice-ufrag:(.*)$/m.exec(sdp)?.[1]?.trim();
}
