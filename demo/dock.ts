import type { CcSession } from '../src/elements/cc-session/cc-session.js';
import type { DemoUser } from '../src/simulators/demo/index.js';
import { callerName, type Crm } from './crm/crm.js';
import { colleagueNames, customerByNumber } from './crm/customers.js';
import { byId, h } from './dom.js';

type View = 'crm' | 'dock';

/** The panel at the side: the sign-in first, then the agent's widgets; and what the page makes of their events. */
export class Dock {
  readonly #session: CcSession;
  readonly #crm: Crm;

  constructor(session: CcSession, crm: Crm) {
    this.#session = session;
    this.#crm = crm;
  }

  start(): void {
    this.#followSignIn();
    this.#followCalls();
    this.#followConversations();
    this.#followRoom();
    for (const button of document.querySelectorAll<HTMLButtonElement>('.views button')) {
      button.addEventListener('click', () => this.#look(button.dataset['view'] as View));
    }
    // A section of its own, for agents who mostly chat: the same widgets take the whole width.
    this.#crm.onShow = (section) => {
      const wide = section === 'conversas';
      document.body.toggleAttribute('data-wide', wide);
      if (wide) this.#look('dock');
    };
  }

  /** Where the record gives way to the panel, the panel is what the page is about. */
  #followRoom(): void {
    const main = byId('conteudo');
    const title = byId('titulo-atendimento');
    new ResizeObserver(() => {
      const alone = !main.checkVisibility();
      title.hidden = !alone;
      byId('painel').setAttribute('role', alone ? 'main' : 'complementary');
    }).observe(main);
  }

  /** Who may sign in: this is a demonstration, so the page says it. */
  showUsers(users: Readonly<Record<string, DemoUser>>): void {
    const hints = { 'second-factor': 'pede um código', 'password-change': 'precisa trocar a senha' } as const;
    const items = Object.values(users).map(({ user, password, code, needs }) => {
      const extra = [needs && hints[needs], code && `código ${code}`].filter((text) => text !== undefined && text !== '').join(': ');
      return h('li', {}, h('code', {}, user), ' senha ', h('code', {}, password), extra === '' ? '' : ` (${extra})`);
    });
    byId('usuarios').replaceChildren(...items);
  }

  #followSignIn(): void {
    const signed = (inside: boolean) => {
      const focused = document.activeElement?.closest('#entrada, #mesa') !== null;
      byId('entrada').hidden = inside;
      byId('mesa').hidden = !inside;
      document.body.toggleAttribute('data-signed-in', inside);
      // What had the focus is hidden now: the agent goes on where the work is.
      if (focused) (inside ? byId('caixa') : document.querySelector('cc-sign-in'))?.focus();
    };
    this.#session.addEventListener('cc-signed-in', () => signed(true));
    this.#session.addEventListener('cc-signed-out', () => {
      signed(false);
      this.#crm.markCall(undefined);
    });
  }

  #followCalls(): void {
    const source = this.#session;
    const calls = new Map<string, { readonly number: string; readonly text: string; readonly tab: string }>();
    const show = () => {
      const latest = [...calls.values()].at(-1);
      byId('aba-atendimento').textContent = latest?.tab ?? 'Atendimento';
      this.#crm.markCall(latest);
    };
    source.addEventListener('cc-call-ringing', ({ detail: { callId, direction, number, name } }) => {
      if (direction !== 'in') return;
      const who = callerName(number, name);
      // Whoever talks keeps the record that they talk about; the line above it offers the other one.
      if (calls.size === 0) this.#crm.pop(number);
      calls.set(callId, { number, text: `${who} está ligando.`, tab: `Ligação de ${who}` });
      show();
    });
    source.addEventListener('cc-screen-pop', ({ detail: { number, name, variables } }) => {
      const known = name ?? source.session?.calls.$calls.get().find(({ remote }) => remote.number.endsWith(number.slice(-8)))?.remote.name;
      this.#crm.popFacts({ number, variables, ...(known === undefined ? {} : { name: known }) });
    });
    source.addEventListener('cc-call-started', ({ detail: { callId, number, name } }) => {
      if (Object.hasOwn(colleagueNames, number)) return;
      const who = callerName(number, name);
      calls.delete(callId);
      calls.set(callId, { number, text: `Em ligação agora com ${who}.`, tab: `Em ligação: ${who}` });
      show();
    });
    source.addEventListener('cc-call-ended', ({ detail }) => {
      calls.delete(detail.callId);
      show();
    });
  }

  #followConversations(): void {
    const source = this.#session;
    source.addEventListener('cc-conversation-opened', ({ detail }) => {
      byId('aba-conversa').textContent = detail.contactName;
      this.#choose('thread');
      // The record follows the conversation, where a record is what the agent looks at.
      if (location.hash.startsWith('#/clientes') && detail.phone !== undefined) this.#crm.pop(detail.phone);
    });
    source.addEventListener('cc-conversation-closed', ({ detail }) => {
      if (byId('aba-conversa').textContent !== detail.contactName) return;
      byId('aba-conversa').textContent = 'Conversa';
    });
    const follow = () => {
      const { $selectedId, $goneNotice, $unread } = source.session?.conversations ?? {};
      // "Back" in the thread. A conversation that is gone says so there first.
      $selectedId?.listen((id) => void (id === undefined && $goneNotice?.get() === undefined && this.#choose('inbox')));
      $unread?.subscribe((unread) => badge('nao-lidas', unread));
      source.session?.callLog.$missed.subscribe((missed) => badge('perdidas', missed));
    };
    source.addEventListener('cc-signed-in', follow, { once: true });
    byId('caixa').addEventListener('click', (event) => {
      const row = event.composedPath().find((node) => node instanceof Element && node.matches('[role="row"][aria-selected="true"]'));
      if (row) this.#choose('thread');
    });
  }

  #choose(pane: 'inbox' | 'thread'): void {
    const radio = document.querySelector<HTMLInputElement>(`.switcher input[value="${pane}"]`);
    if (!radio || radio.checked) return;
    const left = document.activeElement?.closest('.pane') !== null;
    radio.checked = true;
    if (left) byId(pane === 'inbox' ? 'caixa' : 'conversa').focus();
  }

  #look(view: View): void {
    document.body.dataset['view'] = view;
    for (const button of document.querySelectorAll<HTMLButtonElement>('.views button')) {
      button.setAttribute('aria-pressed', String(button.dataset['view'] === view));
    }
  }
}

function badge(id: string, count: number): void {
  byId(id).textContent = String(count);
  byId(id).hidden = count === 0;
}

/** The host has the last word on every call: nobody calls before they signed in, and this customer asked for no calls. */
export function guardCalls(say: (text: string) => void): void {
  document.addEventListener('cc-before-call', (event) => {
    const customer = customerByNumber(event.detail.number);
    const signedIn = document.body.hasAttribute('data-signed-in');
    if (signedIn && !customer?.doNotCall) return;
    event.preventDefault();
    say(signedIn ? `${customer?.contact} pediu para não receber ligações.` : 'Entre no atendimento para ligar.');
  });
}
