import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { iconInbox, iconPhone } from '../../../src/elements/ui/icons.js';
import * as icons from '../../../src/elements/ui/icons.js';
import { banner, chip, emptyState, errorState, offlineBanner, status } from '../../../src/elements/ui/states.js';
import { skeletonBubbles, skeletonRows } from '../../../src/elements/ui/skeleton.js';
import { common } from '../../../src/i18n/pt-br/common.js';
import { buttons } from '../../../src/styles/buttons.js';
import { chips } from '../../../src/styles/chips.js';
import { feedback } from '../../../src/styles/feedback.js';
import { skeletons } from '../../../src/styles/skeletons.js';
import { emulate } from '../../support/media/media.js';
import { inside, shown, specimen } from '../../styles/specimen.js';

const ran: string[] = [];
const run = (name: string) => (): void => {
  ran.push(name);
};

const everything = () => html`
  <h2>Estados</h2>
  ${banner({ tone: 'danger', title: 'Você não pode receber chamadas', text: 'O servidor não responde.', action: { label: 'Reconectar agora', run: run('banner') } })}
  ${offlineBanner(common, '0:51', '2 mensagens na fila.')}
  ${emptyState({ icon: iconInbox, title: 'Ninguém esperando', text: 'Novas conversas aparecem aqui.' })}
  ${errorState({ t: common, code: 'timeout', retry: run('error') })}
  ${status('success', iconPhone, 'Em chamada')} ${chip('warning', '4 min')}
  ${skeletonRows(3)} ${skeletonBubbles(3)}
`;

describe('states', () => {
  afterEach(() => emulate({}));

  for (const scheme of ['light', 'dark'] as const) {
    it(`are accessible, ${scheme}`, async () => {
      const element = specimen([buttons, chips, feedback, skeletons], everything);
      element.setAttribute('color-scheme', scheme);
      await shown(element);
      await expect(element).to.be.accessible();
      element.remove();
    });
  }

  it('say what happened, what to do, the code, and offer one button', async () => {
    const element = await shown(specimen([buttons, feedback], () => errorState({ t: common, code: 'timeout', retry: run('error') })));
    const empty = inside(element, '.empty');
    expect(empty.querySelector('h3')?.textContent).to.equal(common.couldNotLoad);
    expect(empty.querySelector('p')?.textContent).to.equal(`${common.faults.timeout.text} ${common.faults.timeout.todo}`);
    expect(empty.querySelector('code')?.textContent).to.equal('timeout');
    const offered = [...empty.querySelectorAll('button')];
    expect(offered).to.have.length(1);
    offered[0]?.click();
    expect(ran).to.deep.equal(['error']);
    element.remove();
  });

  it('offer no button where there is nothing to do', async () => {
    const element = await shown(specimen([feedback], () => errorState({ t: common, code: 'unsupported' })));
    expect(element.renderRoot.querySelector('button')).to.equal(null);
    element.remove();
  });

  it('breathe only where motion is wanted', async () => {
    const element = await shown(specimen([skeletons], () => skeletonRows(1)));
    expect(getComputedStyle(inside(element, '.skel')).animationName).to.equal('cc-breathe');
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    expect(getComputedStyle(inside(element, '.skel')).animationName).to.equal('none');
    element.remove();
  });
});

describe('icons', () => {
  it('are all drawable paths inside their grid', () => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    document.body.append(svg);
    const wrong = Object.entries(icons).filter(([name, shape]) => {
      if (!name.startsWith('icon') || typeof shape !== 'string') return false;
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.setAttribute('d', shape);
      svg.append(path);
      const { x, y, width, height } = path.getBBox();
      return !(width > 0 && height > 0 && x >= 0 && y >= 0 && x + width <= 24 && y + height <= 24);
    });
    svg.remove();
    expect(wrong.map(([name]) => name)).to.deep.equal([]);
  });
});
