import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { MAX_EXTENT } from '../../../src/elements/ui/windowed-list/scroll-surface.js';
import { RovingRows } from '../../../src/elements/ui/windowed-list/roving-rows.js';
import { WindowedList } from '../../../src/elements/ui/windowed-list/windowed-list.js';
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
  type Row,
} from './windowed-list-support.js';

const HALF_PIXEL = 0.5;

let connectedRows = 0;
/** Counts the rows whose directives are connected, as a subscription in a row would. */
const subscribed = directive(
  class extends AsyncDirective {
    #on = false;
    render(): string {
      if (!this.#on) this.reconnected();
      return '';
    }
    override disconnected(): void {
      this.#on = false;
      connectedRows--;
    }
    override reconnected(): void {
      this.#on = true;
      connectedRows++;
    }
  },
);

/** Counts what lists observe and listen to while `act` works. */
async function ledger(act: () => Promise<unknown>): Promise<{ observed: number; listeners: number }> {
  const { observe, unobserve, disconnect } = ResizeObserver.prototype;
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const targets = new Map<ResizeObserver, Set<Element>>();
  const listeners = new Set<string>();
  const ids = new Map<unknown, number>();
  const id = (thing: unknown): number => ids.get(thing) ?? ids.set(thing, ids.size).size - 1;
  const isList = (target: EventTarget): boolean => target instanceof HTMLElement && target.classList.contains('list');
  ResizeObserver.prototype.observe = function (target) {
    targets.set(this, (targets.get(this) ?? new Set()).add(target));
    observe.call(this, target);
  };
  ResizeObserver.prototype.unobserve = function (target) {
    targets.get(this)?.delete(target);
    unobserve.call(this, target);
  };
  ResizeObserver.prototype.disconnect = function () {
    targets.delete(this);
    disconnect.call(this);
  };
  EventTarget.prototype.addEventListener = function (type: string, ...rest: [never, never]) {
    listeners.add(`${type} ${id(this)} ${id(rest[0])}`);
    addEventListener.call(this, type, ...rest);
  };
  EventTarget.prototype.removeEventListener = function (type: string, ...rest: [never, never]) {
    listeners.delete(`${type} ${id(this)} ${id(rest[0])}`);
    removeEventListener.call(this, type, ...rest);
  };
  await act();
  Object.assign(ResizeObserver.prototype, { observe, unobserve, disconnect });
  Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
  const ours = [...ids].filter(([thing]) => thing instanceof EventTarget && isList(thing)).map(([, number]) => number);
  const left = [...listeners].filter((entry) => ours.includes(Number(entry.split(' ')[1])));
  return { observed: [...targets.values()].reduce((sum, set) => sum + set.size, 0), listeners: left.length };
}

describe('windowed list: where it stands in the page', () => {
  it('renders when a host that was hidden is shown', async () => {
    const host = document.createElement('test-list-host') as ListHost;
    host.begin({});
    host.hidden = true;
    host.list.setRows(makeRows(0, 300));
    document.body.append(host);
    await painted();
    expect(keysOf(host.list)).to.deep.equal([]);
    host.hidden = false;
    await painted();
    expect(Math.abs(gapBelow(host.list, '299'))).to.be.below(HALF_PIXEL);
    host.remove();
  });

  it('is where it was after it was hidden, whatever came in the meantime', async () => {
    const host = await listOf(makeRows(0, 300));
    host.hidden = true;
    await painted();
    host.list.setRows(makeRows(0, 320));
    await painted();
    host.hidden = false;
    await painted();
    expect(Math.abs(gapBelow(host.list, '319'))).to.be.below(HALF_PIXEL);
    await scrollTo(host, 7000);
    const key = keysInView(host.list)[1] ?? '';
    const worst = await strays(host, key, async () => {
      host.hidden = true;
      await painted();
      host.list.setRows(makeRows(-40, 380));
      await painted();
      host.hidden = false;
    });
    expect(worst).to.be.below(HALF_PIXEL);
  });

  it('renders when a container without height gets one', async () => {
    const host = await listOf(makeRows(0, 300));
    host.style.setProperty('block-size', '0');
    await painted();
    host.list.setRows(makeRows(0, 330));
    await painted();
    host.style.setProperty('block-size', '400px');
    await painted();
    expect(Math.abs(gapBelow(host.list, '329'))).to.be.below(HALF_PIXEL);
  });

  it('keeps its place when its host moves in the document', async () => {
    const host = await listOf(makeRows(0, 300));
    await scrollTo(host, 9000);
    const key = keysInView(host.list)[1] ?? '';
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    const worst = await strays(host, key, () => elsewhere.append(host));
    expect(worst).to.be.below(HALF_PIXEL);
    elsewhere.remove();
  });

  it('works right to left', async () => {
    const host = await listOf(makeRows(0, 100));
    host.dir = 'rtl';
    await painted();
    const row = host.list.rowElement('99')?.getBoundingClientRect();
    const scroller = host.list.element.getBoundingClientRect();
    expect(row?.right).to.equal(scroller.right);
    expect(row?.width).to.equal(host.list.element.clientWidth);
    expect(host.list.element.scrollLeft).to.equal(0);
  });

  for (const [property, value] of [['zoom', '1.5'], ['zoom', '0.67'], ['transform', 'scale(0.8)']] as const) {
    it(`measures right under ${property}: ${value}`, async () => {
      const box = document.createElement('div');
      box.style.setProperty(property, value);
      document.body.append(box);
      const host = document.createElement('test-list-host') as ListHost;
      host.begin({});
      host.list.setRows(makeRows(0, 400));
      box.append(host);
      await painted();
      expect(Math.abs(gapBelow(host.list, '399'))).to.be.below(1);
      await scrollTo(host, 9000);
      const key = keysInView(host.list)[1] ?? '';
      expect(await strays(host, key, () => host.list.setRows(makeRows(-30, 430)))).to.be.below(1);
      await scrollTo(host, 0);
      expect(Math.abs(topOf(host.list, '-30'))).to.be.below(1);
      box.remove();
    });
  }

  it('needs no inline style that a strict policy forbids', async () => {
    const violations: string[] = [];
    const note = ({ violatedDirective }: SecurityPolicyViolationEvent): void => void violations.push(violatedDirective);
    document.addEventListener('securitypolicyviolation', note);
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "style-src 'none'";
    document.head.append(policy);
    const forbidden = document.createElement('p');
    forbidden.setAttribute('style', 'color: red');
    await waitUntil(() => violations.length === 1, 'the policy is in force');
    const host = await listOf(makeRows(0, 300));
    await scrollTo(host, 4000);
    expect(keysInView(host.list).length).to.be.above(3);
    expect(violations).to.have.length(1);
    document.removeEventListener('securitypolicyviolation', note);
  });
});

describe('windowed list: taller than a browser can lay out', () => {
  const many = (): Row[] => Array.from({ length: 300_000 }, (_, index) => makeRow(index, 84));

  it('reaches both ends and any row, and moves by single pixels', async () => {
    const host = await listOf(many(), { estimate: 84 });
    const { list } = host;
    expect(300_000 * 84).to.be.above(MAX_EXTENT);
    expect(list.element.scrollHeight).to.equal(MAX_EXTENT);
    expect(Math.abs(gapBelow(list, '299999'))).to.be.below(HALF_PIXEL);
    await scrollTo(host, 0);
    expect(topOf(list, '0')).to.equal(0);
    list.scrollToKey('150000', { block: 'start' });
    await painted();
    expect(Math.abs(topOf(list, '150000'))).to.be.below(HALF_PIXEL);
    await scrollTo(host, list.element.scrollTop + 90);
    expect(Math.abs(topOf(list, '150001') + 6)).to.be.below(1);
    await scrollTo(host, list.element.scrollHeight);
    expect(Math.abs(gapBelow(list, '299999'))).to.be.below(HALF_PIXEL);
  });

  it('lets small steps pass the scaled edges of the scroll bar', async () => {
    const host = await listOf(many(), { estimate: 84 });
    host.list.scrollToKey('20', { block: 'start' });
    await painted();
    for (let step = 0; step < 30; step++) await scrollTo(host, host.list.element.scrollTop - 150);
    expect(topOf(host.list, '0')).to.equal(0);
  });
});

describe('windowed list: leaving nothing behind', () => {
  const render = ({ id }: Row) => html`<div class="row">${subscribed()}<button>${id}</button></div>`;

  it('lets go of listeners, observers and directives when its host goes, and takes them up when it comes back', async () => {
    connectedRows = 0;
    const host = await listOf(makeRows(0, 100), { render });
    expect(connectedRows).to.equal(keysOf(host.list).length);
    const parent = host.parentElement;
    const gone = await ledger(async () => {
      host.remove();
      parent?.append(host);
      await scrollTo(host, 2000);
      host.remove();
      await painted();
    });
    expect(gone).to.deep.equal({ observed: 0, listeners: 0 });
    expect(connectedRows).to.equal(0);
    parent?.append(host);
    await painted();
    expect(connectedRows).to.equal(keysOf(host.list).length);
  });

  it('drops rows and their directives as they leave the view', async () => {
    connectedRows = 0;
    const host = await listOf(makeRows(0, 1000), { render });
    for (const top of [9000, 3000, 0, 20_000]) await scrollTo(host, top);
    expect(connectedRows).to.equal(keysOf(host.list).length);
  });

  it('lets go of everything when disposed, with or without a host', async () => {
    connectedRows = 0;
    const left = await ledger(async () => {
      const list = new WindowedList<Row>(null, { key: ({ id }) => id, render, estimate: 40, anchor: 'end' });
      list.element.className = 'list';
      list.element.style.setProperty('height', '300px');
      document.body.append(list.element);
      list.setRows(makeRows(0, 500));
      await painted();
      expect(connectedRows).to.be.above(5);
      list.dispose();
      expect(list.element.isConnected).to.equal(false);
      const host = await listOf(makeRows(0, 100), { render });
      new RovingRows(host, host.list);
      await painted();
      host.remove();
      host.list.dispose();
    });
    expect(left).to.deep.equal({ observed: 0, listeners: 0 });
    expect(connectedRows).to.equal(0);
  });

  it('provokes no resize observer loop while it is scrolled, filled and resized', async () => {
    const host = await listOf(makeRows(0, 1000), { estimate: 25 });
    const errors = await errorsDuring(async () => {
      for (let step = 1; step < 12; step++) {
        host.style.setProperty('block-size', `${150 + step * 60}px`);
        host.list.setRows(makeRows(-step * 10, 1000 + step * 10));
        await scrollTo(host, 60_000 - step * 900);
      }
    });
    expect(errors).to.deep.equal([]);
  });
});
