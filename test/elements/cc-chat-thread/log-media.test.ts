import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Message } from '../../../src/domain/message.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import { bubbles, shownText, sized } from './thread.js';
import { address, byText, focused, log, message, openLog, part, patient, press, texts } from './log-thread.js';

const picture = (id: string, change: Partial<Message> = {}): Message =>
  message(id, { attachment: { kind: 'image', url: address(`late.svg?${id}-${Math.random()}`), name: `box-${id}.svg` }, ...change });

const voice = (id: string): Message => message(id, { body: { kind: 'text', text: '' }, attachment: { kind: 'audio', url: address(`tone.wav?${id}`), name: `voice-${id}.wav` } });

const lightbox = (el: CcChatThread): HTMLDialogElement | null => part(el, 'lightbox') as HTMLDialogElement | null;

async function openPicture(el: CcChatThread, name: string): Promise<HTMLElement> {
  await waitUntil(() => el.renderRoot.querySelector(`.msg img[alt="${name}"]`), 'no picture', patient);
  const link = el.renderRoot.querySelector<HTMLElement>(`.pic:has(img[alt="${name}"])`) as HTMLElement;
  link.focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => lightbox(el)?.matches(':modal'), 'not opened', patient);
  return link;
}

const shownName = (el: CcChatThread): string | undefined => lightbox(el)?.querySelector('img')?.alt;

describe('pictures of a conversation', () => {
  it('are seen in large one after the other, and the focus goes back', async () => {
    const { el } = await openLog([picture('1'), message('2'), picture('3', { body: { kind: 'text', text: 'a caption <b>' } }), picture('4', { deleted: true })]);
    sized(el, 400, 1400);
    const link = await openPicture(el, 'box-3.svg');
    expect(shownName(el)).to.equal('box-3.svg');
    expect(lightbox(el)?.textContent).to.contain('2 of 2').and.to.contain('a caption <b>');
    await expect(el).to.be.accessible();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => shownName(el) === 'box-1.svg', 'not round', patient);
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => shownName(el) === 'box-3.svg', 'not back', patient);
    await sendKeys({ press: '+' });
    await waitUntil(() => lightbox(el)?.querySelector('.zoom-2'), 'not larger', patient);
    await sendKeys({ press: '0' });
    await waitUntil(() => lightbox(el)?.querySelector('.zoom-1'), 'not whole', patient);
    const download = byText(lightbox(el) as HTMLElement, 'a[download]', '');
    expect(download?.getAttribute('download')).to.equal('box-3.svg');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => lightbox(el) === null, 'not closed', patient);
    expect(focused(el)).to.equal(link);
  });

  it('leave the focus at the message that was seen last', async () => {
    const { el } = await openLog([picture('1'), ...texts(2, 60), picture('70')]);
    await openPicture(el, 'box-70.svg');
    await press(lightbox(el) as HTMLElement, 'button[aria-label="Previous picture"]');
    await waitUntil(() => shownName(el) === 'box-1.svg', 'not the other', patient);
    await press(lightbox(el) as HTMLElement, 'button[aria-label="Close picture"]');
    await waitUntil(() => focused(el)?.querySelector('img[alt="box-1.svg"]'), 'focus lost', patient);
  });

  it('go with the conversation', async () => {
    const { el, session } = await openLog([picture('1')]);
    await openPicture(el, 'box-1.svg');
    session.conversations.close();
    await waitUntil(() => lightbox(el) === null, 'still there', patient);
    await el.openConversation('1');
    await openPicture(el, 'box-1.svg');
    const parent = el.parentElement as HTMLElement;
    el.remove();
    parent.append(el);
    await waitUntil(() => bubbles(el).length === 1 && lightbox(el)?.open !== true, 'still there', patient);
  });

  it('that fail can be asked for again, or opened elsewhere', async () => {
    const url = address('none.png');
    const { el } = await openLog([message('1', { attachment: { kind: 'image', url, name: 'x\u202Egnp.exe' } })]);
    await waitUntil(() => el.renderRoot.querySelector('figure.failed'), 'not failed', patient);
    const notice = el.renderRoot.querySelector('.broken') as HTMLElement;
    expect(notice.textContent).to.contain('xgnp.exe');
    expect(notice.querySelector('a')?.href).to.equal(url);
    await expect(el).to.be.accessible();
    await press(notice, 'button');
    expect(el.renderRoot.querySelector('figure.failed')).to.equal(null);
    await waitUntil(() => el.renderRoot.querySelector('figure.failed'), 'not asked for again', patient);
  });

  it('do not move what is read, also when older ones come before it', async () => {
    const { el, session } = await openLog([...Array.from({ length: 12 }, (_, index) => picture(String(index + 1))), ...texts(13, 60)], { pageSize: 66 });
    const scroller = log(el);
    // The first that is whole in view is what is read.
    const read = (): HTMLElement | undefined => bubbles(el).find((each) => each.getBoundingClientRect().top >= scroller.getBoundingClientRect().top);
    await waitUntil(() => {
      if (read()?.querySelector('img') === null) scroller.scrollTop -= 200;
      return read()?.querySelector('img');
    }, 'not reached', patient);
    const place = read() as HTMLElement;
    const before = place.getBoundingClientRect().top;
    let worst = 0;
    const older = session.messages.loadOlder('1');
    const loaded = (): boolean => [...el.renderRoot.querySelectorAll<HTMLImageElement>('.msg img')].every((image) => image.classList.contains('loaded'));
    await waitUntil(async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      worst = Math.max(worst, Math.abs(place.getBoundingClientRect().top - before));
      return loaded() && session.messages.of('1').get().value.complete;
    }, 'not loaded', patient);
    await older;
    expect(worst).to.be.below(1);
  });
});

