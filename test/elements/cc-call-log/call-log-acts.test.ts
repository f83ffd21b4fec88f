import { expect, waitUntil } from '@open-wc/testing';
import type { RecordsPort } from '../../../src/domain/backend.js';
import type { CcCallLog } from '../../../src/elements/cc-call-log/cc-call-log.js';
import { Fault } from '../../../src/domain/fault.js';
import { emulate } from '../../support/media/media.js';
import { noon } from '../../support/samples.js';
import { button, generous, hour, names, namesAre, past, root, shown, signedIn, someCalls, text } from './log-kit.js';

const sound = new URL('../../../demo/assets/audio-entrega.wav', import.meta.url).href;

/** The server of these tests sends no parts of files, so that nobody could seek in one. */
async function seekable(): Promise<string> {
  return URL.createObjectURL(await (await fetch(sound)).blob());
}

function recorded(recording: (id: string) => Promise<string>): RecordsPort {
  const record = { direction: 'in', to: '2100', talkTime: 3000, outcome: 'answered' } as const;
  return {
    calls: async () => [
      { ...record, id: '1', from: '5511955550100', startedAt: noon - hour, recordingId: 'rec-1' },
      { ...record, id: '2', from: '5511955550101', startedAt: noon - 2 * hour, recordingId: 'rec-2' },
      { ...record, id: '3', from: '5511955550102', startedAt: noon - 3 * hour },
    ],
    recording,
  };
}

const three = ['(11) 95555-0100', '(11) 95555-0101', '(11) 95555-0102'];

describe('cc-call-log: acts', () => {
  it('calls back, after it asked the host', async () => {
    const scripted = await signedIn();
    someCalls(scripted);
    const element = await shown(scripted.session);
    await waitUntil(() => names(element).length === 6, undefined, generous);
    const asked: string[] = [];
    element.addEventListener('cc-before-call', (event) => {
      asked.push(event.detail.number);
      if (asked.length === 1) event.preventDefault();
    });
    button(element, 'Ligar para Edson Teixeira').click();
    expect(scripted.backend.script.log).to.not.include('dial');
    button(element, 'Ligar para Edson Teixeira').click();
    await waitUntil(() => scripted.session.calls.$lastDialled.get() === '5511955550144', undefined, generous);
    expect(asked).to.deep.equal(['5511955550144', '5511955550144']);
  });

  it('says why a call could not be placed', async () => {
    const wrapUp = { dispositions: [{ id: 'sent', label: 'Enviado' }], required: true };
    const scripted = await signedIn(undefined, { wrapUp });
    past(scripted, { remote: { number: '2107', name: 'Ana' } }, 60_000);
    const element = await shown(scripted.session);
    await namesAre(element, ['Ana']);
    button(element, 'Ligar para Ana').click();
    await waitUntil(() => text(element).includes('Classifique o último atendimento'), undefined, generous);
    await expect(element).to.be.accessible();
    scripted.session.wrapUp.choose(scripted.session.wrapUp.$current.get()!.callId, 'sent');
    scripted.backend.script.failNext('dial', new Fault('media'));
    button(element, 'Ligar para Ana').click();
    await waitUntil(() => text(element).includes('O áudio não funcionou.'), undefined, generous);
    button(element, 'Fechar').click();
    await waitUntil(() => !text(element).includes('O áudio não funcionou.'), undefined, generous);
  });

  it('plays one recording at a time, fetched when it is wanted', async () => {
    const fetched: string[] = [];
    const { session } = await signedIn(recorded((id) => {
      fetched.push(id);
      return seekable();
    }));
    const element = await shown(session);
    await namesAre(element, three);
    expect(fetched).to.deep.equal([]);
    button(element, 'Ouvir a gravação: (11) 95555-0100').click();
    await waitUntil(() => isPlaying(element), 'plays', generous);
    await expect(element).to.be.accessible();
    button(element, 'Pausar a gravação').click();
    await waitUntil(() => !isPlaying(element), 'pauses', generous);
    const position = root(element).querySelector<HTMLInputElement>('.player input')!;
    position.value = '2000';
    position.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => root(element).querySelector('.player .num')?.textContent?.startsWith('0:02'), 'seeks', generous);
    button(element, 'Ouvir a gravação: (11) 95555-0101').click();
    await waitUntil(() => isPlaying(element) && text(element).includes('(11) 95555-0101'), 'plays the other', generous);
    expect(fetched).to.deep.equal(['rec-1', 'rec-2']);
    expect(root(element).querySelectorAll('.player')).to.have.length(1);
    button(element, 'Fechar a gravação').click();
    await waitUntil(() => root(element).querySelector('.player') === null, undefined, generous);
  });

  it('says that a recording did not play, and tries again', async () => {
    const addresses = ['javascript:alert(1)', sound];
    const { session } = await signedIn(recorded(async () => addresses.shift()!));
    const element = await shown(session);
    await namesAre(element, three);
    button(element, 'Ouvir a gravação: (11) 95555-0100').click();
    await waitUntil(() => text(element).includes('A gravação não tocou'), undefined, generous);
    button(element, 'Tentar de novo').click();
    await waitUntil(() => isPlaying(element), undefined, generous);
  });

  it('plays recordings of GSM, and lets take along what does not play', async () => {
    const voice = new URL('../recordings/fixtures/voice.gsm', import.meta.url).href;
    const addresses = ['/recordings/nothing.gsm', voice];
    const { session } = await signedIn(recorded(async () => addresses.shift()!));
    const element = await shown(session);
    await namesAre(element, three);
    button(element, 'Ouvir a gravação: (11) 95555-0100').click();
    await waitUntil(() => text(element).includes('A gravação não tocou'), undefined, generous);
    const link = root(element).querySelector<HTMLAnchorElement>('.player a')!;
    expect([link.textContent, link.href]).to.deep.equal(['Baixar a gravação', new URL('/recordings/nothing.gsm', document.baseURI).href]);
    await expect(element).to.be.accessible();
    button(element, 'Tentar de novo').click();
    await waitUntil(() => root(element).querySelector('.player .num')?.textContent?.endsWith('/ 0:00'), 'not its own length', generous);
    expect(root(element).querySelector('.player a')).to.equal(null);
  });

  it('keeps masked numbers out of the page until one is revealed', async () => {
    const { session } = await signedIn(recorded(async () => sound), { numbers: { masked: true } });
    const element = await shown(session);
    await waitUntil(() => names(element).length === 3, undefined, generous);
    const markup = (): string => root(element).innerHTML.replace(/<!--[^]*?-->/gu, '');
    expect(markup()).to.not.match(/95555|5550/u);
    root(element).querySelector<HTMLElement>('.entry .name')?.click();
    await waitUntil(() => root(element).querySelector('.reveal') !== null, undefined, generous);
    expect(markup()).to.not.match(/95555|5550/u);
    root(element).querySelector<HTMLElement>('.reveal')?.click();
    await waitUntil(() => names(element).includes(three[0]!), undefined, generous);
    expect(names(element).filter((name) => name.includes('•'))).to.have.length(2);
  });
});

