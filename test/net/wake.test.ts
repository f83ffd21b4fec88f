import { expect } from '@open-wc/testing';
import { platformIo, type WakeReason } from '../../src/net/io.js';

describe('platformIo: wake', () => {
  it('tells of everything after which a connection may be dead or possible', () => {
    const reasons: WakeReason[] = [];
    const stop = platformIo().wake?.((reason) => reasons.push(reason));
    const { connection } = navigator as Navigator & { connection?: EventTarget };
    const happen = (): void => {
      window.dispatchEvent(new Event('online'));
      window.dispatchEvent(new Event('pageshow'));
      document.dispatchEvent(new Event('visibilitychange'));
      document.dispatchEvent(new Event('resume'));
      connection?.dispatchEvent(new Event('change'));
      // A better estimate of the speed, told right after.
      connection?.dispatchEvent(new Event('change'));
    };
    happen();
    expect(reasons).to.deep.equal(['online', 'visible', 'visible', 'visible', 'network']);
    stop?.();
    happen();
    expect(reasons).to.have.length(5);
  });
});
