import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { moved } from '../../../src/elements/cc-chat-inbox/inbox-moved.js';
import { heldOrder, inboxOrder } from '../../../src/elements/cc-chat-inbox/inbox-order.js';
import { InboxRows } from '../../../src/elements/cc-chat-inbox/inbox-rows.js';
import { OrderHold } from '../../../src/elements/cc-chat-inbox/order-hold.js';
import { aConversation, noon } from '../../support/samples.js';
import { signedInSession } from '../../support/scripted-session.js';
import { ana, aWaiting, button, joao, middle, minutes, mine, names, namesAre, row, shown, tab, vera, waiting } from './inbox-support.js';

const all = { tab: 'mine', query: '', unreadOnly: false } as const;
const ids = (rows: readonly { readonly id: string }[]): string => rows.map(({ id }) => id).join();

describe('inbox order', () => {
  it('puts the latest first, and who waits longest first', () => {
    expect(ids(inboxOrder([vera, joao, ana], all))).to.equal('1,2,3');
    expect(ids(inboxOrder([...mine, ...waiting(noon)], { ...all, tab: 'waiting' }))).to.equal('12,13,11');
  });

  it('leaves ties and rows without a time in the order of the vendor', () => {
    const tied = ['x', 'y', 'z'].map((id) => aConversation({ id }));
    expect(ids(inboxOrder(tied, all))).to.equal('x,y,z');
  });

  it('comes to the same whether a few rows moved or all are sorted', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (const filter of [all, { ...all, unreadOnly: true }, { ...all, tab: 'waiting' as const }]) {
      let list = Array.from({ length: 60 }, (_, index) => aConversation({ id: String(index), place: index % 5 === 0 ? 'waiting' : 'mine', lastMessageAt: noon + random(8), unread: random(2) }));
      let rows = inboxOrder(list, filter);
      for (let step = 0; step < 200; step += 1) {
        const before = list;
        list = list.slice();
        for (let change = random(4); change >= 0; change -= 1) {
          const at = random(list.length);
          list[at] = { ...(list[at] ?? ana), lastMessageAt: noon + random(8), unread: random(2), place: random(4) === 0 ? 'waiting' : 'mine' };
        }
        rows = moved(rows, { before, list }, filter) ?? [];
        expect(ids(rows)).to.equal(ids(inboxOrder(list, filter)));
      }
      expect(moved(rows, { before: list, list: [...list, ana] }, filter)).to.equal(undefined);
      expect(moved(rows, { before: list, list: list.toReversed() }, filter)).to.equal(undefined);
    }
  });

  it('asks for every word, in any order', () => {
    expect(ids(inboxOrder(mine, { ...all, query: 'batista JOAO' }))).to.equal('2');
    expect(ids(inboxOrder(mine, { ...all, query: 'batista ana' }))).to.equal('');
  });

  it('holds rows that no longer match, appends new ones and keeps the place of who is gone', () => {
    const [first, second, third] = waiting(noon).map((each) => ({ ...each })) as [typeof ana, typeof ana, typeof ana];
    const newcomer = aWaiting('20', 'Novo', noon - minutes(99));
    const list = [first, newcomer, third];
    const held = heldOrder([first, second, third], inboxOrder(list, { ...all, tab: 'waiting' }), list, 'waiting');
    expect(ids(held.rows)).to.equal('11,12,13,20');
    expect([...held.gone]).to.deep.equal(['12']);
    const claimed = [{ ...first, place: 'mine' as const }, third];
    expect(ids(heldOrder([first, third], [third], claimed, 'waiting').rows)).to.equal('13');
    const read = { ...joao, unread: 0 };
    expect(ids(heldOrder([joao], [], [read, ana], 'mine').rows)).to.equal('2');
  });

  it('forgets the held order with another question', () => {
    const rows = new InboxRows();
    rows.update([joao, ana], all, false);
    rows.update([{ ...joao, lastMessageAt: noon + 1 }, ana], all, true);
    expect(ids(rows.rows)).to.equal('1,2');
    rows.update([{ ...joao, lastMessageAt: noon + 1 }, ana], { ...all, query: 'a' }, true);
    expect(ids(rows.rows)).to.equal('2,1');
  });
});

