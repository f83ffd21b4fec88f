import { expect, waitUntil } from '@open-wc/testing';
import {
  errorsDuring,
  gapBelow,
  keysInView,
  keysOf,
  listOf,
  makeRow,
  makeRows,
  painted,
  scrollTo,
  strays,
  topOf,
  type ListHost,
} from './windowed-list-support.js';

const HALF_PIXEL = 0.5;

/** Key of a row in the middle of the view. */
const middle = ({ list }: ListHost): string => keysInView(list)[2] ?? '';

describe('windowed list: a thread at its end', () => {
  it('opens with the newest row at the bottom', async () => {
    const { list } = await listOf(makeRows(0, 1000));
    expect(Math.abs(gapBelow(list, '999'))).to.be.below(HALF_PIXEL);
    expect(list.atEnd).to.equal(true);
    expect(list.range.last).to.equal(999);
  });

  it('stays there through a burst, one render for each frame', async () => {
    let rows = makeRows(0, 1000);
    const host = await listOf(rows);
    for (let frame = 0; frame < 20; frame++) {
      host.renders = 0;
      for (let event = 0; event < 5; event++) {
        rows = [...rows, makeRow(rows.length)];
        host.list.setRows(rows);
      }
      expect(host.renders).to.equal(0);
      await painted();
      expect(Math.abs(gapBelow(host.list, String(rows.length - 1)))).to.be.below(HALF_PIXEL);
      expect(host.renders).to.be.within(5, 8);
    }
  });

  it('takes over an array that was pushed to', async () => {
    const rows = makeRows(0, 50);
    const { list } = await listOf(rows);
    rows.push(makeRow(50), makeRow(51));
    list.setRows(rows);
    await painted();
    expect(Math.abs(gapBelow(list, '51'))).to.be.below(HALF_PIXEL);
  });

  it('stays there when a row in view grows, and when the container changes in height or width', async () => {
    const host = await listOf(makeRows(0, 200));
    const errors = await errorsDuring(async () => {
      host.list.rowElement('199')?.querySelector<HTMLElement>('.row')?.style.setProperty('height', '300px');
      await painted();
      expect(Math.abs(gapBelow(host.list, '199'))).to.be.below(HALF_PIXEL);
      host.style.setProperty('block-size', '320px');
      await painted();
      expect(Math.abs(gapBelow(host.list, '199'))).to.be.below(HALF_PIXEL);
      host.style.setProperty('block-size', '900px');
      host.style.setProperty('inline-size', '280px');
      await painted();
      expect(Math.abs(gapBelow(host.list, '199'))).to.be.below(HALF_PIXEL);
    });
    expect(errors).to.deep.equal([]);
  });

  it('tells when the user leaves and comes back', async () => {
    const told: boolean[] = [];
    const host = await listOf(makeRows(0, 200), { onAtEndChange: (atEnd) => told.push(atEnd) });
    const end = host.list.element.scrollTop;
    await scrollTo(host, end - 300);
    await scrollTo(host, end);
    expect(told).to.deep.equal([false, true]);
  });
});

