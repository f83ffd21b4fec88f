import type { Probe } from './probe.js';

type Text = string | RegExp;

const matches = (text: string, wanted: Text): boolean => (typeof wanted === 'string' ? text === wanted : wanted.test(text));

const squeeze = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

const open: DemoPage[] = [];

/** What one agent leaves behind, such as a wrap-up that waits, is not for the next test. */
afterEach(async () => {
  for (const page of open.splice(0)) page.close();
  localStorage.clear();
  sessionStorage.clear();
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  await Promise.all(names.map(deleted));
});

function deleted(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error(name));
  });
}

/** The built demo in a frame, driven as an agent would: by what is written on the controls, through shadow roots. */
export class DemoPage {
  readonly #frame: HTMLIFrameElement;

  constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
  }

  /** `query` as in `scenario=quiet`. Closed after the test. */
  static async open(query = 'scenario=quiet', hash = ''): Promise<DemoPage> {
    const frame = document.createElement('iframe');
    frame.allow = 'microphone; autoplay';
    frame.width = '1280';
    frame.height = '900';
    frame.src = `/dist/demo/index.html?${query}${hash}`;
    document.body.append(frame);
    const page = new DemoPage(frame);
    open.push(page);
    await page.button('Entrar');
    await page.until(() => page.text('#usuarios').includes('marina'), 'the users are named');
    return page;
  }

  get window(): Window & typeof globalThis {
    return this.#frame.contentWindow as Window & typeof globalThis;
  }

  get document(): Document {
    return this.window.document;
  }

  get probe(): Probe {
    if (!this.window.demoProbe) throw new Error('the page was served without the probe');
    return this.window.demoProbe;
  }

  close(): void {
    this.#frame.remove();
  }

  /** Resolves with what `look` finds; rejects after the deadline with what the page had to say. */
  async until<Value>(look: () => Value | undefined | null | false, what: string, milliseconds = 15_000): Promise<Value> {
    const deadline = performance.now() + milliseconds;
    for (;;) {
      const value = look();
      if (value !== undefined && value !== null && value !== false) return value;
      if (performance.now() > deadline) throw new Error(`not seen in ${milliseconds} ms: ${what}\n${this.probe.problems.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  text(selector: string): string {
    return squeeze(this.document.querySelector<HTMLElement>(selector)?.innerText);
  }

  widget(tag: string): HTMLElement {
    const element = this.document.querySelector<HTMLElement>(tag);
    if (!element) throw new Error(`no <${tag}>`);
    return element;
  }

  /** Every shown element, those in shadow roots included, below `root`. */
  all<Type extends HTMLElement = HTMLElement>(selector: string, root: Document | Element = this.document): Type[] {
    const found: Type[] = [];
    const search = (node: Document | Element | ShadowRoot) => {
      if ('shadowRoot' in node && node.shadowRoot) search(node.shadowRoot);
      for (const element of node.querySelectorAll<Type>('*')) {
        if (element.matches(selector) && element.checkVisibility()) found.push(element);
        if (element.shadowRoot) search(element.shadowRoot);
      }
    };
    search(root);
    return found;
  }

  /** What is read of a widget, hidden parts left out. */
  reads(tag: string): string {
    return squeeze(this.all('*', this.widget(tag)).map((element) => (element.children.length === 0 ? element.innerText : '')).join(' '));
  }

  named(selector: string, name: Text, within?: string): HTMLElement | undefined {
    const root = within === undefined ? this.document : this.widget(within);
    return this.all(selector, root).find((element) => matches(nameOf(element), name));
  }

  /** Waits for a button that can be pressed. */
  button(name: Text, within?: string): Promise<HTMLElement> {
    return this.until(() => {
      const found = this.named('button, [role="button"], [role="tab"], [role="menuitem"], a', name, within);
      return found && found.ariaDisabled !== 'true' && !found.matches(':disabled') ? found : undefined;
    }, `button ${String(name)}`);
  }

  async press(name: Text, within?: string): Promise<void> {
    (await this.button(name, within)).click();
  }

  async fill(label: Text, value: string, within?: string): Promise<HTMLInputElement> {
    const field = await this.until(() => this.named('input, textarea', label, within) as HTMLInputElement | undefined, `field ${String(label)}`);
    this.write(field, value);
    return field;
  }

  /** As typing does, but at once. */
  write(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
    field.focus();
    field.value = value;
    field.dispatchEvent(new this.window.InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: value }));
  }

  async signIn(user = 'marina@serraazul', password = 'demo1234'): Promise<void> {
    await this.fill('Usuário', user, 'cc-sign-in');
    await this.fill('Senha', password, 'cc-sign-in');
    await this.press('Entrar', 'cc-sign-in');
  }

  /** Signed in, with lists and a telephone that can ring. */
  async begin(): Promise<void> {
    await this.signIn();
    await this.until(() => this.document.body.hasAttribute('data-signed-in'), 'signed in');
    await this.until(() => /Disponível/.test(this.reads('cc-agent-status')), 'available');
  }

  /** Lines of the CRM's history on the page that is shown. */
  get history(): string[] {
    return this.all('.timeline li', this.document).map((line) => squeeze(line.innerText));
  }

  /** Rows of a widget's windowed list. */
  row(name: Text, within = 'cc-chat-inbox'): Promise<HTMLElement> {
    return this.until(() => this.all('[role="row"]', this.widget(within)).find((row) => matches(nameOf(row), name)), `row ${String(name)}`);
  }

  async chooseCustomer(name: string): Promise<void> {
    const panel = this.widget('#cliente');
    if (panel.hidden) await this.press('Lado do cliente');
    const select = this.document.querySelector<HTMLSelectElement>('#quem');
    const option = await this.until(() => [...(select?.options ?? [])].find(({ text }) => text === name), `customer ${name}`);
    if (!select) throw new Error('no customers');
    select.value = option.value;
    select.dispatchEvent(new this.window.Event('change', { bubbles: true }));
  }

  async customerWrites(name: string, text: string): Promise<void> {
    await this.chooseCustomer(name);
    await this.fill('Mensagem do cliente', text, '#cliente');
    await this.press('Enviar', '#cliente');
  }

  get customerThread(): string {
    return this.text('#cliente-conversa');
  }

  get customerLine(): string {
    return this.text('#linha-estado');
  }
}

/** Near enough to the accessible name for what these pages contain. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return squeeze(label);
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  if (ids.length > 0) return squeeze(ids.map((id) => root.getElementById(id)?.textContent).join(' '));
  const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
  if (labels.length > 0) return squeeze(labels.map(({ innerText }) => innerText).join(' '));
  return squeeze(element.innerText) || squeeze(element.title);
}
