import { expect, waitUntil } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import {
  gapBelow,
  keysInView,
  keysOf,
  listOf,
  makeRow,
  makeRows,
  painted,
  scrollTo,
  topOf,
  type ListHost,
  type Row,
} from './windowed-list-support.js';

const HALF_PIXEL = 0.5;
const OVERSCAN = 400;
/** Mean of what `makeRows` makes. */
const MEAN_HEIGHT = 80.5;

/** Rows that a list of the mean height would render, however it worked. */
const floorOf = ({ list }: ListHost): number => Math.ceil((list.element.clientHeight + 2 * OVERSCAN) / MEAN_HEIGHT);

describe('windowed list: what is in the document', () => {
  it('is bounded by the viewport at 100,000 rows, wherever it is scrolled', async () => {
    const host = await listOf(makeRows(0, 100_000));
    for (const top of [8_000_000, 4_000_000, 4_000_300, 120, 0]) {
      expect(keysOf(host.list)).to.have.length.within(1, 2 * floorOf(host));
      await scrollTo(host, top);
      expect(keysInView(host.list).length).to.be.above(3);
    }
    expect(keysInView(host.list)[0]).to.equal('0');
  });

  for (const estimate of [8, 900]) {
    it(`is as little when heights are estimated at ${estimate} px`, async () => {
      const host = await listOf(makeRows(0, 3000), { estimate });
      expect(Math.abs(gapBelow(host.list, '2999'))).to.be.below(HALF_PIXEL);
      expect(keysOf(host.list)).to.have.length.within(floorOf(host) / 2 - 1, 2 * floorOf(host));
      await scrollTo(host, 9000);
      expect(keysOf(host.list)).to.have.length.within(floorOf(host) - 2, 2 * floorOf(host));
    });
  }

  it('covers the view in every frame of a scroll', async () => {
    const host = await listOf(makeRows(0, 2000));
    const { list } = host;
    for (const step of [60, 350, 9000, -120, -40_000, 7]) {
      list.element.scrollTop += step;
      await painted();
      const rows = keysInView(list);
      expect(topOf(list, rows[0] ?? '')).to.be.at.most(HALF_PIXEL);
      expect(gapBelow(list, rows.at(-1) ?? '')).to.be.at.most(HALF_PIXEL);
    }
  });

  it('is in the order of the rows, without gaps', async () => {
    const host = await listOf(makeRows(0, 500));
    await scrollTo(host, 9000);
    const keys = keysOf(host.list);
    expect(keys).to.deep.equal(makeRows(Number(keys[0]), keys.length).map(({ id }) => id));
  });
});

describe('windowed list: rendering a row', () => {
  it('happens again only for rows that are other objects', async () => {
    const rows = makeRows(0, 60);
    const host = await listOf(rows);
    const element = host.list.rowElement('58');
    host.renders = 0;
    host.list.setRows(rows.map((row) => (row.id === '58' ? { ...row, text: 'changed' } : row)));
    await painted();
    expect(host.renders).to.equal(1);
    expect(host.list.rowElement('58')).to.equal(element);
    expect(element?.textContent).to.contain('changed');
    host.list.setRows([...rows]);
    host.list.refresh();
    await painted();
    expect(host.renders).to.equal(1 + keysOf(host.list).length);
  });

  it('goes by the version where there is one', async () => {
    const host = await listOf(makeRows(0, 20), { version: ({ text }) => text });
    host.renders = 0;
    host.list.setRows(makeRows(0, 20));
    await painted();
    expect(host.renders).to.equal(0);
    host.list.setRows(makeRows(0, 20).map((row) => ({ ...row, text: row.id === '19' ? 'new' : '' })));
    await painted();
    expect(host.list.rowElement('19')?.textContent).to.contain('new');
  });

  it('happens again for rows whose version changed beside them', async () => {
    let marked = '';
    const host = await listOf(makeRows(0, 20), { version: (row) => (row.id === marked ? 'marked' : row) });
    host.renders = 0;
    marked = '18';
    host.list.recheck();
    await painted();
    expect(host.renders).to.equal(1);
  });

  it('is followed when a row grows that was not expected to, once the list is calm', async () => {
    const { list } = await listOf(makeRows(0, 60), { mayGrow: () => false });
    list.rowElement('59')?.querySelector<HTMLElement>('.row')?.style.setProperty('height', '300px');
    await waitUntil(() => Math.abs(gapBelow(list, '59')) < HALF_PIXEL, 'the end is out of view', { timeout: 10_000 });
  });

  it('measures what it renders anew in the same frame', async () => {
    const rows = makeRows(0, 60);
    const { list } = await listOf(rows);
    list.setRows(rows.map((row) => (row.id === '59' ? { ...row, height: 333 } : row)));
    await painted();
    expect(Math.abs(gapBelow(list, '59'))).to.be.below(HALF_PIXEL);
  });

  it('tells the decorator index and count', async () => {
    const decorate = (element: HTMLElement, _row: Row, index: number, count: number): void => {
      element.ariaPosInSet = `${index + 1}`;
      element.ariaSetSize = `${count}`;
    };
    const { list } = await listOf(makeRows(0, 100), { decorate });
    list.setRows([...makeRows(-10, 10), ...makeRows(0, 100)]);
    await painted();
    expect(list.rowElement('99')?.ariaPosInSet).to.equal('110');
    expect(list.rowElement('95')?.ariaSetSize).to.equal('110');
  });

  it('calls listeners in a row with the host as this', async () => {
    const seen: unknown[] = [];
    function onClick(this: unknown): void {
      seen.push(this);
    }
    const host = await listOf([makeRow(1)], { render: () => html`<button @click=${onClick}>1</button>` });
    host.list.rowElement('1')?.querySelector('button')?.click();
    expect(seen).to.deep.equal([host]);
  });

  it('shows the other rows when one cannot be rendered, and says which', async () => {
    const reports: unknown[] = [];
    const { error } = console;
    console.error = (message: unknown) => void reports.push(message);
    const render = ({ id }: Row): TemplateResult => {
      if (id === '57') throw new Error('no such text');
      return html`<div class="row"><button>${id}</button></div>`;
    };
    const { list } = await listOf(makeRows(0, 60), { render });
    console.error = error;
    expect(keysInView(list).slice(-4)).to.deep.equal(['55', '56', '58', '59']);
    expect(reports.join()).to.contain('"57"');
  });

  it('tolerates keys that occur twice, and says so once', async () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (message: unknown) => void warnings.push(message);
    const host = await listOf([...makeRows(0, 5), ...makeRows(3, 5)]);
    host.list.setRows([...makeRows(0, 5), ...makeRows(2, 6)]);
    await painted();
    console.warn = warn;
    expect(keysOf(host.list).join(' ')).to.equal('0 1 2 3 4 2 3 4 5 6 7');
    expect(warnings).to.have.length(1);
  });
});

