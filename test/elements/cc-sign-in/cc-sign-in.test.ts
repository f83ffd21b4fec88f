import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/cc-sign-in/define.js';
import type { CcSignIn } from '../../../src/elements/cc-sign-in/cc-sign-in.js';
import { marina, newcomer, secondFactor, voxfreeSession, type VoxFreeSession } from '../../support/demo-session.js';
import { emulate } from '../../support/media/media.js';

interface Form {
  readonly element: CcSignIn;
  field(label: string): HTMLInputElement;
  button(name: string): HTMLButtonElement;
  fill(values: Readonly<Record<string, string>>): void;
  text(): string;
}

async function form({ session }: Pick<VoxFreeSession, 'session'>, lang = 'pt-BR'): Promise<Form> {
  const element = await fixture<CcSignIn>(html`<cc-sign-in lang=${lang} .session=${session}></cc-sign-in>`);
  const root = element.shadowRoot!;
  const field = (label: string): HTMLInputElement => {
    const found = [...root.querySelectorAll('label')].find(({ textContent }) => textContent === label);
    return root.querySelector<HTMLInputElement>(`#${found?.htmlFor ?? 'none'}`)!;
  };
  const button = (name: string): HTMLButtonElement =>
    [...root.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name)!;
  const fill = (values: Readonly<Record<string, string>>): void => {
    for (const [label, value] of Object.entries(values)) field(label).value = value;
  };
  await waitUntil(() => root.querySelector('form, .signed-in, .empty'));
  return { element, field, button, fill, text: () => root.querySelector('form, .signed-in, .empty')!.textContent };
}

