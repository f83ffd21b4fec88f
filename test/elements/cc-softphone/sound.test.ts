import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CallQuality, QualityWarning } from '../../../src/domain/call-quality.js';
import { Fault } from '../../../src/domain/fault.js';
import { ana, full, now, phone, talk, type Phone } from './kit.js';

const focused = ({ element }: Phone): Element | null => element.shadowRoot!.activeElement;
const lit = ({ element }: Phone): number => element.shadowRoot!.querySelectorAll('.meter .on').length;

async function audioPanel(attributes: Readonly<Record<string, string>> = {}): Promise<Phone> {
  const shown = await phone({}, attributes);
  shown.backend.voiceVendor.listDevices();
  await shown.settle();
  shown.button('Dispositivos de áudio').click();
  await waitUntil(() => shown.has('[part=audio-panel]'));
  await shown.settle();
  return shown;
}

const choose = (shown: Phone, name: string, label: string): HTMLSelectElement => {
  const select = shown.find<HTMLSelectElement>(`#audio-${name}`);
  select.value = [...select.options].find(({ text }) => text === label)!.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  return select;
};

const shownChoice = (shown: Phone, name: string): string | undefined => shown.find<HTMLSelectElement>(`#audio-${name}`).selectedOptions[0]?.text;

describe('cc-softphone audio devices', () => {
  it('open from the header without a call, take the focus and give it back', async () => {
    const shown = await audioPanel();
    expect(shown.has('.pad')).to.equal(false);
    expect(focused(shown)).to.equal(shown.find('#audio-microphone'));
    await sendKeys({ press: 'Escape' });
    await shown.settle();
    expect(shown.has('.panel')).to.equal(false);
    expect(focused(shown)).to.equal(shown.button('Dispositivos de áudio'));
    expect(shown.has('.pad')).to.equal(true);
  });

  it('are not offered where devices cannot be told apart', async () => {
    const shown = await phone();
    talk(shown);
    await shown.settle();
    expect(shown.text()).not.to.include('Áudio');
    expect(shown.has('[part=audio-button]')).to.equal(false);
  });

  it('are chosen one by one, and shown as chosen once it is so', async () => {
    const shown = await audioPanel();
    expect([...shown.find<HTMLSelectElement>('#audio-microphone').options].map(({ text }) => text)).to.deep.equal(['Padrão do sistema', 'Microfone interno', 'Headset USB']);
    const release = shown.backend.script.holdBack('chooseDevice');
    choose(shown, 'microphone', 'Headset USB');
    await shown.settle();
    expect(shownChoice(shown, 'microphone')).to.equal('Padrão do sistema');
    expect(shown.find('#audio-microphone').getAttribute('aria-busy')).to.equal('true');
    release();
    await shown.settle();
    expect(shownChoice(shown, 'microphone')).to.equal('Headset USB');
    choose(shown, 'ringer', 'Caixas internas');
    await shown.settle();
    expect(shown.backend.voiceVendor.devices.chosen).to.deep.equal({ microphone: 'usb-in', ringer: 'out-1' });
    choose(shown, 'ringer', 'Padrão do sistema');
    await shown.settle();
    expect(shown.backend.voiceVendor.devices.chosen).to.deep.equal({ microphone: 'usb-in' });
    shown.backend.script.failNext('chooseDevice', new Fault('media'));
    choose(shown, 'speaker', 'Headset USB');
    await shown.settle();
    expect(shownChoice(shown, 'speaker')).to.equal('Padrão do sistema');
    expect(shown.text()).to.include('O áudio não funcionou.');
  });

  it('show the level of the microphone for as long as they are open', async () => {
    const shown = await audioPanel();
    await waitUntil(() => shown.backend.voiceVendor.onLevel !== undefined, 'nobody measures');
    shown.backend.voiceVendor.onLevel!(0.1);
    expect(lit(shown)).to.equal(12);
    expect(shown.find('.meter').getAttribute('aria-valuenow')).to.equal('60');
    shown.backend.voiceVendor.onLevel!(1);
    expect(lit(shown)).to.equal(20);
    shown.backend.voiceVendor.onLevel!(0);
    expect(lit(shown)).to.equal(0);
    shown.button('Fechar dispositivos de áudio').click();
    await waitUntil(() => shown.backend.voiceVendor.onLevel === undefined, 'still measuring', { timeout: 10_000 });
  });

  it('are tested by a sound, and set in volume and treatment', async () => {
    const shown = await audioPanel();
    const release = shown.backend.script.holdBack('testSound');
    shown.button('Testar o toque').click();
    await shown.settle();
    expect(shown.button('Testar o toque').getAttribute('aria-busy')).to.equal('true');
    expect(shown.button('Testar o alto-falante').getAttribute('aria-busy')).to.equal('false');
    release();
    await shown.settle();
    expect(shown.backend.voiceVendor.tested).to.deep.equal(['ringer']);
    const volume = shown.find<HTMLInputElement>('#audio-volume');
    expect(volume.value).to.equal('80');
    volume.value = '35';
    volume.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(shown.backend.voiceVendor.devices.ringerVolume).to.equal(0.35);
    const later = shown.backend.script.holdBack('setProcessing');
    const noise = shown.element.shadowRoot!.querySelectorAll<HTMLInputElement>('.switch')[1]!;
    noise.click();
    await shown.settle();
    expect(noise.checked).to.equal(true, 'before it is confirmed');
    later();
    await shown.settle();
    expect(noise.checked).to.equal(false);
    expect(shown.backend.voiceVendor.devices.processing).to.deep.equal({ echoCancellation: true, noiseSuppression: false, autoGainControl: true });
  });

  it('say where the browser plays on one device only', async () => {
    const shown = await audioPanel();
    shown.backend.voiceVendor.listDevices({ canChooseOutput: false });
    await shown.settle();
    expect(shown.text()).to.include('só toca no dispositivo padrão');
    expect(shown.find<HTMLSelectElement>('#audio-speaker').disabled).to.equal(true);
    expect(shown.find<HTMLSelectElement>('#audio-microphone').disabled).to.equal(false);
  });

  it('are missed politely, once, also without a call, and are welcome back', async () => {
    const shown = await phone();
    const { voiceVendor } = shown.backend;
    voiceVendor.listDevices({ chosen: { microphone: 'usb-in', speaker: 'usb-out' } });
    await shown.settle();
    const { available } = voiceVendor.devices;
    voiceVendor.listDevices({
      available: available.filter(({ label }) => label !== 'Headset USB'),
      missing: ['microphone', 'speaker'],
      missingLabels: { microphone: 'Headset USB', speaker: 'Headset USB' },
    });
    await waitUntil(() => shown.text().includes('Headset USB saiu; usando o padrão'));
    await shown.settle();
    expect(shown.said('polite')).to.deep.equal(['Headset USB saiu; usando o padrão']);
    shown.button('Escolher outro').click();
    await waitUntil(() => shown.has('[part=audio-panel]'));
    expect(shownChoice(shown, 'speaker')).to.equal('Headset USB (desligado)');
    voiceVendor.listDevices({ available, missing: [], missingLabels: {} });
    await shown.settle();
    expect(shown.text()).not.to.include('saiu');
    expect(shownChoice(shown, 'speaker')).to.equal('Headset USB');
    expect(shown.said('polite')).to.include('Headset USB voltou');
  });

  it('stay open while a call comes in', async () => {
    const shown = await audioPanel();
    shown.backend.voiceVendor.ring({ remote: ana, can: new Set(['answer', 'reject', 'silence']) });
    await shown.settle();
    expect(shown.text()).to.include('Chamada recebida').and.include('Atender').and.include('Alto-falante');
    expect(focused(shown)).to.equal(shown.find('#audio-microphone'));
  });
});

