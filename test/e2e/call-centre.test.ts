import { expect } from '@open-wc/testing';
import { DemoPage } from './demo-page.js';

const phone = 'cc-softphone';
const team = '#equipe';

describe('demo page: call centre', function () {
  this.timeout(90_000);

  it('signs in to the queue, pauses with a reason, comes back, and takes a caller of the queue', async () => {
    const page = await DemoPage.open('scenario=call-centre&speed=4');
    await page.signIn();
    await page.until(() => page.document.body.hasAttribute('data-signed-in'), 'signed in');
    const tab = await page.until(() => page.named('label', 'Equipe', '.switcher'), 'the team');
    expect(page.named('label', 'Conversas', '.switcher'), 'no chats here').to.equal(undefined);
    tab.click();

    (await page.until(() => page.named('[role="switch"]', 'Atender as filas', team), 'the queues')).click();
    await page.until(() => page.reads(team).includes('Disponível') && page.reads(team).includes('atendendo'), 'in the queue');
    await page.press(/^Café/, team);
    await page.until(() => /Café.*\d+:\d\d.*15 min/.test(page.reads(team)), 'the pause with its timer and length');
    expect(page.named('button', /^Atender/, phone), 'nobody calls an agent who pauses').to.equal(undefined);
    await page.press(/^Voltar/, team);
    await page.until(() => page.reads(team).includes('Disponível') && !/Voltar/.test(page.reads(team)), 'back');

    await page.press(/^Atender/, phone);
    await page.until(() => page.text('.on-call') === 'Em ligação agora com Ana Beatriz Nogueira.', 'the caller in the call');
    expect(page.text('h1')).to.equal('Mercado Boa Vista Ltda.');
    await page.press(/^Desligar/, phone);
    await page.until(() => page.history.some((line) => /Ana Beatriz Nogueira.*Durou/.test(line)), 'the call in the history');
    expect(page.probe.problems).to.deep.equal([]);
  });
});
