import { expect } from '@open-wc/testing';
import { PageClock } from '../../src/net/page-clock.js';

describe('PageClock on a page that demands Trusted Types', () => {
  it('keeps time in a worker, and violates nothing', async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => violations.push(violatedDirective));
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "worker-src 'self'; require-trusted-types-for 'script'; trusted-types cc-widgets 'allow-duplicates'";
    document.head.append(meta);
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    // Only a worker can be in time here.
    const { setTimeout } = globalThis;
    globalThis.setTimeout = ((run: () => void) => setTimeout(run, 3_600_000)) as typeof globalThis.setTimeout;
    const clock = new PageClock();
    for (let time = 0; time < 2; time += 1) await new Promise<void>((resolve) => clock.after(20, resolve));
    globalThis.setTimeout = setTimeout;
    expect(violations).to.deep.equal([]);
  });
});
