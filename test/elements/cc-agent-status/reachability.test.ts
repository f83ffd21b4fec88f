import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { BackendEvent } from '../../../src/domain/backend-event.js';
import { Fault, faultInfo } from '../../../src/domain/fault.js';
import '../../../src/elements/cc-agent-status/define.js';
import type { CcAgentStatus } from '../../../src/elements/cc-agent-status/cc-agent-status.js';
import { commonArea } from '../../../src/i18n/common.js';
import { sessionArea } from '../../../src/i18n/session.js';
import type { UnreachableReason } from '../../../src/session/session-api.js';
import { noon } from '../../support/samples.js';
import type { ScriptedBackend } from '../../support/scripted-backend.js';
import { signedInSession } from '../../support/scripted-session.js';

type Reason = Exclude<UnreachableReason, 'signed-out' | 'agent-offline'>;

const connection = (code: 'network' | 'local-network'): BackendEvent => ({
  type: 'connection-changed', connection: { status: 'offline', since: noon, fault: faultInfo(new Fault(code)) },
});
const registration = (code: 'auth' | 'timeout' | undefined): BackendEvent => ({
  type: 'registration-changed',
  registration: { status: code === undefined ? 'stale' : 'failed', since: noon, ...(code === undefined ? {} : { fault: faultInfo(new Fault(code)) }) },
});
const audio = (microphone: 'granted' | 'denied' | 'missing', soundBlocked = false): BackendEvent => ({ type: 'audio-changed', audio: { microphone, soundBlocked } });

/** What the telephone tells, and what the button then does. */
const reasons: Readonly<Record<Reason, readonly [BackendEvent, 'reconnect' | 'askForMicrophone' | 'enableSound']>> = {
  'server-offline': [connection('network'), 'reconnect'],
  'local-network': [connection('local-network'), 'reconnect'],
  'server-silent': [registration('timeout'), 'reconnect'],
  'not-registered': [registration(undefined), 'reconnect'],
  'wrong-credentials': [registration('auth'), 'reconnect'],
  'microphone-denied': [audio('denied'), 'askForMicrophone'],
  'microphone-missing': [audio('missing'), 'askForMicrophone'],
  'sound-blocked': [audio('granted', true), 'enableSound'],
};

interface Shown {
  readonly element: CcAgentStatus;
  readonly backend: ScriptedBackend;
  readonly acts: string[];
}

async function unreachable(event: BackendEvent, layout: string): Promise<Shown> {
  const { session, backend } = await signedInSession();
  const acts: string[] = [];
  const noted = (act: string) => async (): Promise<void> => void acts.push(act);
  Object.assign(backend.voiceVendor.port, { askForMicrophone: noted('askForMicrophone'), enableSound: noted('enableSound') });
  const reconnect = backend.reconnect.bind(backend);
  backend.reconnect = () => {
    acts.push('reconnect');
    reconnect();
  };
  const element = await fixture<CcAgentStatus>(html`<cc-agent-status lang="pt-BR" layout=${layout} .session=${session}></cc-agent-status>`);
  backend.emit(event);
  await waitUntil(() => element.matches(':state(unreachable)'));
  await element.updateComplete;
  return { element, backend, acts };
}

describe('cc-agent-status on why no call can arrive', () => {
  for (const [reason, [event, act]] of Object.entries(reasons) as [Reason, (typeof reasons)[Reason]][]) {
    it(`says ${reason} with the one thing to do, and the button does it`, async () => {
      const texts = await sessionArea.load('pt-BR');
      const { element, acts } = await unreachable(event, 'panel');
      const banner = element.shadowRoot!.querySelector<HTMLElement>('.banner')!;
      expect(banner.textContent).to.include(texts.unreachable[reason]);
      const button = banner.querySelector('button')!;
      expect(button.textContent.trim()).to.equal(texts.todo[reason]);
      button.click();
      await waitUntil(() => acts.length > 0);
      expect(acts).to.deep.equal([act]);
      await expect(element).to.be.accessible();
    });

    it(`offers that thing in the bar too: ${reason}`, async () => {
      const texts = await sessionArea.load('pt-BR');
      const { element, acts } = await unreachable(event, 'auto');
      const button = element.shadowRoot!.querySelector<HTMLElement>('[part=todo-button]')!;
      expect(button.ariaLabel).to.equal(texts.todo[reason]);
      expect(button.title).to.include(texts.unreachable[reason]);
      const situation = element.shadowRoot!.querySelector('.status')!;
      for (const width of ['320px', '360px', '440px']) {
        element.style.inlineSize = width;
        await element.updateComplete;
        expect(situation.getBoundingClientRect().right, width).to.be.at.most(button.getBoundingClientRect().left);
      }
      button.click();
      await waitUntil(() => acts.length > 0);
      expect(acts).to.deep.equal([act]);
    });
  }

  for (const lang of ['pt-PT', 'en', 'es']) {
    it(`has room for it in ${lang}`, async () => {
      const { element } = await unreachable(connection('network'), 'auto');
      element.lang = lang;
      element.style.inlineSize = '320px';
      const texts = await sessionArea.load(lang as 'en');
      const find = (selector: string): HTMLElement => element.shadowRoot!.querySelector<HTMLElement>(selector)!;
      await waitUntil(() => find('.status').textContent.trim() === texts.notReachable);
      expect(find('.status').getBoundingClientRect().right).to.be.at.most(find('[part=todo-button]').getBoundingClientRect().left);
      element.style.inlineSize = '280px';
      await element.updateComplete;
      expect(find('[part=todo-button]').checkVisibility()).to.equal(false);
    });
  }

  it('says how to allow what the browser keeps back', async () => {
    const { faults } = await commonArea.load('pt-BR');
    for (const [event, fault] of [[audio('denied'), 'permission'], [connection('local-network'), 'local-network']] as const) {
      const { element } = await unreachable(event, 'panel');
      expect(element.shadowRoot!.querySelector('.banner')!.textContent).to.include(faults[fault].todo);
    }
  });

  it('offers nothing once calls can arrive', async () => {
    const { element, backend } = await unreachable(audio('missing'), 'auto');
    backend.emit(audio('granted'));
    await waitUntil(() => !element.matches(':state(unreachable)'));
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('[part=todo-button]')).to.equal(null);
  });
});
