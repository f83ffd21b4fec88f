import { expect, waitUntil } from '@open-wc/testing';
import { sip, type SipOptions } from '../../../src/adapters/sip/index.js';
import type { CcFactMap } from '../../../src/domain/host-event.js';
import { platformIo } from '../../../src/net/io.js';
import { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { inPageSip, type InPageSip } from '../../../src/simulators/sip/index.js';
import { patience, shown, type Card } from './kit.js';

/** The checks of the real telephone at a registrar in the page, with the browser's own microphone and sound. */
describe('cc-preflight on SIP', () => {
  let server: InPageSip;
  let session: Session;

  function begin(password = 'pw', more: Partial<SipOptions> = {}): void {
    server = inPageSip({ users: { '2001': 'pw' } });
    const { WebSocket } = server;
    const voice = sip({
      server: 'ws://sip.example.test',
      domain: 'example.test',
      user: '2001',
      credentials: async () => ({ user: '2001', password }),
      io: { ...platformIo(), WebSocket },
      ...more,
    });
    session = createSession({ backends: [], voice, shareLine: false });
  }

  afterEach(async () => {
    await session.dispose();
    server.server.stop();
  });

  const standing = (card: Card, check: Parameters<Card['row']>[0]): string | undefined => card.row(check).dataset['standing'];

  it('passes in a browser that can all of it, from the click to the start', async function () {
    this.timeout(60_000);
    begin();
    const told: CcFactMap['cc-preflight'][] = [];
    session.addEventListener('cc-preflight', ({ detail }) => told.push(detail));
    const card = await shown(session);
    await card.is('idle');
    card.press('run-button');
    await waitUntil(() => standing(card, 'microphone') === 'running', 'the microphone is not tested', patience);
    await waitUntil(() => card.root.querySelectorAll('.meter .on').length > 0, 'the microphone is not heard', patience);
    await card.is('asking');
    expect(standing(card, 'microphone')).to.equal('pass');
    card.press('heard-button');
    await waitUntil(() => card.element.report !== undefined, 'no end', { timeout: 30_000 });
    await card.settle();
    for (const check of ['browser', 'frame-policy', 'permission', 'microphone', 'speaker', 'server', 'registration', 'codec'] as const) {
      expect(standing(card, check), check).to.equal('pass');
    }
    // A machine that is busy delays sound, and that is what it says then.
    expect(standing(card, 'network')).to.be.oneOf(['pass', 'warn']);
    expect(card.says('network')).to.match(/Perda de [\d,.]+%, variação de \d+ ms/u);
    expect(card.says('server')).to.match(/Respondeu em \d+ ms/u);
    expect(card.says('registration')).to.include('Ramal 2001').and.include('pronto');
    expect(told).to.have.length(1);
    expect(told[0]?.results).to.equal(card.element.report?.results);
    expect(card.part('begin-button')!.disabled).to.equal(false);
    await waitUntil(() => card.part('meter') === null, 'the microphone is still open', patience);
  });

  it('finds a password that is not accepted', async function () {
    this.timeout(60_000);
    begin('wrong');
    const card = await shown(session);
    await card.test();
    await card.is('failed');
    expect(card.says('registration')).to.include('O servidor não aceitou a senha do ramal.');
    expect(standing(card, 'server')).to.equal('pass');
  });

  it('finds a server that is away, and passes it once it is back', async function () {
    this.timeout(90_000);
    begin('pw', { limits: { connect: 1_000, register: 8_000, retryFirst: 100, retryCap: 400 } });
    const card = await shown(session);
    await waitUntil(() => session.connection.$registration.get().status === 'registered', 'not registered', patience);
    server.server.stop();
    await waitUntil(() => card.text().includes('Sem o servidor de voz o teste não passa.'), undefined, patience);
    await card.test();
    await card.is('failed');
    expect(card.says('server')).to.include('Não deu para chegar ao servidor de voz.');
    expect(card.says('registration')).to.include('O servidor ainda não confirmou o ramal.');
    server.server.start();
    await card.test();
    expect(standing(card, 'server')).to.equal('pass');
    expect(standing(card, 'registration')).to.equal('pass');
    expect(card.part('begin-button')!.disabled).to.equal(false);
  });

  it('finds a microphone that is not there', async function () {
    this.timeout(60_000);
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
    try {
      begin();
      const card = await shown(session);
      await card.test();
      await card.is('failed');
      expect(card.says('microphone')).to.include('Nenhum microfone foi encontrado. Conecte o fone e repita.');
    } finally {
      navigator.mediaDevices.getUserMedia = original;
    }
  });
});
