import { expect, waitUntil } from '@open-wc/testing';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { atom } from 'nanostores';
import { PacedStore } from '../../../src/elements/ui/paced-store.js';

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Counts how often it was to render, and renders at once. */
class Host implements ReactiveControllerHost {
  readonly updateComplete = Promise.resolve(true);
  readonly controllers: ReactiveController[] = [];
  updates = 0;
  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }
  removeController(): void {
    throw new Error('no controller is removed here');
  }
  requestUpdate(): void {
    this.updates += 1;
    for (const controller of this.controllers) controller.hostUpdated?.();
  }
}

describe('a store that changes many times a frame', () => {
  it('renders the first change at once and the rest as one, in the next frame', async () => {
    const host = new Host();
    let inFrame = 0;
    const paced = new PacedStore<number>(host, () => (inFrame += 1));
    const $store = atom(0);
    paced.read($store);
    await frame();
    $store.set(1);
    expect([host.updates, inFrame]).to.deep.equal([1, 0]);
    for (let value = 2; value < 9; value += 1) $store.set(value);
    expect(host.updates).to.equal(1);
    await waitUntil(() => host.updates === 2);
    expect(inFrame).to.equal(1);
    expect(paced.read($store)).to.equal(8);
    await frame();
    await frame();
    expect(host.updates).to.equal(2);
    paced.hostDisconnected();
  });

  it('follows one store at a time, while the host is there', () => {
    const host = new Host();
    const paced = new PacedStore<number>(host, () => undefined);
    const [$one, $other] = [atom(0), atom(0)];
    paced.read($one);
    paced.read($other);
    expect([$one.lc, $other.lc]).to.deep.equal([0, 1]);
    paced.hostDisconnected();
    expect($other.lc).to.equal(0);
    paced.hostConnected();
    expect($other.lc).to.equal(1);
    expect(paced.read(undefined)).to.equal(undefined);
    expect($other.lc).to.equal(0);
  });
});