const player = (el: CcChatThread, index: number): HTMLElement => el.renderRoot.querySelectorAll<HTMLElement>('.row .audio')[index] as HTMLElement;
const sound = (el: CcChatThread, index: number): HTMLAudioElement => player(el, index).querySelector('audio') as HTMLAudioElement;

describe('sounds of a conversation', () => {
  it('play one at a time, in the speed that the agent likes', async () => {
    const { el } = await openLog([voice('1'), voice('2')]);
    await waitUntil(() => el.renderRoot.querySelectorAll('.row .audio audio').length === 2 && player(el, 0).querySelector('.time')?.textContent === '0:00 / 0:12', 'no sound', patient);
    await press(player(el, 0), '.play');
    await waitUntil(() => !sound(el, 0).paused && player(el, 0).querySelector('.play')?.ariaPressed === 'true', 'silent', patient);
    await press(player(el, 1), '.play');
    await waitUntil(() => sound(el, 0).paused && !sound(el, 1).paused, 'both', patient);
    await press(player(el, 1), '.speed');
    expect(sound(el, 1).playbackRate).to.equal(1.5);
    expect(player(el, 1).querySelector('.rate')?.textContent).to.equal('1.5×');
    await press(player(el, 0), '.play');
    await waitUntil(() => sound(el, 0).playbackRate === 1.5 && sound(el, 1).paused, 'slow', patient);
    await press(player(el, 0), '.speed');
    await press(player(el, 0), '.speed');
    expect(sound(el, 0).playbackRate).to.equal(1);
    await expect(el).to.be.accessible();
  });

  it('can be gone through with the arrow keys', async () => {
    const { el, session, backend } = await openLog([message('1')], { desk: {} });
    // A sound of our own, because not every server lets one begin in the middle.
    backend.script.holdBack('attach');
    const tone = await (await fetch(address('tone.wav'))).blob();
    await session.messages.attach('1', [new File([tone], 'tone.wav', { type: 'audio/wav' })]);
    await waitUntil(() => player(el, 0)?.querySelector('.time')?.textContent === '0:00 / 0:12', 'no sound', patient);
    const slider = player(el, 0).querySelector<HTMLInputElement>('.seek') as HTMLInputElement;
    slider.focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => slider.ariaValueText === '0:05 / 0:12', 'not moved', patient);
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => slider.ariaValueText === '0:00 / 0:12', 'not back', patient);
    slider.value = '0.5';
    slider.dispatchEvent(new Event('input'));
    await waitUntil(() => slider.ariaValueText === '0:06 / 0:12', 'not dragged', patient);
  });

  it('go on while their message is out of sight, and can be stopped from there', async () => {
    const { el } = await openLog([voice('1'), ...texts(2, 80)]);
    log(el).scrollTop = 0;
    await waitUntil(() => player(el, 0)?.querySelector('audio'), 'no sound', patient);
    const audio = sound(el, 0);
    await press(player(el, 0), '.play');
    await waitUntil(() => !audio.paused && audio.currentTime > 0, 'silent', patient);
    bubbles(el)[0]?.closest<HTMLElement>('.row')?.blur();
    el.focus();
    log(el).scrollTop = log(el).scrollHeight;
    await waitUntil(() => byText(el.renderRoot, '.playing', 'Pause the audio'), 'no button', patient);
    const at = audio.currentTime;
    await waitUntil(() => audio.currentTime > at, 'stopped', patient);
    expect(audio.paused).to.equal(false);
    log(el).scrollTop = 0;
    await waitUntil(() => player(el, 0)?.contains(audio), 'not back', patient);
    expect(audio.paused).to.equal(false);
    log(el).scrollTop = log(el).scrollHeight;
    await press(el.renderRoot, '.playing');
    await waitUntil(() => audio.paused && el.renderRoot.querySelector('.playing') === null, 'not stopped', patient);
  });

  it('end with the conversation', async () => {
    const { el, session } = await openLog([voice('1')]);
    await waitUntil(() => player(el, 0)?.querySelector('audio'), 'no sound', patient);
    const audio = sound(el, 0);
    await press(player(el, 0), '.play');
    await waitUntil(() => !audio.paused, 'silent', patient);
    session.conversations.close();
    await waitUntil(() => audio.paused, 'still playing', patient);
  });
});

