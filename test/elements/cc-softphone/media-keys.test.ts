import { expect } from '@open-wc/testing';
import { ana, now, talk, type Phone } from './kit.js';
import { deskPhone, elsewhere, until } from './desk-states.js';

type Handler = MediaSessionActionHandler | null;

const media = navigator.mediaSession;
const handlers = new Map<string, Handler>();
const set = media.setActionHandler;

const offered = (): string[] => [...handlers].filter(([, handler]) => handler !== null).map(([name]) => name).sort();

/** What a key of the keyboard or the headset comes to. */
async function key(shown: Phone, action: MediaSessionAction | 'hangup' | 'togglemicrophone'): Promise<void> {
  const handler = handlers.get(action);
  if (!handler) throw new Error(`nobody takes ${action}`);
  handler({ action: action as MediaSessionAction });
  await shown.settle();
}

const current = ({ session }: Phone) => session.calls.$current.get();

/** No driver can press a media key: the browser's own port is listened to. */
describe('cc-softphone and the media keys', () => {
  beforeEach(() => {
    handlers.clear();
    media.setActionHandler = (action: MediaSessionAction, handler: Handler) => {
      handlers.set(action, handler);
      set.call(media, action, handler);
    };
  });
  afterEach(() => {
    media.setActionHandler = set;
  });

  it('answer, mute, hold, resume and end a call, and are nobody’s before and after', async () => {
    const shown = await deskPhone();
    expect(offered()).to.deep.equal([]);
    talk(shown);
    await until(shown, () => offered().includes('pause'), 'they are taken');
    expect(offered()).to.deep.equal(['hangup', 'pause', 'togglemicrophone']);
    expect(media.metadata?.title).to.equal(ana.name);
    expect(media.playbackState).to.equal('playing');
    await key(shown, 'togglemicrophone');
    expect(current(shown)?.muted).to.equal(true);
    await key(shown, 'togglemicrophone');
    expect(current(shown)?.muted).to.equal(false);
    await key(shown, 'pause');
    expect(current(shown)?.hold.local).to.equal(true);
    expect(offered()).to.include('play').and.not.to.include('pause');
    expect(media.playbackState).to.equal('paused');
    await key(shown, 'play');
    expect(current(shown)?.hold.local).to.equal(false);
    await key(shown, 'hangup');
    expect(current(shown)?.end?.by).to.equal('agent');
    expect(offered()).to.deep.equal([]);
    expect(media.metadata).to.equal(null);
    expect(media.playbackState).to.equal('none');
    const next = shown.backend.voiceVendor.ring({ remote: ana, startedAt: now });
    await shown.settle();
    expect(offered()).to.deep.equal(['hangup', 'play']);
    await key(shown, 'play');
    expect(shown.session.calls.$calls.get().find(({ id }) => id === next)?.state).to.equal('active');
  });

  it('ask the page as a click does', async () => {
    const shown = await deskPhone();
    talk(shown);
    await until(shown, () => offered().includes('hangup'), 'they are taken');
    shown.element.addEventListener('cc-before-hangup', (event) => event.preventDefault());
    await key(shown, 'hangup');
    expect(current(shown)?.state).to.equal('active');
  });

  it('show no more of a number than the telephone does', async () => {
    const shown = await deskPhone();
    shown.session.numbers.configure({ masked: true });
    talk(shown, { remote: { number: '+5511955550142' } });
    await until(shown, () => offered().length > 0, 'they are taken');
    expect(media.metadata?.title).not.to.include('95555-0142');
    expect(media.metadata?.title).to.equal(shown.session.numbers.shown('+5511955550142'));
  });

  it('are left to the tab that has the sound, and given back with the telephone', async () => {
    const shown = await deskPhone();
    talk(shown);
    await until(shown, () => offered().length > 0, 'they are taken');
    await elsewhere(shown);
    expect(offered()).to.deep.equal([]);
    shown.backend.emit({ type: 'line-changed', line: { where: 'here' } });
    await until(shown, () => offered().length > 0, 'they are taken again');
    shown.element.remove();
    expect(offered()).to.deep.equal([]);
  });
});
