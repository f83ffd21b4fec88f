import { expect, fixture, html as page, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { RovingRows, type RovingRowsOptions } from '../../../src/elements/ui/windowed-list/roving-rows.js';
import type { WindowedListOptions } from '../../../src/elements/ui/windowed-list/windowed-list.js';
import {
  keysInView,
  keysOf,
  listOf,
  makeRows,
  painted,
  scrollTo,
  strays,
  topOf,
  type ListHost,
  type Row,
} from './windowed-list-support.js';

const HALF_PIXEL = 0.5;

/** The list with row `id` moved to the top, as an inbox does when a message comes. */
const toTop = (rows: readonly Row[], id: string): Row[] => {
  const moved = rows.find((row) => row.id === id);
  return moved ? [{ ...moved, text: 'new' }, ...rows.filter((row) => row !== moved)] : [...rows];
};
const buttonOf = ({ list }: ListHost, key: string): HTMLButtonElement | null | undefined =>
  list.rowElement(key)?.querySelector('button');
const focused = (host: ListHost): string | null | undefined => host.list.keyOf(host.shadowRoot?.activeElement ?? null);

describe('windowed list: rows that change places', () => {
  it('keep their elements', async () => {
    const rows = makeRows(0, 200);
    const { list } = await listOf(rows, { anchor: 'start' });
    const elements = new Map(keysOf(list).map((key) => [key, list.rowElement(key)]));
    list.setRows(toTop(toTop(rows, '5'), '3'));
    await painted();
    expect(keysInView(list).slice(0, 5)).to.deep.equal(['3', '5', '0', '1', '2']);
    for (const key of ['3', '5', '0', '4']) expect(list.rowElement(key)).to.equal(elements.get(key));
    list.setRows([...rows].reverse());
    list.setRows([...rows].sort((a, b) => (Number(a.id) % 10) - (Number(b.id) % 10)));
    await painted();
    expect(keysOf(list).slice(0, 3)).to.deep.equal(['0', '10', '20']);
    expect(list.rowElement('0')).to.equal(elements.get('0'));
  });

  it('leave an inbox that is at its top at its top', async () => {
    const rows = makeRows(0, 200);
    const host = await listOf(rows, { anchor: 'start' });
    host.list.setRows(toTop(rows, '150'));
    await painted();
    expect(keysInView(host.list)[0]).to.equal('150');
    expect(topOf(host.list, '150')).to.equal(0);
  });

  it('move nothing else for a user who scrolled down, even when the first row in view is the one that goes', async () => {
    let rows = makeRows(0, 1000);
    const host = await listOf(rows, { anchor: 'start' });
    await scrollTo(host, 20_000);
    const [first = '', second = '', third = '', fourth = ''] = keysInView(host.list);
    for (const mover of ['900', first, second, third]) {
      rows = toTop(rows, mover);
      expect(await strays(host, fourth, () => host.list.setRows(rows))).to.be.below(HALF_PIXEL);
    }
  });

  it('keep the focus in them, and its element in place', async () => {
    let rows = makeRows(0, 100);
    const host = await listOf(rows, { anchor: 'start' });
    buttonOf(host, '4')?.focus();
    let blurred = 0;
    host.list.element.addEventListener('focusout', () => blurred++);
    for (const mover of ['4', '7', '4', '2', '60']) {
      rows = toTop(rows, mover);
      host.list.setRows(rows);
      await painted();
      expect(focused(host)).to.equal('4');
      expect(keysOf(host.list)[0]).to.equal(mover);
    }
    host.list.setRows([...rows].reverse());
    await painted();
    expect(focused(host)).to.equal('4');
    expect(blurred).to.equal(0);
  });
});

describe('windowed list: the row with the focus', () => {
  it('stays in the document when it is scrolled out of view, in order, and is dropped when the focus leaves', async () => {
    const host = await listOf(makeRows(0, 1000));
    buttonOf(host, '997')?.focus();
    await scrollTo(host, 30_000);
    expect(focused(host)).to.equal('997');
    expect(keysOf(host.list).at(-1)).to.equal('997');
    expect(topOf(host.list, '997')).to.be.above(10_000);
    await scrollTo(host, 0);
    expect(focused(host)).to.equal('997');
    buttonOf(host, '997')?.blur();
    await scrollTo(host, 1000);
    expect(keysOf(host.list)).to.not.include('997');
  });

  it('is exactly where it belongs when it is scrolled back into view', async () => {
    const host = await listOf(makeRows(0, 1000));
    const before = topOf(host.list, '996');
    const element = host.list.rowElement('996');
    buttonOf(host, '996')?.focus();
    await scrollTo(host, 20_000);
    host.list.setRows(makeRows(-30, 1030));
    await painted();
    expect(focused(host)).to.equal('996');
    await scrollTo(host, host.list.element.scrollHeight);
    expect(Math.abs(topOf(host.list, '996') - before)).to.be.below(HALF_PIXEL);
    expect(host.list.rowElement('996')).to.equal(element);
    expect(keysOf(host.list).slice(-5)).to.deep.equal(['995', '996', '997', '998', '999']);
  });

  it('scrolls back into view by what is typed in it', async () => {
    const render = ({ id }: Row): TemplateResult => html`<div class="row"><button>${id}</button><input /></div>`;
    const host = await listOf(makeRows(0, 500), { render, estimate: 30 });
    host.list.rowElement('498')?.querySelector('input')?.focus();
    await scrollTo(host, 2000);
    await sendKeys({ type: 'x' });
    await painted();
    await painted();
    expect(keysInView(host.list)).to.include('498');
  });

  it('goes with the row when that is removed', async () => {
    const host = await listOf(makeRows(0, 100));
    buttonOf(host, '98')?.focus();
    host.list.setRows(makeRows(0, 100).filter(({ id }) => id !== '98'));
    await painted();
    expect(keysOf(host.list)).to.not.include('98');
  });
});

describe('windowed list: moving by keyboard', () => {
  async function rovingOf(rows: readonly Row[], options: Partial<WindowedListOptions<Row>> = {}, roving: RovingRowsOptions = {}) {
    const render = ({ id, height }: Row): TemplateResult =>
      html`<div class="row"><button tabindex="-1">${id}</button><input aria-label=${height} tabindex="-1" /></div>`;
    const host = await listOf(rows, { anchor: 'start', render, estimate: 30, ...options });
    const controller = new RovingRows(host, host.list, roving);
    host.list.refresh();
    await painted();
    return { host, controller };
  }
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await sendKeys({ press: key });
    await painted();
  };

  it('is one tab stop, on the first row in view, then on the current one', async () => {
    const { host, controller } = await rovingOf(makeRows(0, 300));
    const before = await fixture<HTMLButtonElement>(page`<button>before</button>`);
    host.parentElement?.before(before);
    before.focus();
    await press('Tab');
    expect(focused(host)).to.equal('0');
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp');
    expect(controller.current).to.equal('2');
    await press('Tab');
    expect(focused(host)).to.equal(null);
    await scrollTo(host, 5000);
    expect(keysOf(host.list)).to.not.include('2');
    const stops = [...host.list.element.querySelectorAll('[tabindex="0"]')];
    expect(stops.map((row) => host.list.keyOf(row))).to.deep.equal([keysInView(host.list)[0]]);
  });

  it('goes to rows that were not rendered, by End, Home and pages', async () => {
    const moves: string[] = [];
    const { host } = await rovingOf(makeRows(0, 10_000), {}, { onMove: (key) => moves.push(key) });
    host.list.focusKey('0');
    await press('End');
    expect(focused(host)).to.equal('9999');
    expect(keysInView(host.list)).to.include('9999');
    await press('PageUp');
    const page = 9999 - Number(focused(host));
    expect(page).to.be.within(10, 30);
    await press('PageDown', 'PageDown');
    expect(focused(host)).to.equal('9999');
    await press('ArrowDown');
    expect(focused(host)).to.equal('9999');
    await press('Home');
    expect(focused(host)).to.equal('0');
    expect(moves).to.deep.equal(['0', '9999', String(9999 - page), moves[3], '9999', '0']);
  });

  it('goes on from the focused row although it was scrolled away', async () => {
    const { host } = await rovingOf(makeRows(0, 2000));
    host.list.focusKey('40');
    await scrollTo(host, 30_000);
    await press('ArrowDown');
    expect(focused(host)).to.equal('41');
    expect(keysInView(host.list)).to.include('41');
  });

  it('passes the focus to the neighbour of a row that is removed', async () => {
    const { host } = await rovingOf(makeRows(0, 100));
    host.list.focusKey('7');
    host.list.setRows(makeRows(0, 100).filter(({ id }) => id !== '7'));
    await painted();
    expect(focused(host)).to.equal('8');
    host.list.setRows(makeRows(0, 8).filter(({ id }) => id !== '7'));
    await painted();
    expect(focused(host)).to.equal('6');
  });

  it('leaves keys to fields, to modifiers and to those who handled them', async () => {
    const { host } = await rovingOf(makeRows(0, 100));
    host.list.rowElement('3')?.querySelector('input')?.focus();
    await press('ArrowDown', 'End');
    expect(focused(host)).to.equal('3');
    host.list.focusKey('3');
    await sendKeys({ down: 'Control' });
    await press('ArrowDown');
    await sendKeys({ up: 'Control' });
    expect(focused(host)).to.equal('3');
    host.list.rowElement('3')?.addEventListener('keydown', (event) => event.preventDefault());
    await press('ArrowDown');
    expect(focused(host)).to.equal('3');
  });

  it('focuses another part of the row when asked to', async () => {
    const { host, controller } = await rovingOf(makeRows(0, 100), {}, { focusTarget: (row) => row.querySelector('button') });
    expect(controller.focus()).to.equal(true);
    await press('ArrowDown');
    expect(host.shadowRoot?.activeElement).to.equal(buttonOf(host, '1'));
    controller.current = '5';
    expect(buttonOf(host, '5')?.tabIndex).to.equal(0);
    const moved = oneEvent(host.list.element, 'focusin');
    controller.focus();
    await moved;
    expect(focused(host)).to.equal('5');
  });
});