describe('windowed list: filling and emptying', () => {
  it('goes from empty to filled, empty and filled again, to its own edge each time', async () => {
    const host = await listOf([]);
    expect(host.list.range).to.deep.equal({ first: -1, last: -1 });
    for (const count of [300, 0, 200]) {
      host.list.setRows(makeRows(0, count));
      await painted();
      expect(keysOf(host.list).length > 0).to.equal(count > 0);
      if (count === 0) continue;
      expect(Math.abs(gapBelow(host.list, String(count - 1)))).to.be.below(HALF_PIXEL);
      await scrollTo(host, 500);
    }
  });

  it('opens another conversation at its end', async () => {
    const host = await listOf(makeRows(0, 300));
    await scrollTo(host, 800);
    host.list.setRows(makeRows(5000, 80));
    await painted();
    expect(Math.abs(gapBelow(host.list, '5079'))).to.be.below(HALF_PIXEL);
  });

  it('opens an inbox at its start', async () => {
    const { list } = await listOf(makeRows(0, 300), { anchor: 'start' });
    expect(keysInView(list)[0]).to.equal('0');
    expect(topOf(list, '0')).to.equal(0);
    expect(list.atEnd).to.equal(false);
  });

  it('keeps space before the first and after the last row', async () => {
    const host = await listOf(makeRows(0, 100), { paddingStart: 12, paddingEnd: 30 });
    expect(Math.abs(gapBelow(host.list, '99') - 30)).to.be.below(HALF_PIXEL);
    await scrollTo(host, 0);
    expect(Math.abs(topOf(host.list, '0') - 12)).to.be.below(HALF_PIXEL);
  });

  it('puts a few rows where it is told', async () => {
    const atStart = await listOf(makeRows(0, 2), { paddingStart: 5 });
    expect(topOf(atStart.list, '0')).to.equal(5);
    const atEnd = await listOf(makeRows(0, 2), { alignShort: 'end', paddingEnd: 5 });
    expect(gapBelow(atEnd.list, '1')).to.equal(5);
  });

  it('shows rows that shrink the list below the view', async () => {
    const host = await listOf(makeRows(0, 500));
    await scrollTo(host, 30_000);
    host.list.setRows(makeRows(360, 9));
    await painted();
    expect(keysInView(host.list).length).to.be.above(3);
    expect(gapBelow(host.list, '368')).to.be.at.most(HALF_PIXEL);
  });
});

describe('windowed list: telling what is near', () => {
  it('asks for older rows once for each first row, and again after leaving', async () => {
    let asked = 0;
    const host = await listOf(makeRows(0, 300), { onNearStart: () => void asked++ });
    expect(asked).to.equal(0);
    await scrollTo(host, 200);
    await scrollTo(host, 100);
    expect(asked).to.equal(1);
    host.list.setRows(makeRows(-3, 303));
    await painted();
    expect(asked).to.equal(2);
    await scrollTo(host, 9000);
    await scrollTo(host, 100);
    expect(asked).to.equal(3);
  });

  it('asks for more at the end of an inbox', async () => {
    let asked = 0;
    const host = await listOf(makeRows(0, 100), { anchor: 'start', onNearEnd: () => void asked++ });
    expect(asked).to.equal(0);
    await scrollTo(host, 9_000_000);
    expect(asked).to.equal(1);
  });

  it('tells which rows are in view', async () => {
    const ranges: string[] = [];
    const host = await listOf(makeRows(0, 300), { onRange: ({ first, last }) => ranges.push(`${first} ${last}`) });
    await scrollTo(host, 9000);
    const keys = keysInView(host.list);
    expect(ranges.at(-1)).to.equal(`${keys[0]} ${keys.at(-1)}`);
    expect(new Set(ranges).size).to.equal(ranges.length);
  });
});