const dot = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>';

describe('files on their way', () => {
  it('are seen, with how far they are, and can be stopped', async () => {
    const { el, session, backend } = await openLog([message('1')], { desk: {} });
    const letThrough = backend.script.holdBack('attach');
    await session.messages.attach('1', [new File([dot], 'dot.svg', { type: 'image/svg+xml' })], { caption: 'look' });
    await waitUntil(() => el.renderRoot.querySelector('.upload progress'), 'no progress', patient);
    await waitUntil(() => el.renderRoot.querySelector<HTMLProgressElement>('.upload progress')?.value === 0.5, 'not half', patient);
    await waitUntil(() => el.renderRoot.querySelector<HTMLImageElement>('.msg.out img')?.naturalWidth === 60, 'no preview', patient);
    const image = el.renderRoot.querySelector<HTMLImageElement>('.msg.out img');
    expect(image?.src).to.match(/^blob:/u);
    expect(el.renderRoot.querySelector('.msg.out a')).to.equal(null);
    await expect(el).to.be.accessible();
    part(el, 'cancel-upload-button')?.click();
    await waitUntil(() => bubbles(el).length === 1, 'still there', patient);
    letThrough();
    expect(backend.desk.last('attach')).to.equal(undefined);
  });

  it('become messages', async () => {
    const { el, session } = await openLog([message('1')], { desk: {} });
    await session.messages.attach('1', [new File(['%PDF-1.4'], 'invoice.pdf', { type: 'application/pdf' })]);
    const bubble = await shownText(el, 'invoice.pdf');
    await waitUntil(() => bubble.isConnected && bubble.querySelector('a[download]'), 'no link', patient);
    expect(el.renderRoot.querySelector('.upload')).to.equal(null);
  });

  it('are shown from what the page has once they went out, too, and else from the vendor', async () => {
    const { el, session } = await openLog([message('1')], { desk: {} });
    const image = (): HTMLImageElement | null => el.renderRoot.querySelector('.msg.out a.pic img');
    await session.messages.attach('1', [new File([dot], 'dot.svg', { type: 'image/svg+xml' })]);
    await waitUntil(() => image()?.naturalWidth === 60, 'no picture', patient);
    const parent = el.parentElement as HTMLElement;
    el.remove();
    parent.append(el);
    await waitUntil(() => image()?.naturalWidth === 60 && image()?.src.startsWith('blob:'), 'forgotten', patient);
    const address = image()?.closest('a')?.href;
    expect(address).to.match(/^https?:/u);
    image()?.dispatchEvent(new Event('error'));
    await waitUntil(() => image()?.src === address, 'not from the vendor', patient);
  });

  it('that failed can be tried again', async () => {
    const { Fault } = await import('../../../src/domain/fault.js');
    const { el, session, backend } = await openLog([message('1')], { desk: {} });
    backend.script.failNext('attach', new Fault('rejected'));
    await session.messages.attach('1', [new File([dot], 'dot.svg', { type: 'image/svg+xml' })]);
    await press(el.renderRoot, '.under.bad button', 'Try again');
    await waitUntil(() => backend.desk.last('attach') !== undefined, 'not sent', patient);
    await waitUntil(() => el.renderRoot.querySelector('.under.bad') === null, 'still failed', patient);
  });
});
