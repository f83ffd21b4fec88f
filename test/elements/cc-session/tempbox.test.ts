import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-session/define.js';
import type { CcSession } from '../../../src/elements/cc-session/cc-session.js';
import { tempBoxAgentName } from '../../../src/simulators/scenarios/index.js';
import { startTempBox } from '../../support/tempbox-server/client.js';

describe('cc-session on TempBox', () => {
  it('speaks to it over HTTP by attributes and a token that stays out of the page', async () => {
    const box = await startTempBox();
    const company = await box.control('company', undefined);
    const agent = (await box.control('agents', undefined as never)).find(({ name }) => name === tempBoxAgentName)?.hash;
    const element = await fixture<CcSession>(html`<cc-session
      backend="tempbox" url=${box.url} company=${company.id} agent=${agent ?? ''}
      .credentials=${() => Promise.resolve({ token: box.token })}
    ></cc-session>`);
    const list = () => element.session?.conversations.$list.get();
    await waitUntil(() => list()?.status === 'ready', 'no list', { timeout: 15_000 });
    expect(list()?.value.filter(({ place }) => place === 'mine').length).to.be.above(2);
    expect(element.session?.agent.$agent.get()).to.deep.include({ id: agent, name: tempBoxAgentName });
    expect(document.documentElement.outerHTML).not.to.include(box.token);
    element.remove();
    await box.stop();
  });

  for (const [missing, attributes] of [['company', { agent: 'a' }], ['agent', { company: 'c' }]] as const) {
    it(`says so when ${missing} is missing`, async () => {
      const element = document.createElement('cc-session');
      Object.assign(element, { backend: 'tempbox', url: 'https://api.example.com', ...attributes });
      const fault = oneEvent(element, 'cc-fault');
      document.body.append(element);
      expect((await fault).detail).to.deep.include({ code: 'unsupported', where: 'session.load' });
      element.remove();
    });
  }
});
