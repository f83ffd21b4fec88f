import type { Locator, Page } from 'playwright-core';

export interface Done {
  calls: number;
  messages: number;
  claimed: number;
  opened: number;
}

/** An agent who works all along: answers and ends calls, goes through the conversations, writes, and takes who waits. */
export class SoakAgent {
  readonly done: Done = { calls: 0, messages: 0, claimed: 0, opened: 0 };
  readonly #page: Page;
  #turn = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async signIn(): Promise<void> {
    const form = this.#page.locator('cc-sign-in');
    await form.getByLabel('Usuário', { exact: true }).fill('marina@serraazul');
    await form.getByLabel('Senha', { exact: true }).fill('demo1234');
    await form.getByRole('button', { name: 'Entrar' }).click();
    await this.#page.locator('body[data-signed-in]').waitFor();
    await this.#page.locator('cc-chat-inbox [role="row"]').first().waitFor();
  }

  /** One thing of the day; the customers call every tenth turn. */
  async work(): Promise<void> {
    this.#turn += 1;
    if (this.#turn % 10 === 5) await this.#letCall();
    if (await this.#endCall()) return;
    if (await this.#answer()) return;
    if (this.#turn % 8 === 0) await this.#claim();
    else await this.#chat();
  }

  /** As at the start: nothing open, the telephone free. */
  async rest(): Promise<void> {
    for (let attempt = 0; attempt < 20 && ((await this.#endCall()) || (await this.#answer())); attempt += 1) await this.#page.waitForTimeout(500);
    await this.#list();
    const back = this.#page.locator('cc-chat-thread').getByRole('button', { name: 'Voltar às conversas' });
    await this.#page.locator('.switcher label').last().click();
    if (await back.isVisible()) await back.click();
    await this.#list();
  }

  async #letCall(): Promise<void> {
    await this.#page.evaluate((index) => {
      const who = document.querySelector<HTMLSelectElement>('#quem');
      const call = document.querySelector<HTMLButtonElement>('#cliente-liga');
      if (!who || !call || call.hidden) return;
      who.selectedIndex = [0, 1, 3, 4][index % 4] ?? 0;
      who.dispatchEvent(new Event('change'));
      call.disabled = false;
      call.click();
    }, this.#turn);
  }

  async #answer(): Promise<boolean> {
    const pressed = await press(this.#page.locator('cc-softphone').getByRole('button', { name: /^Atender/ }).first());
    if (pressed) this.done.calls += 1;
    return pressed;
  }

  async #endCall(): Promise<boolean> {
    return press(this.#page.locator('cc-softphone').getByRole('button', { name: /^Desligar/ }).first());
  }

  async #list(): Promise<void> {
    await this.#page.locator('.switcher label').first().click();
  }

  async #claim(): Promise<void> {
    const inbox = this.#page.locator('cc-chat-inbox');
    await this.#list();
    await press(inbox.getByRole('tab', { name: /^Em espera/ }));
    const row = inbox.locator('[role="row"]').first();
    if (await row.isVisible()) {
      await row.hover({ timeout: 2000 }).catch(() => undefined);
      if (await press(row.getByRole('button', { name: /^Assumir/ }))) this.done.claimed += 1;
    }
    await this.#list();
    await press(inbox.getByRole('tab', { name: /^Minhas/ }));
  }

  async #chat(): Promise<void> {
    await this.#list();
    const rows = this.#page.locator('cc-chat-inbox [role="row"]');
    const count = await rows.count();
    if (count === 0 || !(await press(rows.nth(this.#turn % Math.min(count, 5))))) return;
    this.done.opened += 1;
    const field = this.#page.locator('cc-chat-thread textarea');
    try {
      await field.fill(`Anotado, já vejo isso (${this.#turn}).`, { timeout: 2000 });
      await field.press('Enter', { timeout: 2000 });
      this.done.messages += 1;
    } catch {
      // A conversation that takes templates only, or was taken away just now.
    }
  }
}

/** False where the control is not there or goes away: in a soak everything moves. */
async function press(control: Locator): Promise<boolean> {
  if (!(await control.isVisible())) return false;
  return control.click({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
}