describe('cc-softphone sound of a call', () => {
  const hear = (shown: Phone, callId: string, grade: CallQuality['grade'], ...warnings: QualityWarning[]): void =>
    shown.backend.emit({ type: 'quality-changed', quality: { callId, at: now, grade, warnings } });

  it('is shown by bars and a word', async () => {
    const shown = await phone();
    const id = talk(shown, { can: full });
    await shown.settle();
    expect(shown.has('.quality')).to.equal(false);
    for (const [grade, bars, word] of [['good', 4, 'boa'], ['fair', 2, 'média'], ['poor', 1, 'baixa']] as const) {
      hear(shown, id, grade);
      await shown.settle();
      expect(shown.element.shadowRoot!.querySelectorAll('.quality .on').length).to.equal(bars);
      expect(shown.text()).to.include(`Qualidade ${word}`);
    }
    hear(shown, id, 'unknown');
    await shown.settle();
    expect(shown.has('.quality')).to.equal(false);
    hear(shown, id, 'fair');
    talk(shown, { hold: { local: true, remote: false } });
    await shown.settle();
    expect(shown.find('.quality').getAttribute('aria-label')).to.equal('Qualidade média');
  });

  it('is warned of once, the worst first, with what to do', async () => {
    const shown = await phone();
    shown.backend.voiceVendor.listDevices();
    const id = talk(shown, { can: full });
    hear(shown, id, 'poor', 'low-mos', 'high-loss');
    await shown.settle();
    hear(shown, id, 'poor', 'low-mos', 'high-loss');
    await shown.settle();
    expect(shown.text()).to.include('Partes da voz estão se perdendo.').and.not.include('O som da chamada está ruim.');
    expect(shown.said('polite').filter((text) => text.startsWith('Partes da voz'))).to.have.lengthOf(1);
    hear(shown, id, 'poor', 'stuck-microphone');
    await shown.settle();
    shown.button('Conferir o áudio').click();
    await waitUntil(() => shown.has('[part=audio-panel]'));
    hear(shown, id, 'good');
    await shown.settle();
    expect(shown.text()).not.to.include('O microfone não está captando');
  });
});

