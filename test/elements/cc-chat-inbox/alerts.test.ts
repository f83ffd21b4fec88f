import { expect, waitUntil } from '@open-wc/testing';
import { attachAlerts } from '../../../src/elements/chat-alerts.js';
import { AlertTabs } from '../../../src/elements/chat-alerts-tabs.js';
import { alertSettings, setAlertSettings, usualAlerts } from '../../../src/session/alert-settings.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import { aConversation, noon } from '../../support/samples.js';
import { signedInSession } from '../../support/scripted-session.js';
import { dialogOf, eventually, field, part, text } from '../acts-kit.js';
import { ana, complete, joao, mine, root, shown, tab } from './inbox-support.js';

/** Stands in for the system that shows notifications. */
class ShownNotification extends EventTarget {
  static permission: NotificationPermission = 'granted';
  static asked = 0;
  static readonly shown: ShownNotification[] = [];
  static requestPermission(): Promise<NotificationPermission> {
    ShownNotification.asked += 1;
    ShownNotification.permission = 'granted';
    return Promise.resolve('granted');
  }
  readonly title: string;
  readonly body: string;
  closed = false;
  constructor(title: string, { body = '' }: NotificationOptions = {}) {
    super();
    this.title = title;
    this.body = body;
    ShownNotification.shown.push(this);
  }
  close(): void {
    this.closed = true;
  }
}

const native = globalThis.Notification;
const everything = { message: true, waiting: true, handed: true };
const { shown: notes } = ShownNotification;
const titles = (): string => notes.map(({ title, body }) => `${title}|${body}`).join();

