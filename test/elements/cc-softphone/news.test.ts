import { expect } from '@open-wc/testing';
import { ana, expectToFit, phone, talk } from './kit.js';

describe('cc-softphone says', () => {
  it('once and at once that a call comes in', async () => {
    const shown = await phone();
    const id = shown.backend.voiceVendor.ring({ remote: ana });
    await shown.settle();
    shown.backend.voiceVendor.change(id, { variables: { Motivo: 'boleto' } });
    await shown.settle();
    expect(shown.said('assertive')).to.deep.equal([`Chamada recebida de ${ana.name}`]);
    expect(shown.said('polite')).to.deep.equal([]);
  });

  it('what becomes of a call, politely and never the time', async () => {
    const shown = await phone();
    const id = talk(shown);
    await shown.settle();
    const changes = [{ muted: true }, { muted: false }, { hold: { local: true, remote: false } }, { hold: { local: false, remote: true } }, { media: 'lost' as const, hold: { local: false, remote: false } }, { signalling: 'lost' as const }];
    for (const change of changes) {
      shown.backend.voiceVendor.change(id, change);
      await shown.settle();
    }
    shown.backend.voiceVendor.hangsUp(id);
    await shown.settle();
    expect(shown.said('polite')).to.deep.equal([
      `Em chamada: ${ana.name}`,
      'Seu microfone está mudo',
      'Seu microfone está aberto',
      'Em espera',
      'O cliente pôs você em espera',
      'O áudio caiu, tentando de novo',
      'Sem o servidor; o áudio segue',
      'O outro lado desligou',
    ]);
    expect(shown.said('assertive')).to.deep.equal([]);
    expect(shown.find('[part=base]').querySelectorAll('[aria-live], [role=status], [role=alert], [role=timer]')).to.have.lengthOf(0);
  });

  it('when no call can come any more, and when it can again', async () => {
    const shown = await phone();
    shown.backend.drop();
    await shown.settle();
    expect(shown.said('assertive')).to.deep.equal(['Você não pode receber chamadas']);
    shown.backend.restore();
    await shown.settle();
    expect(shown.said('polite')).to.deep.equal(['A conexão voltou']);
  });

  it('nothing of what was there before it', async () => {
    const first = await phone();
    talk(first, { muted: true });
    first.backend.voiceVendor.ring({ remote: { number: '190' } });
    const late = document.createElement('cc-softphone');
    late.session = first.session;
    document.body.append(late);
    await late.updateComplete;
    await first.settle();
    const lines = (live: string) => [...late.shadowRoot!.querySelector(`[aria-live=${live}]`)!.children].map(({ textContent }) => textContent);
    expect(lines('polite')).to.deep.equal([]);
    expect(lines('assertive')).to.deep.equal(['Chamada recebida de 190']);
    late.remove();
  });
});

describe('cc-softphone and what a caller may call himself', () => {
  const names = {
    markup: '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>',
    turned: '\u202Eoãsserpmi\u202C e \u2067mais\u2069',
    endless: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(40),
    lines: 'Ana\n\n\n\u2028Souza\u0000',
    marks: `Z${'\u0301'.repeat(500)}algo`,
    broken: 'Ana \uD800 Souza',
    hebrew: 'שלום עולם',
  };

  for (const [kind, name] of Object.entries(names)) {
    it(`stays text in one place: ${kind}`, async () => {
      const shown = await phone();
      shown.element.style.inlineSize = '280px';
      const remote = { number: `sip:${name}@evil.example`, name };
      const id = shown.backend.voiceVendor.ring({ remote, variables: { [`X-${name}`]: name } });
      await shown.settle();
      expectToFit(shown);
      expect(shown.text()).not.to.match(/\p{Bidi_Control}/u);
      expect(shown.said('assertive').join()).not.to.match(/\p{Bidi_Control}/u);
      shown.backend.voiceVendor.answers(id);
      talk(shown, { remote, hold: { local: true, remote: false } });
      await shown.settle();
      expectToFit(shown);
      expect(shown.has('img, script, section [onerror]')).to.equal(false);
      expect('pwned' in globalThis).to.equal(false);
      for (const bdi of shown.element.shadowRoot!.querySelectorAll('.name, .sub')) expect(bdi.querySelector('bdi')).not.to.equal(null);
    });
  }

  it('shows that there is no number, and offers no call back to nobody', async () => {
    const shown = await phone();
    const id = shown.backend.voiceVendor.ring({ remote: { number: '' } });
    await shown.settle();
    expect(shown.text()).to.include('Número não informado');
    shown.backend.voiceVendor.hangsUp(id, { cause: 'cancelled', by: 'remote' });
    await shown.settle();
    expect(shown.has('[part=call-again-button]')).to.equal(false);
  });
});
