import { expect, waitUntil } from '@open-wc/testing';
import { asked, misuse, trapped } from '../ui/hostile-page.js';
import { showHostile } from './log-hostile.js';

describe('hostile conversations on a page without a content policy', () => {
  it('run nothing and fetch nothing', async () => {
    await showHostile(0);
    misuse(document.body);
    await waitUntil(() => trapped().length > 0 && asked().length > 0, 'the control was not noticed', { timeout: 10_000 });
    expect(trapped()).to.deep.equal(['control']);
    expect(asked().filter((each) => !each.includes('control'))).to.deep.equal([]);
  }).timeout(60_000);
});
