import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { html as lit, LitElement, type TemplateResult } from 'lit';
import { provideSession, SessionController } from '../../src/elements/session-controller.js';
import { createSession, getSession } from '../../src/session/index.js';
import type { Session } from '../../src/session/session-api.js';
import { aConversation } from '../support/samples.js';
import { ScriptedBackend } from '../support/scripted-backend.js';
import type * as Library from '../support/second-copy/entry.js';

const ours: Library = { createSession, getSession, html: lit, LitElement, provideSession, SessionController };

type Library = typeof Library;

function defineWidgets(library: Library, name: string): void {
  class Widget extends library.LitElement {
    session: Session | string | undefined;
    readonly sessions = new library.SessionController(this);

    override render(): TemplateResult {
      const unread = this.sessions.session && this.sessions.read(this.sessions.session.conversations.$unread);
      return library.html`${this.sessions.session?.id ?? 'none'} ${unread ?? ''}`;
    }
  }
  class Provider extends library.LitElement {
    readonly provide = library.provideSession(this);
  }
  customElements.define(`${name}-widget`, Widget);
  customElements.define(`${name}-provider`, Provider);
}

async function shows(root: ParentNode, tag: string, text: string): Promise<void> {
  await waitUntil(() => root.querySelector(tag)?.shadowRoot?.textContent?.trim() === text, `${tag} shows "${text}"`);
}

/** Served by the runner's plugin; a variable, because there is no file of that name to compile. */
const address: string = '/second-copy.js';

describe('two copies of the library in one page', () => {
  let theirs: Library;
  const running: Session[] = [];

  before(async () => {
    theirs = (await import(address)) as Library;
    defineWidgets(ours, 'our');
    defineWidgets(theirs, 'their');
  });

  afterEach(async () => {
    await Promise.all(running.map((session) => session.dispose()));
    running.length = 0;
  });

  function sessionOf(library: Library, id: string): { readonly session: Session; readonly backend: ScriptedBackend } {
    const backend = new ScriptedBackend({ facets: ['chat'], conversations: [aConversation({ id: '1', unread: 1 })] });
    const session = library.createSession({ id, backends: [backend] });
    running.push(session);
    return { session, backend };
  }

  it('really are two', () => {
    expect(theirs.SessionController).to.not.equal(SessionController);
    expect(theirs.LitElement).to.not.equal(LitElement);
  });

  it('share the registry of sessions', () => {
    const { session } = sessionOf(theirs, 'shared');
    expect(getSession('shared')).to.equal(session);
    expect(theirs.getSession()).to.equal(getSession());
  });

  it('find and follow each other’s sessions by id', async () => {
    const page = await fixture(html`<div><our-widget></our-widget><their-widget></their-widget></div>`);
    await shows(page, 'our-widget', 'none');
    await shows(page, 'their-widget', 'none');
    const { backend } = sessionOf(theirs, 'one');
    await shows(page, 'our-widget', 'one 1');
    await shows(page, 'their-widget', 'one 1');
    backend.chatVendor.customerWrites('1', 'hi');
    await shows(page, 'our-widget', 'one 2');
    await shows(page, 'their-widget', 'one 2');
  });

  it('provide for each other’s widgets', async () => {
    const page = await fixture(html`<div>
      <our-provider><their-widget></their-widget></our-provider>
      <their-provider><our-widget></our-widget></their-provider>
    </div>`);
    const provide = (tag: string, session: Session): void =>
      page.querySelector<HTMLElement & { provide(session: Session): void }>(tag)?.provide(session);
    provide('our-provider', sessionOf(ours, 'of-ours').session);
    provide('their-provider', sessionOf(theirs, 'of-theirs').session);
    await shows(page, 'their-widget', 'of-ours 1');
    await shows(page, 'our-widget', 'of-theirs 1');
  });
});
