import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { endAgentWorld, servingWorld } from '../../../stories/support/agent-world.js';
import { callWagner, results, rowsOf } from '../../../stories/support/dialer-world.js';
import { aWorld, part, parts, root, seen, shown, soon, text } from './dialer-kit.js';

const title = (element: HTMLElement): HTMLElement => element.shadowRoot!.querySelector<HTMLElement>('.view-title')!;
const shownView = (element: HTMLElement): string | undefined => element.shadowRoot!.querySelector<HTMLElement>('.view')?.dataset['view'];

describe('cc-dialer-status: from view to view', () => {
  it('opens the contacts of a campaign, with the focus, and gives it back', async () => {
    const { session } = await aWorld();
    const element = await shown(session);
    await seen(() => parts(element, 'contacts-button').length === 2);
    const button = parts(element, 'contacts-button')[1]!;
    button.focus();
    button.click();
    await seen(() => shownView(element) === 'contacts');
    expect(element.view).to.equal('contacts');
    expect(element.campaignId).to.equal('584');
    await seen(() => root(element).activeElement !== null);
    expect(part(element, 'tabs')).to.equal(null);
    part(element, 'back-button')!.click();
    await seen(() => shownView(element) === 'campaigns');
    expect(element.view).to.equal('campaigns');
    expect(element.campaignId).to.equal(undefined);
    await seen(() => root(element).activeElement === parts(element, 'contacts-button')[1]);
  });

  it('opens what the page asks for, again and again', async () => {
    const { session } = await aWorld();
    const element = await shown(session, { attributes: { view: 'contacts', 'campaign-id': '584' } });
    await seen(() => shownView(element) === 'contacts' && title(element).textContent.trim() !== '');
    part(element, 'back-button')!.click();
    await seen(() => shownView(element) === 'campaigns');
    element.view = 'import';
    await seen(() => shownView(element) === 'import');
    expect(element.campaignId, 'the first campaign').to.equal('583');
    element.view = 'current';
    await seen(() => shownView(element) === 'current');
    element.setAttribute('view', 'nonsense');
    await seen(() => element.view !== ('nonsense' as string));
    expect(shownView(element)).to.equal('current');
  });

  it('opens with its reports where the dialler has nothing else', async () => {
    const { session } = await servingWorld();
    const element = await shown(session);
    await seen(() => shownView(element) === 'reports');
    expect(part(element, 'back-button')).to.equal(null);
    expect([...root(element).querySelectorAll('[role="tab"]')].map(({ textContent }) => textContent)).to.deep.equal(['Relatórios', 'Contato']);
    await endAgentWorld();
  });

  it('shows nothing of one agent to the next', async () => {
    const { session, simulator } = await aWorld({ rows: { 583: rowsOf({ waiting: 3 }) } });
    const element = await shown(session, { attributes: { view: 'contacts', 'campaign-id': '583' } });
    await seen(() => text(element).includes('Fátima Lopes'));
    await session.auth.signOut();
    await seen(() => text(element).includes('Você não entrou ainda'));
    expect(text(element)).to.not.include('Fátima');
    simulator.central.campaigns.get('583')!.rows = [];
    await session.auth.signIn({ user: 'api-user', password: 'segredo-de-teste' });
    await seen(() => shownView(element) !== undefined && !text(element).includes('Você não entrou ainda'));
    expect(text(element)).to.not.include('Fátima');
  });
});

describe('cc-dialer-status: looks', () => {
  afterEach(() => emulateMedia({ forcedColors: 'none' }));

  for (const name of ['dark', 'forced colours', 'right to left'] as const) {
    it(`is accessible in ${name}, and nothing sticks out`, async () => {
      if (name === 'forced colours') await emulateMedia({ forcedColors: 'active' });
      const world = await aWorld({ session: { wrapUp: { dispositions: results, required: true } } });
      const element = await shown(world.session, { width: '680px' });
      if (name === 'dark') element.colorScheme = 'dark';
      if (name === 'right to left') element.parentElement!.dir = 'rtl';
      callWagner(world);
      await soon(element, 'result');
      await soon(element, 'campaign');
      const box = element.getBoundingClientRect();
      const out = [...root(element).querySelectorAll('*')].filter((each) => {
        const { left, right, width } = each.getBoundingClientRect();
        return width > 0 && (left < box.left - 0.5 || right > box.right + 0.5) && !each.closest('.sr, svg, .trunc');
      });
      expect(out.map(({ className }) => className)).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });
  }
});
