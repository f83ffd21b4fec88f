import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import type { PreflightReport } from '../../../src/domain/preflight.js';
import type { CcPreflight } from '../../../src/elements/cc-preflight/cc-preflight.js';
import { emulate } from '../../support/media/media.js';
import { scriptedSession, signedInSession } from '../../support/scripted-session.js';
import { equipped, patience, shown, type Card } from './kit.js';

const begin = (card: Card): HTMLButtonElement => card.part('begin-button')!;
const faultOf = (run: Promise<unknown>): Promise<Fault> => run.then(() => Promise.reject(new Error('did not fail')), (error: unknown) => error as Fault);

describe('cc-preflight', () => {
  it('lists what is tested and waits for a click', async () => {
    const { card, checks } = await equipped();
    await card.is('idle');
    expect(card.root.querySelectorAll('ul > li')).to.have.length(9);
    expect(card.says('registration')).to.include('Ramal').and.include('a testar');
    expect(card.part('run-button')!.textContent.trim()).to.equal('Testar agora');
    expect(begin(card).disabled).to.equal(true);
    expect(card.element.report).to.equal(undefined);
    expect(checks.asked).to.deep.equal([]);
    await card.isAccessible();
  });

  it('runs, counts, asks whether the sound was heard, and lets the agent start', async () => {
    const { card, session } = await equipped();
    card.press('run-button');
    await card.is('asking');
    expect(card.text()).to.include('4 de 9').and.include('Ouviu o toque?');
    expect(card.says('permission')).to.include('liberada');
    expect(card.says('network')).to.include('na fila');
    expect(card.row('speaker').getAttribute('aria-current')).to.equal('step');
    expect(begin(card).disabled).to.equal(true);
    await card.isAccessible();
    card.press('heard-button');
    await card.is('passed');
    expect(card.text()).to.include('Tudo certo').and.not.include('Ouviu o toque?');
    await card.isAccessible();
    const done = oneEvent(document, 'cc-preflight-done');
    begin(card).click();
    const { detail, target } = (await done) as CustomEvent<PreflightReport>;
    expect(target).to.equal(card.element);
    expect(detail).to.equal(session.preflight.$state.get().report);
    expect(detail.verdict).to.equal('pass');
    expect(card.element.report).to.equal(detail);
  });

  it('does not let the agent start when the sound was not heard; a repeated test does', async () => {
    const { card } = await equipped();
    await card.test(false);
    await card.is('failed');
    expect(card.text()).to.include('Com problemas').and.include('Falta resolver 1 problema');
    expect(card.says('speaker')).to.include('não ouvido').and.include('Aumente o volume');
    expect(begin(card).disabled).to.equal(true);
    await card.isAccessible();
    expect(card.part('run-button')!.textContent.trim()).to.equal('Repetir');
    await card.test();
    await card.is('passed');
    expect(begin(card).disabled).to.equal(false);
  });

  it('shows the figures of a bad network, and lets the agent start with a warning', async () => {
    const { card } = await equipped('pt-BR', false, ({ outcomes }) => {
      outcomes.set('network', { verdict: 'warn', reason: 'high-loss', figures: { loss: 0.03, jitter: 40.6, roundTrip: 180 } });
      outcomes.set('server', { figures: { roundTrip: 23.7 } });
    });
    await card.test();
    await card.is('warned');
    expect(card.says('network')).to.equal('Rede instável Perda de 3%, variação de 41 ms. Atraso de 180 ms. Partes da voz se perdem no caminho. Prefira cabo ao Wi-Fi.');
    expect(card.says('server')).to.include('Respondeu em 24 ms.');
    expect(card.text()).to.include('Você pode começar, com 1 aviso');
    expect(begin(card).disabled).to.equal(false);
    expect(card.said('assertive')).to.deep.equal(['Você pode começar, com 1 aviso']);
  });

  it('says each verdict politely as it comes, and the last word at once', async () => {
    const { card } = await equipped('en', false, ({ outcomes }) => outcomes.set('server', { verdict: 'fail', reason: 'server-silent' }));
    card.press('run-button');
    await card.is('asking');
    expect(card.said('polite')).to.include.members(['Browser: compatible', 'Microphone: picking you up', 'Did you hear the tone?']);
    expect(card.said('assertive')).to.deep.equal([]);
    card.press('heard-button');
    await card.is('failed');
    expect(card.said('polite')).to.include('Voice server: no answer. The voice server takes the connection but does not answer. Wait a minute and repeat; if it goes on, tell support.');
    expect(card.said('assertive')).to.deep.equal(['1 problem is left to solve. Do what the line says and repeat the test.']);
  });

  it('is worked by the keyboard alone', async () => {
    const { card } = await equipped();
    card.element.focus();
    expect(card.root.activeElement).to.equal(card.part('run-button'));
    await sendKeys({ press: 'Enter' });
    await card.is('asking');
    card.element.focus();
    expect(card.root.activeElement).to.equal(card.part('heard-button'));
    await sendKeys({ press: 'Enter' });
    await card.is('passed');
    expect(card.root.activeElement).to.equal(card.part('run-button'));
    await sendKeys({ press: 'Tab' });
    expect(card.root.activeElement).to.equal(begin(card));
    const done = oneEvent(card.element, 'cc-preflight-done');
    await sendKeys({ press: 'Enter' });
    await done;
  });

  it('stops, but not by the second half of a double click', async () => {
    const { card, checks } = await equipped();
    checks.hangsAt = 'network';
    card.press('run-button');
    await card.is('asking');
    card.press('heard-button');
    await waitUntil(() => card.row('network').dataset['standing'] === 'running');
    const twice = new MouseEvent('click', { detail: 2, bubbles: true });
    card.part('run-button')!.dispatchEvent(twice);
    await card.settle();
    expect(card.element.matches(':state(running)')).to.equal(true);
    card.press('run-button');
    await card.is('stopped');
    expect(card.text()).to.include('O teste foi interrompido').and.include('7 de 9');
    expect(begin(card).disabled).to.equal(true);
    await card.isAccessible();
  });

  it('starts by itself where it is told to, once', async () => {
    const { card, checks } = await equipped('pt-BR', true);
    await card.is('asking');
    card.press('heard-button');
    await card.is('passed');
    await card.settle();
    expect(checks.asked).to.have.length(9);
  });

  it('starts by itself as soon as the agent is signed in', async () => {
    const { session, backend } = scriptedSession();
    const asked: string[] = [];
    Object.assign(backend.voiceVendor.port, {
      preflight: async (check: string) => {
        asked.push(check);
        return { check, verdict: 'skipped', figures: {} };
      },
    });
    const card = await shown(session, 'pt-BR', true);
    expect(card.text()).to.include('Você não entrou ainda');
    expect(asked).to.deep.equal([]);
    await session.auth.signIn({ user: 'marina', password: 'right' });
    await card.is('passed');
    expect(asked).to.have.length(9);
  });

  it('ends a test that it started when it is taken out of the page, not when it is moved', async () => {
    const { card, checks, session } = await equipped();
    checks.hangsAt = 'browser';
    const failing = faultOf(card.element.run());
    await card.is('running');
    const place = card.element.parentElement!;
    place.append(card.element);
    await card.settle();
    expect(session.preflight.$state.get().running).to.equal('browser');
    card.element.remove();
    expect((await failing).code).to.equal('conflict');
    expect(session.preflight.$state.get().running).to.equal(undefined);
  });

  it('says when the test could not come to its end', async () => {
    const { card } = await equipped('pt-BR', false, ({ outcomes }) => outcomes.set('codec', new Fault('media')));
    card.press('run-button');
    await card.is('asking');
    card.press('heard-button');
    await waitUntil(() => card.text().includes('O teste não chegou ao fim'), undefined, patience);
    expect(card.text()).to.include('O áudio não funcionou.');
    expect(begin(card).disabled).to.equal(true);
  });
});

