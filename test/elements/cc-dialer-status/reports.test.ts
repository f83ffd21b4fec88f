import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CcDialerStatus } from '../../../src/elements/cc-dialer-status/cc-dialer-status.js';
import { agentWorld, endAgentWorld, type AgentWorld } from '../../../stories/support/agent-world.js';
import { emulate } from '../../support/media/media.js';
import { generous, shown } from './dialer-kit.js';

const all = <Found extends Element = HTMLElement>(element: CcDialerStatus, selector: string): Found[] => [...element.shadowRoot!.querySelectorAll<Found>(selector)];
const words = (element: Element | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const figures = (element: CcDialerStatus): string[] => all(element, '.r-kpis dd').map(words);
const chart = (element: CcDialerStatus): string => all<SVGElement>(element, 'svg.chart')[0]?.getAttribute('aria-label') ?? '';

function choose(select: HTMLSelectElement, index: number): void {
  select.selectedIndex = index;
  select.dispatchEvent(new Event('change'));
}

async function opened(world: AgentWorld, width = '360px'): Promise<CcDialerStatus> {
  const element = await shown(world.session, { width, attributes: { view: 'reports' } });
  await waitUntil(() => figures(element).length === 4, 'no figures', generous);
  return element;
}

/** Nothing of the scenario's week, but what is said here: so many seconds ago. */
async function worldWith(ago: readonly number[], more: Partial<{ readonly limit: number; readonly cause: string; readonly mailing: string }> = {}): Promise<AgentWorld> {
  return agentWorld({
    adapter: { reportLimit: more.limit ?? 2_000 },
    prepare: (simulator) => {
      const { pbx } = simulator;
      pbx.dialed.length = pbx.dispositions.length = 0;
      if (more.limit !== undefined) simulator.behave({ limit: more.limit });
      for (const [index, seconds] of ago.entries()) {
        const at = Math.max(new Date().setHours(0, 0, 0, 0), Date.now() - seconds * 1000);
        const answered = index % 2 === 0 ? { answeredAfter: 6, talked: 192, agent: 'Paulo Reis', queue: 'Atendimento' } : {};
        pbx.dialed.push({ mailing: more.mailing ?? 'Recompra', key: '1', destination: `1195551${index}`, at, ringing: 12, cause: more.cause ?? (index % 2 === 0 ? 'NORMAL_CLEARING' : 'NO_ANSWER'), ...answered });
      }
      pbx.dispositions.push({ direction: 'dialer-inbound', agent: 'Paulo Reis', name: '=HYPERLINK("http://x")', destination: '11955510', mailing: 'Recompra', at: Date.now() - 1000 });
    },
  });
}

afterEach(endAgentWorld);

describe('cc-dialer-status: reports', () => {
  it('counts today by hour, tells the peak, and what became of the calls', async () => {
    const element = await opened(await worldWith([1, 2, 3, 4]));
    expect(figures(element)).to.deep.equal(['4', '2', '3:12', '0:12']);
    expect(words(all(element, '.r-kpis dt')[1])).to.equal('Atendidas · 50%');
    expect(chart(element)).to.match(/^Chamadas por hora\. Pico: \d+ h: \d discadas, \d atendidas\.$/);
    expect(words(all(element, '.r-table tbody')[0])).to.include('Não atendeu').and.include('Encerrada normalmente').and.include('50%');
    expect(words(all(element, '.r-figure .sr')[0]), 'the same as a table').to.include('Discadas').and.include('Atendidas');
    await expect(element).to.be.accessible();
  });

  it('goes on to results, a week and days of the agent’s choice, by the keyboard', async () => {
    const element = await opened(await worldWith([1]));
    all<HTMLButtonElement>(element, '[part="filter"]')[1]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => words(all(element, '.r-table tbody')[0]).includes('=HYPERLINK'), 'no results', generous);
    expect(figures(element)).to.deep.equal(['1', '1', '1', '=HYPERLINK("http://x")']);
    choose(all<HTMLSelectElement>(element, '[part="period"]')[0]!, 2);
    await waitUntil(() => chart(element).startsWith('Chamadas por dia'), 'no week', generous);
    choose(all<HTMLSelectElement>(element, '[part="period"]')[0]!, 3);
    await waitUntil(() => all(element, '.r-days input').length === 2);
    const [first, last] = all<HTMLInputElement>(element, '.r-days input');
    first!.value = '2026-03-09';
    last!.value = '2026-03-02';
    for (const field of [first, last]) field!.dispatchEvent(new Event('input'));
    all<HTMLButtonElement>(element, '.r-days button')[0]!.click();
    await waitUntil(() => words(all(element, '#r-problem')[0]) === 'A data final vem antes da inicial.', 'no word of it', generous);
    last!.value = '2026-03-10';
    last!.dispatchEvent(new Event('input'));
    all<HTMLButtonElement>(element, '.r-days button')[0]!.click();
    await waitUntil(() => words(all(element, '.empty')[0]).includes('Nada neste período'), 'not empty', generous);
    await expect(element).to.be.accessible();
  });

  it('makes the cap of the vendor visible, and keeps to one campaign', async () => {
    // Three within one minute, and the vendor gives two: no narrower range is left to ask for.
    const world = await worldWith([1, 1, 1], { limit: 2 });
    const element = await opened(world);
    expect(words(all(element, '.banner')[0])).to.include('Relatório incompleto');
    world.simulator.behave({ limit: 2_000 });
    world.simulator.pbx.dialed.push({ mailing: '<img src=x onerror=alert(1)>', key: '2', destination: '1', at: Date.now() - 1000, ringing: 3, cause: '<b>WEIRD</b>' });
    all(element, '[part="refresh-button"]')[0]!.click();
    await waitUntil(() => all(element, '[part="campaign"]').length === 1, 'no choice', generous);
    choose(all<HTMLSelectElement>(element, '[part="campaign"]')[0]!, 1);
    await waitUntil(() => figures(element)[0] === '1', 'not kept to it', generous);
    expect(words(all(element, '.r-table tbody')[0])).to.include('<b>WEIRD</b>');
    expect(all(element, 'img, .r-table b')).to.deep.equal([]);
  });

  it('says why there is none, and saves what there is as a harmless file', async () => {
    const world = await worldWith([1], { cause: '=1+1' });
    world.simulator.faults.next('dialer', { kind: 'refuse', type: 'execute_failed' });
    const element = await shown(world.session, { attributes: { view: 'reports' } });
    await waitUntil(() => words(all(element, '.empty')[0]).includes('Código:'), 'no word of it', generous);
    all<HTMLButtonElement>(element, '.empty button')[0]!.click();
    await waitUntil(() => figures(element).length === 4, 'no figures', generous);
    const blobs: Blob[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      blobs.push(blob);
      return createObjectURL.call(URL, blob);
    };
    try {
      all(element, '[part="export-button"]')[0]!.click();
    } finally {
      URL.createObjectURL = createObjectURL;
    }
    const [heads, line] = (await blobs[0]!.text()).split('\r\n');
    expect(heads).to.include('Campanha;Número;Data e hora');
    expect(line).to.match(/^Recompra;11955510;[\d: -]+;12;6;192;Atendimento;Paulo Reis;'=1\+1$/);
  });

  it('fits 280 px in the dark and 900 px in forced colours', async () => {
    const world = await worldWith([1, 2, 3]);
    const element = await opened(world, '280px');
    element.colorScheme = 'dark';
    await element.updateComplete;
    expect(element.scrollWidth).to.be.at.most(280);
    await expect(element).to.be.accessible();
    element.colorScheme = 'light';
    element.parentElement!.style.inlineSize = '900px';
    await emulate({ 'forced-colors': 'active' });
    try {
      await expect(element).to.be.accessible();
    } finally {
      await emulate({});
    }
  });
});
