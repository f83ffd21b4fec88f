import { expect } from '@open-wc/testing';
import { DemoPage } from './demo-page.js';

describe('demo page: signing in', function () {
  this.timeout(60_000);

  it('refuses a wrong password, keeps the user, then lets the agent in and out', async () => {
    const page = await DemoPage.open();
    await page.signIn('marina@serraazul', 'errada');
    await page.until(() => page.reads('cc-sign-in').includes('Usuário ou senha não conferem'), 'the refusal');
    expect(page.document.body.hasAttribute('data-signed-in')).to.equal(false);
    const user = page.named('input', 'Usuário', 'cc-sign-in') as HTMLInputElement;
    expect(user.value).to.equal('marina@serraazul');

    await page.begin();
    expect(page.widget('#entrada').hidden).to.equal(true);
    await page.row(/Ana Beatriz Nogueira/);

    await page.press('Sair', 'cc-agent-status');
    await page.button('Entrar', 'cc-sign-in');
    expect(page.widget('#mesa').hidden).to.equal(true);
    page.window.location.hash = '#/atividades';
    await page.until(() => page.history.some((line) => line.startsWith('Fim do atendimento')), 'the end in the history');
    expect(page.history.some((line) => line.startsWith('Marina entrou'))).to.equal(true);
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('asks for the second factor, and again after a wrong code', async () => {
    const page = await DemoPage.open();
    await page.signIn('2fa@serraazul');
    await page.fill('Código', '000000', 'cc-sign-in');
    await page.press('Confirmar', 'cc-sign-in');
    await page.until(() => page.reads('cc-sign-in').includes('O código não confere'), 'the refusal');
    await page.fill(/^Código/, '482913', 'cc-sign-in');
    await page.press('Confirmar', 'cc-sign-in');
    await page.until(() => page.document.body.hasAttribute('data-signed-in'), 'signed in');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('makes a newcomer choose a password of their own', async () => {
    const page = await DemoPage.open();
    await page.signIn('nova@serraazul');
    await page.fill('Senha atual', 'demo1234', 'cc-sign-in');
    await page.fill('Senha nova', 'demo12345', 'cc-sign-in');
    await page.fill('Repita a senha nova', 'demo12345', 'cc-sign-in');
    await page.press('Trocar a senha', 'cc-sign-in');
    await page.until(() => page.document.body.hasAttribute('data-signed-in'), 'signed in');
    expect(page.probe.problems).to.deep.equal([]);
  });
});
