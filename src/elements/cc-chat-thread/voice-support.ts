/** Best first: what messengers take as a voice message, what can be turned into it, and what is at least sound. */
const formats = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'] as const;

/** What this browser records; undefined where it records nothing that can be sent, or not on this page. */
export function recordingFormat(): string | undefined {
  if (typeof MediaRecorder === 'undefined' || !('mediaDevices' in navigator)) return undefined;
  return formats.find((format) => MediaRecorder.isTypeSupported(format));
}

export function canRecord(): boolean {
  return recordingFormat() !== undefined;
}