function isPlaying(element: CcCallLog): boolean {
  return root(element).querySelector('[part="play-button"]')?.getAttribute('aria-label') === 'Pausar a gravação';
}

describe('cc-call-log: looks', () => {
  afterEach(() => emulate({}));

  for (const name of ['dark', 'forced colours']) {
    it(`is accessible in ${name}`, async () => {
      if (name === 'forced colours') await emulate({ 'forced-colors': 'active' });
      const scripted = await signedIn();
      someCalls(scripted);
      const element = await shown(scripted.session);
      element.colorScheme = name === 'dark' ? 'dark' : 'auto';
      await waitUntil(() => names(element).length === 6, undefined, generous);
      await expect(element).to.be.accessible();
    });
  }

  for (const [width, lang] of [['280px', 'pt-BR'], ['280px', 'en'], ['1100px', 'es'], ['420px', 'pt-PT']] as const) {
    it(`fits into ${width} in ${lang}, right to left too`, async () => {
      const scripted = await signedIn();
      someCalls(scripted);
      past(scripted, { remote: { number: '+551195555010012345678', name: 'Nome-que-não-quer-acabar-nunca'.repeat(6) } }, 3_700_000);
      const element = await shown(scripted.session, lang, width);
      await waitUntil(() => names(element).length === 7, undefined, generous);
      for (const direction of ['ltr', 'rtl']) {
        element.dir = direction;
        const box = element.getBoundingClientRect();
        for (const part of root(element).querySelectorAll('.entry .end, .entry .name, .search, .bar')) {
          const { left, right } = part.getBoundingClientRect();
          expect(left, part.className).to.be.at.least(box.left - 1);
          expect(right, part.className).to.be.at.most(box.right + 1);
        }
      }
    });
  }
});