describe('cc-softphone diagnostics', () => {
  const { click } = HTMLAnchorElement.prototype;
  const { createObjectURL } = URL;
  afterEach(() => {
    HTMLAnchorElement.prototype.click = click;
    URL.createObjectURL = createObjectURL;
  });

  it('become a file', async () => {
    const files: string[] = [];
    const blobs: Blob[] = [];
    // The platform's own seam: a real download would leave the browser.
    HTMLAnchorElement.prototype.click = function () {
      files.push(this.download);
    };
    URL.createObjectURL = (blob) => {
      blobs.push(blob as Blob);
      return createObjectURL.call(URL, blob);
    };
    const shown = await phone();
    shown.button('Mais opções').click();
    await waitUntil(() => shown.has('.menuitem'));
    expect(shown.button('Mais opções').getAttribute('aria-expanded')).to.equal('true');
    await shown.settle();
    await sendKeys({ press: 'End' });
    expect(focused(shown)?.textContent).to.include('Baixar diagnóstico');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => files.length === 1);
    expect(files[0]).to.match(/^softphone-diagnostics-\d{4}-.*\.json$/);
    expect(await blobs[0]!.text()).to.equal('{"version":"test"}');
    expect(shown.said('polite')).to.include('Diagnóstico baixado');
  });

  it('are not offered where the telephone keeps none', async () => {
    const shown = await phone();
    Reflect.deleteProperty(shown.backend.voice!, 'supportBundle');
    shown.button('Mais opções').click();
    await waitUntil(() => shown.has('.menuitem'));
    expect(shown.session.connection.hasSupportBundle).to.equal(false);
    expect(shown.find('[role=menu]').textContent).not.to.include('Baixar diagnóstico');
  });

  it('say what went wrong', async () => {
    const shown = await phone();
    talk(shown);
    await shown.settle();
    shown.backend.script.failNext('supportBundle', new Fault('unsupported'));
    shown.button('Mais').click();
    await waitUntil(() => shown.has('.menuitem'));
    shown.find('.menuitem:last-of-type').click();
    await shown.settle();
    expect(shown.text()).to.include('Este sistema não oferece essa ação.');
  });
});
