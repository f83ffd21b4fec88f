import { failed, type Outcome, passed, skipped, warned } from './preflight-outcome.js';

export function browser(): Outcome {
  const figures = { secure: isSecureContext, webrtc: 'RTCPeerConnection' in globalThis, capture: typeof navigator.mediaDevices?.getUserMedia === 'function' };
  // Capture is hidden from insecure contexts, so that they come first.
  if (!figures.secure) return failed('no-secure-context', figures);
  return figures.webrtc && figures.capture ? passed(figures) : failed('no-webrtc', figures);
}

interface Policy {
  allowsFeature(feature: string): boolean;
}

/** What the page that embeds us lets us do (W3C Permissions Policy). */
export function framePolicy(): Outcome {
  const { permissionsPolicy, featurePolicy } = document as Document & { permissionsPolicy?: Policy; featurePolicy?: Policy };
  const policy = permissionsPolicy ?? featurePolicy;
  const framed = window.top !== window;
  if (!policy) return skipped();
  const figures = { framed, microphone: policy.allowsFeature('microphone'), autoplay: policy.allowsFeature('autoplay') };
  if (!figures.microphone) return failed('microphone-not-allowed-in-frame', figures);
  return figures.autoplay ? passed(figures) : warned('sound-blocked', figures);
}

/** Opus, and what every exchange speaks (RFC 7874 part 3). */
export function codec(): Outcome {
  const capabilities = 'RTCRtpReceiver' in globalThis ? RTCRtpReceiver.getCapabilities('audio') : null;
  const known = new Set(capabilities?.codecs.map(({ mimeType }) => mimeType.toLowerCase()));
  const figures = { opus: known.has('audio/opus'), pcmu: known.has('audio/pcmu'), pcma: known.has('audio/pcma') };
  if (figures.opus) return passed(figures);
  return figures.pcmu || figures.pcma ? warned('no-opus', figures) : failed('no-common-codec', figures);
}