describe('cc-preflight devices', () => {
  const choice = (card: Card, check: 'microphone' | 'speaker'): HTMLSelectElement => card.row(check).querySelector('select')!;

  it('are chosen in their rows, and a result says nothing of another device', async () => {
    const { card, session } = await equipped();
    expect([...choice(card, 'microphone').options].map(({ text }) => text)).to.deep.equal(['Padrão do sistema', 'Microfone interno', 'Headset USB']);
    await card.test();
    await card.is('passed');
    const select = choice(card, 'microphone');
    select.value = 'usb-in';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(select.value, 'as it was until it is so').to.equal('');
    await card.is('outdated');
    expect(session.connection.$audio.get().devices?.chosen.microphone).to.equal('usb-in');
    expect(card.says('microphone')).to.include('Você trocou o dispositivo. Repita o teste.');
    expect(card.part('begin-button')!.matches(':disabled')).to.equal(true);
    await session.audio.choose('microphone', undefined);
    await card.is('passed');
    await session.audio.choose('speaker', 'usb-out');
    await card.is('outdated');
    await card.test();
    await card.is('passed');
  });

  it('show the level of the microphone while it is tested, and let it go afterwards', async () => {
    const { card, checks, backend, session } = await equipped();
    expect(card.part('meter'), 'not before').to.equal(null);
    checks.hangsAt = 'microphone';
    const failing = faultOf(card.element.run());
    await waitUntil(() => backend.voiceVendor.onLevel !== undefined, 'not listening', patience);
    backend.voiceVendor.onLevel!(0.3);
    const lit = (): number => card.root.querySelectorAll('.meter .on').length;
    expect(lit()).to.be.above(10);
    await card.isAccessible();
    session.preflight.stop();
    await failing;
    await waitUntil(() => backend.voiceVendor.onLevel === undefined, 'still listening', patience);
  });
});