describe('alerts on the desktop', () => {
  beforeEach(() => {
    Object.assign(globalThis, { Notification: ShownNotification });
    ShownNotification.permission = 'granted';
    ShownNotification.asked = 0;
    notes.length = 0;
    setAlertSettings({ ...usualAlerts, desktop: everything, volume: 0 });
  });

  afterEach(() => {
    Object.assign(globalThis, { Notification: native });
    setAlertSettings(usualAlerts);
  });

  async function inbox(conversations: readonly Conversation[] = mine) {
    const { session, backend } = await signedInSession({ conversations });
    const element = await shown(session);
    await complete(element);
    return { session, chat: backend.chatVendor, element };
  }

  it('tell the name and the words, and open the conversation by a click', async () => {
    const { session, chat } = await inbox();
    chat.customerWrites('2', 'E o frete\u202E?');
    await eventually(() => notes.length === 1, 'nothing shown');
    expect(titles()).to.equal('João Batista|E o frete?');
    notes[0]!.dispatchEvent(new Event('click'));
    await eventually(() => session.conversations.$selectedId.get() === '2', 'not open');
    chat.customerWrites('2', 'open and seen');
    chat.customerWrites('1', 'another');
    await eventually(() => notes.length === 2, 'nothing shown');
    expect(notes[1]!.title).to.equal('Ana Nogueira');
  });

  it('hide words and numbers where they should', async () => {
    const nameless = aConversation({ id: '9', contact: { id: 'c9', name: '', phone: '+5511955550142' } });
    const { session, chat } = await inbox([nameless]);
    session.numbers.configure({ masked: true });
    setAlertSettings({ hideText: true });
    chat.customerWrites('9', 'secret');
    await eventually(() => notes.length === 1, 'nothing shown');
    expect(notes[0]!.title).to.contain('42').and.not.contain('5555');
    expect(notes[0]!.body).to.equal('Mensagem nova');
  });

  it('show who waits in the list, without claiming', async () => {
    const { session, chat, element } = await inbox();
    chat.arrives(aConversation({ id: '30', place: 'waiting', waitingSince: noon, contact: { id: 'c30', name: 'Rita' }, can: new Set(['open', 'claim']) }));
    await eventually(() => notes.length === 1, 'nothing shown');
    expect(titles()).to.equal('1 pessoa em espera|Rita · Sales');
    notes[0]!.dispatchEvent(new Event('click'));
    await eventually(() => tab(element, 1).ariaSelected === 'true', 'another list');
    expect(session.conversations.$selectedId.get()).to.equal(undefined);
  });

  it('are made once for all widgets of a session, and end with them', async () => {
    const { session, backend } = await signedInSession({ conversations: [ana, joao] });
    const screen = { words: () => ({ title: 'x', text: '' }), show: () => undefined };
    const leave = [attachAlerts(session, screen), attachAlerts(session, screen)];
    await waitUntil(async () => (await navigator.locks.query()).held?.some(({ name }) => name?.startsWith('cc-widgets.alerts:')), 'no lock');
    backend.chatVendor.customerWrites('1', 'a');
    await eventually(() => notes.length > 0, 'nothing shown');
    expect(notes.length).to.equal(1);
    for (const each of leave) each();
    expect(notes[0]!.closed).to.equal(true);
    await waitUntil(async () => !(await navigator.locks.query()).held?.some(({ name }) => name?.startsWith('cc-widgets.alerts:')), 'the lock stays');
  });

  it('have settings that ask the browser only by a press, and are kept', async () => {
    setAlertSettings({ desktop: usualAlerts.desktop });
    ShownNotification.permission = 'default';
    const { element } = await inbox();
    (await part(element, '[part=alerts-button]')).click();
    const dialog = await dialogOf(element, 'alerts');
    await expect(element).to.be.accessible();
    expect(ShownNotification.asked).to.equal(0);
    field(dialog, '[name=desktop-waiting]').click();
    await eventually(() => ShownNotification.asked === 1, 'not asked');
    field(dialog, '[name=sound-message]').click();
    expect(alertSettings().get().desktop.waiting).to.equal(true);
    expect(JSON.parse(localStorage.getItem('cc-widgets.alerts') ?? '{}')).to.deep.include({ sound: { ...everything, message: false } });
    field<HTMLSelectElement>(dialog, 'select').value = '5';
    field(dialog, 'select').dispatchEvent(new Event('change'));
    expect(alertSettings().get().remind).to.equal(5);
  });

  it('say what to do where the browser refuses', async () => {
    ShownNotification.permission = 'denied';
    const { element } = await inbox();
    (await part(element, '[part=alerts-button]')).click();
    const dialog = await dialogOf(element, 'alerts');
    expect(text(dialog)).to.contain('O navegador bloqueia os avisos');
    expect(text(dialog)).to.contain('cadeado');
    expect(root(element).querySelectorAll('dialog').length).to.equal(1);
  });

  it('take what somebody else wrote into the storage for what it is', async () => {
    const wrong = JSON.stringify({ sound: 'x', desktop: { message: 1, waiting: true }, remind: -4, volume: 'loud' });
    globalThis.dispatchEvent(new StorageEvent('storage', { key: 'cc-widgets.alerts', newValue: wrong }));
    expect(alertSettings().get()).to.deep.equal({ ...usualAlerts, desktop: { ...usualAlerts.desktop, waiting: true } });
    globalThis.dispatchEvent(new StorageEvent('storage', { key: 'cc-widgets.alerts', newValue: '{' }));
    expect(alertSettings().get()).to.deep.equal(usualAlerts);
  });
});

describe('alerts in several tabs', () => {
  it('are made by one, and by none for what is open in another', async () => {
    const open = new Set<string>();
    const first = new AlertTabs('tabs-test', () => false);
    await waitUntil(() => first.isOurs('1'), 'nobody', { timeout: 15_000 });
    const second = new AlertTabs('tabs-test', (id) => open.has(id));
    expect(await second.isOurs('1')).to.equal(false);
    open.add('1');
    expect(await first.isOurs('1')).to.equal(false);
    expect(await first.isOurs('2')).to.equal(true);
    first.end();
    await waitUntil(() => second.isOurs('2'), 'nobody took over', { timeout: 15_000 });
    second.end();
  });
});
