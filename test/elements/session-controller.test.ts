import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { provideSession, SessionController } from '../../src/elements/session-controller.js';
import type { Session } from '../../src/session/session-api.js';
import { aConversation } from '../support/samples.js';
import { scriptedSession, signedInSession } from '../support/scripted-session.js';

/** Reads what a test asks for, and counts its renders. */
class ProbeWidget extends LitElement {
  @property() session: Session | string | undefined;
  @property({ type: Boolean }) clock = false;
  readonly sessions = new SessionController(this);
  renders = 0;

  override render(): TemplateResult {
    this.renders += 1;
    const session = this.sessions.session;
    if (this.clock && session) this.sessions.read(session.$now);
    const unread = this.sessions.session && this.sessions.read(this.sessions.session.conversations.$unread);
    return html`${session?.id ?? 'none'}${unread === undefined ? '' : ` ${unread}`}`;
  }

  get text(): string {
    return this.renderRoot.textContent ?? '';
  }
}

customElements.define('probe-widget', ProbeWidget);

/** Reads in `willUpdate`, as elements do that hand rows to a list. */
class EarlyReader extends LitElement {
  @property() session: Session | string | undefined;
  readonly sessions = new SessionController(this);
  unread: number | undefined;

  protected override willUpdate(): void {
    this.unread = this.sessions.session && this.sessions.read(this.sessions.session.conversations.$unread);
  }
}

customElements.define('early-reader', EarlyReader);

