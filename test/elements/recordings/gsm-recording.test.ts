import { expect } from '@open-wc/testing';
import { openRecording, recordingAddress } from '../../../src/elements/recordings/recording.js';

const voice = new URL('fixtures/voice.gsm', import.meta.url).href;
const never = new AbortController().signal;

describe('recordings', () => {
  it('of GSM become sound that the browser plays to its end', async () => {
    const recording = await openRecording(voice, never);
    expect(recording.src).to.match(/^blob:/);
    const audio = new Audio(recording.src);
    await new Promise((resolve, reject) => {
      audio.onloadedmetadata = resolve;
      audio.onerror = () => reject(new Error('does not play'));
    });
    expect(audio.duration).to.equal(0.8);
    recording.release();
    const gone = await fetch(recording.src).catch((error: unknown) => error);
    expect(gone).to.be.instanceOf(TypeError);
  });

  it('of other kinds stay where they are', async () => {
    const address = recordingAddress('/recordings/1.wav?x=.gsm');
    expect(await openRecording(address, never)).to.include({ src: address, download: address });
  });

  it('that are not there, no sound, or nobody’s wish any more are refused', async () => {
    const page = URL.createObjectURL(new Blob(['<html>']));
    for (const [address, signal] of [[new URL('fixtures/nothing.gsm', import.meta.url).href, never], [voice, AbortSignal.abort()]] as const) {
      const error = await openRecording(address, signal).catch((thrown: unknown) => thrown);
      expect((error as Error).name).to.be.oneOf(['TypeError', 'AbortError']);
    }
    expect(await openRecording(page, never)).to.include({ src: page });
    expect(() => recordingAddress('javascript:alert(1)')).to.throw(TypeError);
  });
});