describe('cc-preflight without a telephone to test', () => {
  it('says that there is no session, no sign-in, no telephone', async () => {
    const lost = await shown('nobody');
    expect(lost.text()).to.include('Sem sessão nesta página');
    expect((await faultOf(lost.element.run())).code).to.equal('conflict');
    await lost.isAccessible();
    expect((await shown(scriptedSession().session)).text()).to.include('Você não entrou ainda');
    const { session } = await signedInSession();
    const card = await shown(session);
    expect(card.text()).to.include('Não há telefone para testar');
    expect((await faultOf(card.element.run())).code).to.equal('unsupported');
    await card.isAccessible();
  });

  it('shows a skeleton while the sign-in is on its way', async () => {
    const { session, backend } = scriptedSession();
    const release = backend.script.holdBack('signIn');
    const signedIn = session.auth.signIn({ user: 'marina', password: 'right' });
    const card = await shown(session);
    await card.is('loading');
    expect(card.root.querySelector('[aria-busy=true]')).to.not.equal(null);
    await expect(card.element).to.be.accessible();
    release();
    await signedIn;
    await waitUntil(() => !card.element.matches(':state(loading)'));
  });

  it('says that the voice server is away, and tries again at once with the test', async () => {
    const { card, backend } = await equipped();
    backend.drop();
    await waitUntil(() => card.text().includes('Sem o servidor de voz o teste não passa.'));
    await card.isAccessible();
    const before = backend.script.log.filter((act) => act === 'reconnect').length;
    await card.test();
    expect(backend.script.log.filter((act) => act === 'reconnect').length).to.equal(before + 1);
  });
});

describe('cc-preflight looks', () => {
  const fits = ({ root, element }: Card): void => {
    const wide = [element, ...root.querySelectorAll<HTMLElement>('header, .body, .foot, .check, .sub, .banner, .btn, select')].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
    expect(wide.map(({ className, localName }) => `${localName}.${className}`)).to.deep.equal([]);
  };

  async function troubled(lang: string): Promise<Card> {
    const { card } = await equipped(lang, false, ({ outcomes }) => {
      outcomes.set('microphone', { verdict: 'fail', reason: 'microphone-silent' });
      outcomes.set('server', { verdict: 'fail', reason: 'local-network-blocked' });
      outcomes.set('network', { verdict: 'warn', reason: 'stun-silent', figures: { loss: 0.0214, jitter: 12, roundTrip: 40 } });
    });
    await card.test(false);
    await card.is('failed');
    return card;
  }

  for (const lang of ['pt-BR', 'pt-PT', 'en', 'es']) {
    it(`fits 280 px and the whole page, in dark and from right to left, in ${lang}`, async () => {
      const card = await troubled(lang);
      const set = async (change: Partial<CcPreflight>, width: string): Promise<void> => {
        Object.assign(card.element, change);
        card.element.style.inlineSize = width;
        await card.settle();
        fits(card);
      };
      await set({}, '280px');
      await set({ density: 'compact' }, '100%');
      await set({ colorScheme: 'dark', dir: 'rtl' }, '280px');
      await card.isAccessible();
    });
  }

  it('is readable in forced colours', async () => {
    const card = await troubled('pt-BR');
    await emulate({ 'forced-colors': 'active' });
    try {
      await card.isAccessible();
    } finally {
      await emulate({});
    }
  });
});