class ProbeProvider extends LitElement {
  readonly provide = provideSession(this);

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

customElements.define('probe-provider', ProbeProvider);

async function settled<Element extends LitElement>(element: Element): Promise<Element> {
  await element.updateComplete;
  return element;
}

const probe = (root: ParentNode): ProbeWidget => {
  const found = root.querySelector<ProbeWidget>('probe-widget, late-widget');
  if (!found) throw new Error('no widget');
  return found;
};

async function shows(widget: ProbeWidget, text: string): Promise<void> {
  await waitUntil(() => widget.text === text, `shows "${text}", not "${widget.text}"`);
}

describe('session controller: which session', () => {
  it('takes the property before the id, the id before the nearest, the nearest before the default', async () => {
    const { session: byDefault } = scriptedSession();
    const { session: nearest } = scriptedSession({}, { id: 'nearest' });
    const { session: named } = scriptedSession({}, { id: 'named' });
    const { session: given } = scriptedSession({}, { id: 'given' });
    const page = await fixture(html`<div><probe-provider><probe-widget session="named"></probe-widget></probe-provider></div>`);
    page.querySelector<ProbeProvider>('probe-provider')?.provide(nearest);
    const widget = probe(page);
    await shows(widget, 'named 0');
    expect(widget.sessions.session).to.equal(named);
    widget.session = given;
    await shows(widget, 'given 0');
    widget.session = undefined;
    await shows(widget, 'nearest 0');
    page.append(widget);
    await shows(widget, 'default 0');
    expect(widget.sessions.session).to.equal(byDefault);
    widget.setAttribute('session', 'named');
    await shows(widget, 'named 0');
    widget.removeAttribute('session');
    await shows(widget, 'default 0');
  });

  it('follows sessions that appear and go', async () => {
    const page = await fixture(html`<div><probe-widget session="later"></probe-widget><probe-widget></probe-widget></div>`);
    const [named, any] = page.querySelectorAll<ProbeWidget>('probe-widget');
    if (!named || !any) throw new Error('no widgets');
    expect([named.text, any.text]).to.deep.equal(['none', 'none']);
    const { session } = scriptedSession({}, { id: 'later' });
    await shows(named, 'later 0');
    await shows(any, 'later 0');
    await session.dispose();
    await shows(named, 'none');
    await shows(any, 'none');
  });

  it('has none inside a provider that has none yet, whatever the page’s default is', async () => {
    scriptedSession();
    const { session } = scriptedSession({}, { id: 'inside' });
    const provider = await fixture<ProbeProvider>(html`<probe-provider><probe-widget></probe-widget></probe-provider>`);
    await shows(probe(provider), 'none');
    provider.provide(session);
    await shows(probe(provider), 'inside 0');
    provider.provide(undefined);
    await shows(probe(provider), 'none');
  });

  it('follows moves in the DOM', async () => {
    const { session: first } = scriptedSession({}, { id: 'first' });
    const { session: second } = scriptedSession({}, { id: 'second' });
    const page = await fixture(html`<div><probe-provider><probe-widget></probe-widget></probe-provider><probe-provider></probe-provider></div>`);
    const [one, two] = page.querySelectorAll<ProbeProvider>('probe-provider');
    one?.provide(first);
    two?.provide(second);
    const widget = probe(page);
    await shows(widget, 'first 0');
    two?.append(widget);
    await shows(widget, 'second 0');
    widget.remove();
    one?.append(widget);
    await shows(widget, 'first 0');
    two?.provide(undefined);
    await settled(widget);
    expect(widget.text).to.equal('first 0');
  });

  it('finds a provider across shadow roots, and the nearer one of two', async () => {
    const { session: outer } = scriptedSession({}, { id: 'outer' });
    const { session: inner } = scriptedSession({}, { id: 'inner' });
    const provider = await fixture<ProbeProvider>(html`<probe-provider><div></div></probe-provider>`);
    provider.provide(outer);
    const widget = document.createElement('probe-widget') as ProbeWidget;
    provider.querySelector('div')?.attachShadow({ mode: 'open' }).append(widget);
    await shows(widget, 'outer 0');
    const nearer = document.createElement('probe-provider') as ProbeProvider;
    nearer.provide(inner);
    widget.replaceWith(nearer);
    nearer.append(widget);
    await shows(widget, 'inner 0');
  });
});

describe('session controller: late definition', () => {
  it('a provider defined after its widgets is found', async () => {
    scriptedSession();
    const { session } = scriptedSession({}, { id: 'late' });
    const page = await fixture(html`<div><late-provider><probe-widget></probe-widget></late-provider></div>`);
    const widget = probe(page);
    await shows(widget, 'default 0');
    customElements.define('late-provider', class extends ProbeProvider {});
    page.querySelector<ProbeProvider>('late-provider')?.provide(session);
    await shows(widget, 'late 0');
  });

  it('a widget defined after its provider is served, with the session it was given before', async () => {
    const { session } = scriptedSession({}, { id: 'early' });
    const { session: given } = scriptedSession({}, { id: 'given' });
    const provider = await fixture<ProbeProvider>(html`<probe-provider><late-widget></late-widget><late-widget></late-widget></probe-provider>`);
    provider.provide(session);
    const [first, second] = provider.querySelectorAll<ProbeWidget>('late-widget');
    if (!first || !second) throw new Error('no widgets');
    customElements.define('late-widget', class extends ProbeWidget {});
    second.session = given;
    await shows(first, 'early 0');
    await shows(second, 'given 0');
  });
});

describe('session controller: reading stores', () => {
  it('renders again when what was read changes, and only then', async () => {
    const { session, backend } = await signedInSession({ conversations: [aConversation({ id: '1', unread: 2 })] });
    await waitUntil(() => session.conversations.$unread.get() === 2);
    const widget = await fixture<ProbeWidget>(html`<probe-widget .session=${session}></probe-widget>`);
    expect(widget.text).to.equal('default 2');
    const before = widget.renders;
    backend.voiceVendor.ring();
    await settled(widget);
    expect(widget.renders).to.equal(before);
    backend.chatVendor.customerWrites('1', 'hi');
    await settled(widget);
    expect([widget.text, widget.renders]).to.deep.equal(['default 3', before + 1]);
  });

  it('renders once for one frame of the vendor, whatever it changes', async () => {
    const { session, backend } = await signedInSession({ conversations: [aConversation({ id: '1' })] });
    const widget = await fixture<ProbeWidget>(html`<probe-widget .session=${session}></probe-widget>`);
    const before = widget.renders;
    backend.emit({ type: 'conversations-listed', conversations: [aConversation({ id: '1', unread: 1 }), aConversation({ id: '2', unread: 1 })] });
    await settled(widget);
    expect([widget.text, widget.renders]).to.deep.equal(['default 2', before + 1]);
  });

  it('reads in willUpdate too', async () => {
    const { session, backend } = await signedInSession({ conversations: [aConversation({ id: '1' })] });
    const reader = await fixture<EarlyReader>(html`<early-reader .session=${session}></early-reader>`);
    backend.chatVendor.customerWrites('1', 'hi');
    await settled(reader);
    expect(reader.unread).to.equal(1);
    backend.chatVendor.customerWrites('1', 'hi');
    await settled(reader);
    expect(reader.unread).to.equal(2);
  });

  it('listens only to what the last render read, and only while connected', async () => {
    const { session, backend } = await signedInSession({ conversations: [aConversation({ id: '1' })] });
    const listeners = (): readonly number[] => [session.$now.lc, session.conversations.$unread.lc];
    const before = listeners();
    const widget = await fixture<ProbeWidget>(html`<probe-widget clock .session=${session}></probe-widget>`);
    expect(listeners()).to.deep.equal(before.map((count) => count + 1));
    widget.clock = false;
    await settled(widget);
    expect(listeners()).to.deep.equal([before[0], (before[1] ?? 0) + 1]);
    const parent = widget.parentElement;
    widget.remove();
    expect(listeners()).to.deep.equal(before);
    backend.chatVendor.customerWrites('1', 'hi');
    parent?.append(widget);
    await settled(widget);
    expect(widget.text).to.equal('default 1');
    expect(listeners()).to.deep.equal([before[0], (before[1] ?? 0) + 1]);
  });

  it('leaves the stores of a session it no longer reads', async () => {
    const first = await signedInSession({ conversations: [aConversation({ id: '1' })] }, { id: 'first' });
    const second = await signedInSession({ conversations: [aConversation({ id: '1' })] }, { id: 'second' });
    const widget = await fixture<ProbeWidget>(html`<probe-widget .session=${first.session}></probe-widget>`);
    const before = first.session.conversations.$unread.lc;
    widget.session = second.session;
    await settled(widget);
    expect(first.session.conversations.$unread.lc).to.equal(before - 1);
    const renders = widget.renders;
    first.backend.chatVendor.customerWrites('1', 'hi');
    await settled(widget);
    expect(widget.renders).to.equal(renders);
    second.backend.chatVendor.customerWrites('1', 'hi');
    await shows(widget, 'second 1');
  });
});
