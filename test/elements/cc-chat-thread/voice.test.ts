import { expect, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-chat-thread/define.js';
import { oggOpus } from '../../../src/elements/cc-chat-thread/voice-ogg.js';
import { readOpusTrack } from '../../../src/elements/cc-chat-thread/voice-webm.js';
import { attached, composerThread, named, part, patient, shown } from './composer-kit.js';
import { oggPages } from './voice-pages.js';
import { field, textOf } from './thread.js';

const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);

/** The streams that were opened since. */
function watchMicrophone(): readonly MediaStream[] {
  const streams: MediaStream[] = [];
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await ask(constraints);
    streams.push(stream);
    return stream;
  };
  return streams;
}

const isOpen = (streams: readonly MediaStream[]): boolean => streams.some((stream) => stream.getTracks().some(({ readyState }) => readyState === 'live'));

describe('cc-chat-thread, voice messages', () => {
  afterEach(() => {
    navigator.mediaDevices.getUserMedia = ask;
  });

  it('records, pauses, plays, goes on and sends what a messenger shows as a voice message', async () => {
    const streams = watchMicrophone();
    const { el, session, backend } = await composerThread();
    session.messages.setDraft('1', { text: '', replyTo: '10' });
    (await shown(el, 'voice-button')).click();
    const bar = await shown(el, 'recorder');
    await waitUntil(() => named(el, 'Send voice message')?.matches(':focus'));
    await waitUntil(() => bar.querySelector('.num')?.textContent === '0:01', 'no time', patient);
    await expect(el).to.be.accessible();
    named(el, 'Pause')?.click();
    await waitUntil(() => named(el, 'Go on recording'));
    named(el, 'Listen to the recording')?.click();
    await waitUntil(() => named(el, 'Stop listening'), 'never played', patient);
    await waitUntil(() => named(el, 'Listen to the recording'), 'never ended', patient);
    expect(isOpen(streams)).to.equal(true);
    await expect(el).to.be.accessible();
    named(el, 'Go on recording')?.click();
    await waitUntil(() => named(el, 'Pause'));
    named(el, 'Send voice message')?.click();
    await waitUntil(() => attached(backend).length === 1, 'not sent', patient);
    expect(isOpen(streams)).to.equal(false);
    await waitUntil(() => field(el)?.matches(':focus'), 'no text field', patient);
    const [sent] = attached(backend);
    expect(sent).to.include({ voice: true, text: '', replyTo: '10' });
    expect(sent?.name).to.match(/^voice-\d{8}-\d{6}\.ogg$/u);
    const bytes = new Uint8Array((await sent?.content.arrayBuffer()) ?? new ArrayBuffer(0));
    const pages = oggPages(bytes);
    expect(new TextDecoder().decode(pages[0]?.content.subarray(0, 8))).to.equal('OpusHead');
    expect(new TextDecoder().decode(pages[1]?.content.subarray(0, 8))).to.equal('OpusTags');
    expect(pages.at(-1)?.flags).to.equal(4);
    const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes.slice().buffer);
    expect(sound.duration).to.be.greaterThan(0.5);
    expect(session.messages.draft('1')).to.deep.equal({ text: '' });
  });

  it('gives the microphone back and forgets what is discarded', async () => {
    const streams = watchMicrophone();
    const { el, session, backend } = await composerThread();
    session.messages.setDraft('1', { text: 'half a line' });
    await waitUntil(() => part(el, 'voice-button') === null);
    session.messages.setDraft('1', { text: '' });
    (await shown(el, 'voice-button')).click();
    await shown(el, 'recorder');
    named(el, 'Discard recording')?.click();
    await waitUntil(() => field(el)?.matches(':focus'));
    await waitUntil(() => !isOpen(streams));
    expect(attached(backend)).to.deep.equal([]);
  });

  it('keeps a recording for its conversation, without the microphone', async () => {
    const streams = watchMicrophone();
    const { el } = await composerThread();
    (await shown(el, 'voice-button')).click();
    await shown(el, 'recorder');
    await el.openConversation('2');
    await waitUntil(() => textOf(el).includes('Rui Lima') && part(el, 'recorder') === null);
    await waitUntil(() => !isOpen(streams));
    await el.openConversation('1');
    await shown(el, 'recorder');
    await waitUntil(() => named(el, 'Listen to the recording'));
    expect(named(el, 'Go on recording') === null).to.equal(true);
    named(el, 'Discard recording')?.click();
    await waitUntil(() => field(el));
  });

  it('lets go of the microphone when it is taken off the page', async () => {
    const streams = watchMicrophone();
    const { el } = await composerThread();
    (await shown(el, 'voice-button')).click();
    await shown(el, 'recorder');
    el.remove();
    await waitUntil(() => !isOpen(streams));
  });

  it('says what to do when the microphone is refused or missing', async () => {
    const { el } = await composerThread();
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    (await shown(el, 'voice-button')).click();
    expect((await shown(el, 'composer-notice')).textContent).to.contain('did not allow the microphone').and.to.contain('Click the lock');
    await expect(el).to.be.accessible();
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotFoundError'));
    await waitUntil(() => part(el, 'voice-button')?.matches(':enabled'));
    part(el, 'voice-button')?.click();
    await waitUntil(() => part(el, 'composer-notice')?.textContent.includes('The microphone did not answer'));
    expect(field(el) === null).to.equal(false);
  });
});

describe('voice messages as files', () => {
  const head = new Uint8Array(19).fill(1);

  it('fills pages of a second at most, each with its sum and its place', async () => {
    // 20 ms each (CELT, one frame), one of them longer than a segment.
    const packets = Array.from({ length: 120 }, (_, index) => new Uint8Array(index === 60 ? 600 : 40).fill(0xf8));
    const pages = oggPages(new Uint8Array(await oggOpus({ head, packets }).arrayBuffer()));
    expect(pages.map(({ position }) => position)).to.deep.equal([0, 0, 48_000, 96_000, 115_200]);
    expect(pages.map(({ flags }) => flags)).to.deep.equal([2, 0, 0, 0, 4]);
    expect(pages.every(({ isSound }) => isSound)).to.equal(true);
    expect(pages.slice(2).reduce((sum, { content }) => sum + content.length, 0)).to.equal(119 * 40 + 600);
  });

  it('reads as far as a recording that goes on has come, and refuses what is none', () => {
    const webm = [0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    const tracks = [0x16, 0x54, 0xae, 0x6b, 0x98, 0xae, 0x96, 0x63, 0xa2, 0x93, ...head];
    const cluster = [0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xe7, 0x81, 0, 0xa3, 0x86, 0x81, 0, 0, 0x80, 7, 8, 0xa3, 0x90, 0x81];
    const track = readOpusTrack(new Uint8Array([...webm, ...tracks, ...cluster]));
    expect([...track.head]).to.deep.equal([...head]);
    expect(track.packets.map((packet) => [...packet])).to.deep.equal([[7, 8]]);
    expect(() => readOpusTrack(new Uint8Array([1, 2, 3, 4]))).to.throw().with.property('code', 'media');
    expect(() => readOpusTrack(new Uint8Array(0))).to.throw().with.property('code', 'media');
    expect(() => oggOpus({ head, packets: [] })).to.throw().with.property('code', 'media');
  });
});
