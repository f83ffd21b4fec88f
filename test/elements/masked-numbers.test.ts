import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/cc-chat-thread/define.js';
import '../../src/elements/cc-session/define.js';
import type { CcChatThread } from '../../src/elements/cc-chat-thread/cc-chat-thread.js';
import type { CcSession } from '../../src/elements/cc-session/cc-session.js';
import type { Conversation } from '../../src/domain/conversation.js';
import type { Session } from '../../src/session/session-api.js';
import { aConversation, aMessage, noon } from '../support/samples.js';
import { scriptedSession, signedInSession } from '../support/scripted-session.js';
import { root as inboxRoot, shown as inbox } from './cc-chat-inbox/inbox-support.js';
import { sized } from './cc-chat-thread/thread.js';
import { phone, talk, type Phone } from './cc-softphone/kit.js';

const number = '+5511955550142';

/** Text, attributes and values: all that a script or a curious agent finds in the page. */
function everything(root: ShadowRoot): string {
  const values = [...root.querySelectorAll('input')].map(({ value }) => value);
  return `${root.innerHTML} ${values.join(' ')}`.replace(/<!--[^]*?-->/gu, '').replace(/ d="[^"]*"/gu, '');
}

function expectHidden(root: ShadowRoot): void {
  const found = everything(root);
  expect(found.replace(/[^\d•]/gu, '')).to.not.include('9555');
  expect(found).to.not.match(/5550|9555/u);
}

function revealed(session: Session): string[] {
  const told: string[] = [];
  session.addEventListener('cc-number-revealed', ({ detail }) => told.push(`${detail.number} ${detail.where}`));
  return told;
}

async function maskedPhone(): Promise<Phone> {
  const shown = await phone();
  shown.session.numbers.configure({ masked: true });
  await shown.settle();
  return shown;
}

const eye = 'Mostrar o número completo (fica registrado)';

describe('masked numbers in cc-softphone', () => {
  it('are not in the page until the agent asks, and the host is told once', async () => {
    const shown = await maskedPhone();
    const told = revealed(shown.session);
    talk(shown);
    await shown.settle();
    expect(shown.text()).to.include('Ana Beatriz Nogueira').and.include('(11) 9••••-••42');
    expectHidden(shown.element.shadowRoot!);
    shown.button(eye).click();
    await shown.settle();
    expect(shown.text()).to.include('(11) 95555-0142');
    expect(shown.has('.reveal')).to.equal(false);
    expect(told).to.deep.equal([`${number} cc-softphone`]);
  });

  it('are hidden from announcements, labels, facts and names that are numbers', async () => {
    const shown = await maskedPhone();
    const can = new Set(['answer', 'reject', 'silence'] as const);
    const id = shown.backend.voiceVendor.ring({ remote: { number, name: '011955550142' }, can, variables: { 'X-Fone': '11955550142', 'X-Pedido': '4711' } });
    await shown.settle();
    await waitUntil(() => shown.said('assertive').join(' ').includes('9••••-••42'), 'not announced', { timeout: 5000 });
    expect(shown.text()).to.include('4711');
    expectHidden(shown.element.shadowRoot!);
    await expect(shown.element).to.be.accessible();
    shown.backend.voiceVendor.hangsUp(id);
    await shown.settle();
    expectHidden(shown.element.shadowRoot!);
  });

  it('can be called back unseen', async () => {
    const shown = await maskedPhone();
    const told = revealed(shown.session);
    const id = talk(shown);
    shown.backend.voiceVendor.hangsUp(id);
    await shown.settle();
    shown.button('Ligar de novo').click();
    await shown.settle();
    const call = shown.session.calls.$current.get();
    expect(call?.remote.number).to.equal(number);
    expectHidden(shown.element.shadowRoot!);
    shown.backend.voiceVendor.hangsUp(call!.id);
    shown.session.calls.dismiss(call!.id);
    await shown.settle();
    expect(shown.find('[part=redial-button]').textContent).to.include('(11) 9••••-••42');
    expectHidden(shown.element.shadowRoot!);
    expect(told).to.deep.equal([]);
  });
});

describe('masked numbers in the chat', () => {
  const nameless: Conversation = aConversation({ id: '1', contact: { id: 'c1', name: '5511955550142', phone: number }, lastMessageAt: noon });

  it('are not in the list, whose rows are often called by their number', async () => {
    const { session } = await signedInSession({ conversations: [nameless] }, { numbers: { masked: true } });
    const element = await inbox(session);
    await waitUntil(() => inboxRoot(element).textContent.includes('(11) 9••••-••42'), 'no masked row', { timeout: 5000 });
    expectHidden(inboxRoot(element));
    session.numbers.reveal(number, 'test');
    await waitUntil(() => inboxRoot(element).textContent.includes('(11) 95555-0142'), 'not revealed', { timeout: 5000 });
  });

  it('are not in the conversation until the agent asks', async () => {
    const messages = [aMessage({ id: '10', conversationId: '1' })];
    const { session } = await signedInSession({ conversations: [nameless], messages }, { numbers: { masked: true } });
    const told = revealed(session);
    await session.conversations.open('1');
    const element = await fixture<CcChatThread>(html`<cc-chat-thread lang="pt-BR" .session=${session}></cc-chat-thread>`);
    sized(element, 900);
    const root = element.shadowRoot!;
    await waitUntil(() => root.querySelectorAll('.reveal').length === 2, 'no button in header and pane', { timeout: 5000 });
    expectHidden(root);
    root.querySelector<HTMLButtonElement>('.thead .reveal')!.click();
    await waitUntil(() => root.querySelector('.reveal') === null, 'still masked', { timeout: 5000 });
    expect(root.querySelector('.thead')?.textContent).to.include('(11) 95555-0142');
    expect(told).to.deep.equal([`${number} cc-chat-thread`]);
  });
});

describe('cc-session', () => {
  it('says of which country numbers are, and that they are masked', async () => {
    const { session } = scriptedSession();
    const element = await fixture<CcSession>(html`<cc-session country="pt" mask-numbers .session=${session}></cc-session>`);
    expect(session.numbers.$settings.get()).to.deep.equal({ country: 'PT', masked: true });
    element.maskNumbers = false;
    element.country = 'ES';
    await element.updateComplete;
    expect(session.numbers.$settings.get()).to.deep.equal({ country: 'ES', masked: false });
  });

  it('leaves what a session was made with where it says nothing', async () => {
    const { session } = scriptedSession({}, { numbers: { country: 'PT', masked: true } });
    await fixture<CcSession>(html`<cc-session .session=${session}></cc-session>`);
    expect(session.numbers.$settings.get()).to.deep.equal({ country: 'PT', masked: true });
  });

  it('tells that a number was revealed', async () => {
    const { session } = scriptedSession();
    const element = await fixture<CcSession>(html`<cc-session mask-numbers .session=${session}></cc-session>`);
    let told = '';
    element.addEventListener('cc-number-revealed', ({ detail }) => (told = detail.number));
    session.numbers.reveal(number, 'test');
    expect(told).to.equal(number);
  });
});