class HoldHost extends LitElement {
  readonly box = document.createElement('div');
  readonly hold = new OrderHold(this, this.box, 60);
  updates = 0;

  protected override render() {
    this.box.style.setProperty('height', '40px');
    this.updates += 1;
    return this.box;
  }
}
customElements.define('test-order-hold', HoldHost);

describe('order hold', () => {
  it('ends when the pointer leaves, or lies still', async () => {
    const host = await fixture<HoldHost>(html`<test-order-hold></test-order-hold>`);
    expect(host.hold.held).to.equal(false);
    await sendMouse({ type: 'move', position: middle(host.box) });
    host.box.dispatchEvent(new PointerEvent('pointermove'));
    expect(host.hold.held).to.equal(true);
    const { updates } = host;
    await waitUntil(() => !host.hold.held && host.updates > updates, 'still');
    host.box.dispatchEvent(new PointerEvent('pointermove'));
    host.box.dispatchEvent(new PointerEvent('pointerleave'));
    expect(host.hold.held).to.equal(false);
  });

  it('ends with the element', async () => {
    const host = await fixture<HoldHost>(html`<test-order-hold></test-order-hold>`);
    host.box.dispatchEvent(new PointerEvent('pointermove'));
    host.remove();
    expect(host.hold.held).to.equal(false);
  });
});

describe('cc-chat-inbox: order while somebody aims', () => {
  it('stands still under the pointer and sorts when it leaves', async () => {
    const { session, backend } = await signedInSession({ conversations: mine });
    const element = await shown(session);
    await namesAre(element, ['Ana Nogueira', 'João Batista', 'Vera e vizinhos']);
    await sendMouse({ type: 'move', position: middle(row(element, 'João Batista')) });
    backend.chatVendor.arrives({ ...vera, lastMessageAt: noon + minutes(1), unread: 1 });
    backend.chatVendor.arrives(aConversation({ id: '30', contact: { id: 'n', name: 'Novo' }, lastMessageAt: noon + minutes(2) }));
    await waitUntil(() => row(element, 'Vera e vizinhos').querySelector('.count') !== null);
    expect(names(element)).to.deep.equal(['Ana Nogueira', 'João Batista', 'Vera e vizinhos', 'Novo']);
    await sendMouse({ type: 'move', position: [700, 580] });
    await namesAre(element, ['Novo', 'Vera e vizinhos', 'Ana Nogueira', 'João Batista']);
  });

  it('leaves no button under the pointer that claims another', async () => {
    const { session, backend } = await signedInSession({ conversations: waiting() });
    const element = await shown(session);
    tab(element, 1).click();
    await namesAre(element, ['Rita Souza', 'Marcos Leal', 'Visitante']);
    await sendMouse({ type: 'move', position: middle(row(element, 'Rita Souza')) });
    // In the list: what stands above it comes a moment later.
    const top = (): number => row(element, 'Marcos Leal').getBoundingClientRect().top - (element.shadowRoot?.querySelector('[role=grid]')?.getBoundingClientRect().top ?? 0);
    let place = Number.NaN;
    await waitUntil(() => place === (place = top()), 'rows are still being laid out');
    backend.chatVendor.takeAway('12', 'taken', 'Paulo');
    await waitUntil(() => row(element, 'Rita Souza').textContent.includes('Não está mais em espera'));
    expect(button(element, 'Assumir Rita Souza')).to.equal(undefined);
    expect(top()).to.equal(place);
    row(element, 'Rita Souza').click();
    await sendMouse({ type: 'move', position: [700, 580] });
    (element.shadowRoot!.activeElement as HTMLElement | null)?.blur();
    await namesAre(element, ['Marcos Leal', 'Visitante']);
    expect(session.conversations.$selectedId.get()).to.equal(undefined);
  });
});