describe('windowed list: a user who scrolled away', () => {
  it('does not move by a pixel for new rows at the end', async () => {
    const host = await listOf(makeRows(0, 1000));
    await scrollTo(host, 20_000);
    const worst = await strays(host, middle(host), () => host.list.setRows(makeRows(0, 1060)));
    expect(worst).to.be.below(HALF_PIXEL);
    expect(host.list.atEnd).to.equal(false);
  });

  for (const [place, top] of [['at the top', 0], ['in the middle', 20_000]] as const) {
    it(`does not move by a pixel when older rows come, ${place}`, async () => {
      const host = await listOf(makeRows(0, 1000));
      await scrollTo(host, top);
      const key = middle(host);
      const before = keysInView(host.list);
      const worst = await strays(host, key, () => host.list.setRows([...makeRows(-50, 50), ...makeRows(0, 1000)]));
      expect(worst).to.be.below(HALF_PIXEL);
      expect(keysInView(host.list)).to.deep.equal(before);
      await scrollTo(host, host.list.element.scrollTop - 2000);
      await scrollTo(host, 0);
      expect(keysInView(host.list)[0]).to.equal('-50');
    });
  }

  it('does not move when rows above, cut by the edge or below grow late, as images do', async () => {
    const host = await listOf(makeRows(0, 1000));
    await scrollTo(host, 20_010);
    const keys = keysInView(host.list);
    const grow = (key = ''): void =>
      host.list.rowElement(key)?.querySelector<HTMLElement>('.row')?.style.setProperty('height', '260px');
    const errors = await errorsDuring(async () => {
      const above = String(Number(keys[0]) - 2);
      expect(await strays(host, keys[1] ?? '', () => grow(above))).to.be.below(HALF_PIXEL);
      expect(await strays(host, keys[1] ?? '', () => grow(keys[0]))).to.be.below(HALF_PIXEL);
      expect(await strays(host, keys[1] ?? '', () => grow(keys.at(-1)))).to.be.below(HALF_PIXEL);
    });
    expect(errors).to.deep.equal([]);
  });

  it('does not move when an image above loads late and another one is prepended', async () => {
    const host = await listOf(makeRows(0, 300));
    await scrollTo(host, 6000);
    const key = middle(host);
    const image = document.createElement('img');
    image.src = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="210"/>')}`;
    const above = String(Number(keysInView(host.list)[0]) - 1);
    const worst = await strays(host, key, async () => {
      const row = host.list.rowElement(above)?.querySelector<HTMLElement>('.row');
      row?.style.setProperty('height', 'auto');
      row?.append(image);
      host.list.setRows([...makeRows(-20, 20), ...makeRows(0, 300)]);
      await image.decode();
    });
    expect(image.getBoundingClientRect().height).to.equal(210);
    expect(worst).to.be.below(HALF_PIXEL);
  });

  it('keeps the first row in view while the container is resized and text wraps anew', async () => {
    const text = 'a message of some length that wraps differently at every width '.repeat(4);
    const rows = Array.from({ length: 300 }, (_, id) => ({ id: String(id), height: 0, text: text.slice(0, 30 + (id % 9) * 25) }));
    const host = await listOf(rows);
    await scrollTo(host, 5000);
    const first = keysInView(host.list).find((key) => topOf(host.list, key) >= 0) ?? '';
    const top = topOf(host.list, first);
    const errors = await errorsDuring(async () => {
      for (const [inline, block] of [[250, 500], [600, 300], [320, 700], [400, 500]]) {
        host.style.setProperty('inline-size', `${inline}px`);
        host.style.setProperty('block-size', `${block}px`);
        await painted();
        expect(Math.abs(topOf(host.list, first) - top)).to.be.below(HALF_PIXEL);
      }
    });
    expect(errors).to.deep.equal([]);
  });

  it('keeps the scroll bar true to the rows once scrolling has ended', async () => {
    const host = await listOf(makeRows(0, 400), { estimate: 30 });
    const { element } = host.list;
    for (let step = 0; step < 30; step++) await scrollTo(host, element.scrollTop - 200);
    await waitUntil(() => {
      const [content] = element.firstElementChild?.children ?? [];
      const first = keysOf(host.list)[0] ?? '';
      return Math.abs((content?.getBoundingClientRect().top ?? 0) - (host.list.rowElement(first)?.getBoundingClientRect().top ?? 1)) < 1;
    });
    await scrollTo(host, 0);
    expect(Math.abs(topOf(host.list, '0'))).to.be.below(HALF_PIXEL);
    await scrollTo(host, element.scrollHeight);
    expect(Math.abs(gapBelow(host.list, '399'))).to.be.below(HALF_PIXEL);
  });

  it('scrolls by exactly what was asked for while heights above turn out otherwise', async () => {
    const host = await listOf(makeRows(0, 500), { estimate: 20 });
    for (let step = 0; step < 25; step++) {
      const key = middle(host);
      const before = topOf(host.list, key);
      host.list.element.scrollTop -= 70;
      await painted();
      expect(Math.abs(topOf(host.list, key) - before - 70)).to.be.below(1);
    }
  });
});

describe('windowed list: going somewhere', () => {
  it('brings any row to the start, the centre, the end or just into view', async () => {
    const { list } = await listOf(makeRows(0, 5000));
    const view = list.element.clientHeight;
    const height = (key: string): number => list.rowElement(key)?.getBoundingClientRect().height ?? 0;
    list.scrollToKey('2500', { block: 'start' });
    await painted();
    expect(Math.abs(topOf(list, '2500'))).to.be.below(HALF_PIXEL);
    list.scrollToKey('1200', { block: 'center' });
    await painted();
    expect(Math.abs(topOf(list, '1200') - (view - height('1200')) / 2)).to.be.below(HALF_PIXEL);
    list.scrollToKey('4100', { block: 'end' });
    await painted();
    expect(Math.abs(gapBelow(list, '4100'))).to.be.below(HALF_PIXEL);
    list.scrollToKey('4102');
    await painted();
    expect(Math.abs(gapBelow(list, '4102'))).to.be.below(HALF_PIXEL);
    const top = topOf(list, '4101');
    list.scrollToKey('4101');
    await painted();
    expect(topOf(list, '4101')).to.equal(top);
    expect(list.scrollToKey('none such')).to.equal(false);
  });

  it('goes to a row that comes in the same breath', async () => {
    const { list } = await listOf(makeRows(0, 100));
    list.setRows(makeRows(-500, 600));
    expect(list.scrollToKey('-400', { block: 'start' })).to.equal(true);
    await painted();
    expect(Math.abs(topOf(list, '-400'))).to.be.below(HALF_PIXEL);
  });

  it('follows the end again after scrollToEnd', async () => {
    const host = await listOf(makeRows(0, 300));
    await scrollTo(host, 100);
    host.list.scrollToEnd();
    await painted();
    host.list.setRows(makeRows(0, 310));
    await painted();
    expect(Math.abs(gapBelow(host.list, '309'))).to.be.below(HALF_PIXEL);
    host.list.scrollToStart();
    await painted();
    expect(Math.abs(topOf(host.list, '0'))).to.be.below(HALF_PIXEL);
  });
});