describe('cc-sign-in', () => {
  it('signs in by the keyboard alone', async () => {
    const vox = voxfreeSession();
    const { field } = await form(vox);
    field('Usuário').focus();
    await sendKeys({ type: marina.user });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: marina.password });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => vox.session.auth.$state.get().step === 'signed-in', 'not signed in', { timeout: 5000 });
    expect(vox.vendor.ledger.violations).to.deep.equal([]);
  });

  it('says that user or password are wrong, forgets the password and puts the focus there', async () => {
    const vox = voxfreeSession();
    const { field, fill, button, text } = await form(vox);
    fill({ Usuário: marina.user, Senha: 'errada' });
    field('Senha').focus();
    button('Entrar').click();
    await waitUntil(() => text().includes('Usuário ou senha não conferem'));
    expect(field('Senha').value).to.equal('');
    expect(field('Usuário').value).to.equal(marina.user);
    expect(field('Senha').matches(':focus')).to.equal(true);
    expect(field('Senha').getAttribute('aria-invalid')).to.equal('true');
  });

  it('does not ask the vendor while a field is empty', async () => {
    const vox = voxfreeSession();
    const { fill, button, text } = await form(vox);
    fill({ Usuário: marina.user, Senha: '' });
    button('Entrar').click();
    await waitUntil(() => text().includes('Preencha este campo'));
    expect(vox.vendor.ledger.requests).to.deep.equal([]);
  });

  it('asks for the second factor and refuses a wrong code', async () => {
    const vox = voxfreeSession();
    const { fill, button, text, field } = await form(vox);
    fill({ Usuário: secondFactor.user, Senha: secondFactor.password });
    field('Senha').focus();
    button('Entrar').click();
    await waitUntil(() => text().includes('Confirme que é você'));
    expect(field('Código').matches(':focus'), 'the focus goes on to the code').to.equal(true);
    fill({ Código: '000000' });
    button('Confirmar').click();
    await waitUntil(() => text().includes('O código não confere'));
    fill({ Código: secondFactor.code });
    button('Confirmar').click();
    await waitUntil(() => vox.session.auth.$state.get().step === 'signed-in');
  });

  it('makes the agent change the password before anything else', async () => {
    const vox = voxfreeSession();
    const { fill, button, text } = await form(vox);
    fill({ Usuário: newcomer.user, Senha: newcomer.password });
    button('Entrar').click();
    await waitUntil(() => text().includes('Crie uma senha nova'));
    fill({ 'Senha atual': newcomer.password, 'Senha nova': 'outra-senha', 'Repita a senha nova': 'outra' });
    button('Trocar a senha').click();
    await waitUntil(() => text().includes('As duas senhas não são iguais'));
    fill({ 'Senha atual': newcomer.password, 'Senha nova': 'outra-senha', 'Repita a senha nova': 'outra-senha' });
    button('Trocar a senha').click();
    await waitUntil(() => vox.session.auth.$state.get().step === 'signed-in');
  });

  it('says what to do when the server is away, and works once it is back', async () => {
    const vox = voxfreeSession();
    vox.vendor.faults.next('login.php', { kind: 'drop' }, 10);
    const { fill, button, text } = await form(vox);
    fill({ Usuário: marina.user, Senha: marina.password });
    button('Entrar').click();
    await waitUntil(() => text().includes('Não deu para entrar'), 'no fault shown', { timeout: 15_000 });
    vox.vendor.faults.clear();
    fill({ Senha: marina.password });
    button('Entrar').click();
    await waitUntil(() => vox.session.auth.$state.get().step === 'signed-in', 'not signed in', { timeout: 5000 });
  });

  it('signs out again', async () => {
    const vox = voxfreeSession();
    await vox.session.auth.signIn(marina);
    const { button, text } = await form(vox);
    expect(text()).to.include('Você entrou como');
    button('Sair').click();
    await waitUntil(() => vox.session.auth.$state.get().step === 'signed-out');
  });

  it('keeps no secret in the document', async () => {
    const vox = voxfreeSession();
    const { element, fill, button } = await form(vox);
    fill({ Usuário: marina.user, Senha: marina.password });
    button('Entrar').click();
    expect(element.outerHTML + element.shadowRoot!.innerHTML).not.to.include(marina.password);
    await waitUntil(() => vox.session.auth.$state.get().step === 'signed-in');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.to.include(marina.password);
  });

  it('shows a password on request only', async () => {
    const { field, button } = await form(voxfreeSession());
    expect(field('Senha').type).to.equal('password');
    button('Mostrar senha').click();
    await waitUntil(() => field('Senha').type === 'text');
    button('Esconder senha').click();
    await waitUntil(() => field('Senha').type === 'password');
  });

  it('speaks English where the page does', async () => {
    const { element } = await form(voxfreeSession(), 'en');
    await waitUntil(() => element.shadowRoot!.textContent.includes('Sign in'));
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible in ${scheme}, also with a fault and in the second step`, async () => {
      const vox = voxfreeSession();
      const { element, fill, button, text } = await form(vox);
      element.colorScheme = scheme;
      await element.updateComplete;
      await expect(element).to.be.accessible();
      fill({ Usuário: secondFactor.user, Senha: 'errada' });
      button('Entrar').click();
      await waitUntil(() => text().includes('não conferem'));
      await expect(element).to.be.accessible();
      fill({ Senha: secondFactor.password });
      button('Entrar').click();
      await waitUntil(() => text().includes('Confirme que é você'));
      await expect(element).to.be.accessible();
    });
  }

  it('is accessible in forced colours and fits 280 px', async () => {
    await emulate({ 'forced-colors': 'active' });
    try {
      const { element } = await form(voxfreeSession());
      element.style.inlineSize = '280px';
      await expect(element).to.be.accessible();
      expect(element.scrollWidth).to.be.at.most(280);
    } finally {
      await emulate({});
    }
  });

  it('says so when the page has no session', async () => {
    const element = await fixture<CcSignIn>(html`<cc-sign-in></cc-sign-in>`);
    await waitUntil(() => element.shadowRoot!.textContent.includes('Sem sessão nesta página'));
  });
});
