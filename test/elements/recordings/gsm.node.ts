import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { decodeGsm, gsmRate, wavOf } from '../../../src/elements/recordings/gsm-file.js';

/** Made with libgsm 1.0.22: speech-like sound, and frames of random bits that reach the corners of the arithmetic. */
function fixture(name: string): { readonly gsm: Uint8Array; readonly pcm: Int16Array } {
  const read = (ending: string): Buffer => readFileSync(new URL(`fixtures/${name}.${ending}`, import.meta.url));
  const pcm = read('pcm');
  return { gsm: new Uint8Array(read('gsm')), pcm: Int16Array.from({ length: pcm.length / 2 }, (_, index) => pcm.readInt16LE(index * 2)) };
}

describe('recordings of GSM 06.10', () => {
  for (const name of ['voice', 'noise']) {
    it(`are decoded as the reference does, bit by bit: ${name}`, async () => {
      const { gsm, pcm } = fixture(name);
      expect(await decodeGsm(gsm)).to.deep.equal(pcm);
    });
  }

  it('begin at the first frame, and end with the last whole one', async () => {
    const { gsm, pcm } = fixture('voice');
    expect(await decodeGsm(new Uint8Array([0, 1, 2, ...gsm.subarray(0, 70)]))).to.deep.equal(pcm.subarray(0, 320));
  });

  it('are refused where there is no sound in them', async () => {
    for (const bytes of [[], [1, 2, 3], [...new TextEncoder().encode('<html>Not Found, and a page of more than one frame</html>')]]) {
      const error = await decodeGsm(new Uint8Array(bytes)).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(TypeError);
    }
  });

  it('stop being decoded when nobody wants them', async () => {
    const { gsm } = fixture('voice');
    const long = new Uint8Array(gsm.length * 600);
    for (let at = 0; at < long.length; at += gsm.length) long.set(gsm, at);
    const error = await decodeGsm(long, AbortSignal.abort(new Error('left'))).catch((thrown: unknown) => thrown);
    expect((error as Error).message).to.equal('left');
  });

  it('become a file of sound that says its length', () => {
    const wav = wavOf(new Int16Array([1, -2]), gsmRate);
    const view = new DataView(wav.buffer);
    expect(new TextDecoder().decode(wav.subarray(0, 4))).to.equal('RIFF');
    expect([view.getUint32(24, true), view.getUint32(40, true), view.getInt16(44, true), view.getInt16(46, true)]).to.deep.equal([8000, 4, 1, -2]);
  });
});
