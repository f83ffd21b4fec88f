import { expect, fixture, html } from '@open-wc/testing';
import { avatar, avatarColor, initials } from '../../../src/elements/ui/avatar.js';
import { channelMark } from '../../../src/elements/ui/channel-mark.js';

describe('avatar', () => {
  const names: Readonly<Record<string, string>> = {
    'Ana Beatriz Nogueira': 'AN',
    'Mercado': 'M',
    'joão': 'J',
    'élida souza': 'ÉS',
    'Banco Serra · URA': 'BU',
    '  Maria   (Financeiro) ': 'MF',
    '+55 11 95555-0142': '#',
    '': '#',
    '😊 Ana 😊': 'A',
    '"Zé" Silva': 'ZS',
    '\uD800': '#',
    '王小明': '王',
  };
  for (const [name, wanted] of Object.entries(names)) {
    it(`${JSON.stringify(name)} → ${wanted}`, () => {
      expect(initials(name)).to.equal(wanted);
    });
  }

  it('keeps a contact its colour and spreads contacts over all eight', () => {
    expect(avatarColor('4711')).to.equal(avatarColor('4711'));
    const counts = new Map<number, number>();
    for (let id = 0; id < 8000; id += 1) counts.set(avatarColor(String(id)), (counts.get(avatarColor(String(id))) ?? 0) + 1);
    expect([...counts.keys()].sort()).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(Math.min(...counts.values())).to.be.above(700);
  });

  it('is decoration with a badge that can be hovered', async () => {
    const element = await fixture<HTMLElement>(
      html`<div>${avatar({ id: '1', name: 'Ana N', size: 'lg', mark: channelMark('whatsapp', 'WhatsApp') })}</div>`,
    );
    const span = element.querySelector('.avatar');
    expect(span?.getAttribute('aria-hidden')).to.equal('true');
    expect(span?.classList.contains('lg')).to.equal(true);
    expect(element.querySelector('.mark.whatsapp')?.getAttribute('title')).to.equal('WhatsApp');
  });

  it('shows people for a group', async () => {
    const element = await fixture<HTMLElement>(html`<div>${avatar({ id: '1', name: 'Condomínio', group: true })}</div>`);
    expect(element.querySelector('.avatar.group svg')).to.not.equal(null);
    expect(element.textContent.trim()).to.equal('');
  });
});
