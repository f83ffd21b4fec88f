import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { linkNumbers, type LinkNumbersOptions } from '../../src/elements/link-numbers.js';
import { scriptedSession, signedInSession } from '../support/scripted-session.js';

const ends = new Set<() => void>();

function link(root: Node, options?: LinkNumbersOptions): () => void {
  const end = linkNumbers(root, options);
  ends.add(end);
  return end;
}

const links = (root: ParentNode): HTMLAnchorElement[] => [...root.querySelectorAll<HTMLAnchorElement>('a.cc-number')];
const shown = (root: ParentNode): (string | null)[] => links(root).map(({ textContent }) => textContent);

async function linked(root: ParentNode, count: number): Promise<HTMLAnchorElement[]> {
  await waitUntil(() => links(root).length === count, `${count} links`, { timeout: 10_000 });
  return links(root);
}

/** Until whatever was due is done: a number that is added last is linked last. */
async function settled(root: Element): Promise<void> {
  const last = document.createElement('p');
  last.textContent = 'Fim: (41) 3555-0199';
  root.append(last);
  await waitUntil(() => links(last).length === 1, 'the last number', { timeout: 10_000 });
  last.remove();
  await nextFrame();
}

/** A page that would follow a `tel:` link would leave the test. */
const stay = (event: Event): void => event.preventDefault();

describe('linkNumbers', () => {
  beforeEach(() => window.addEventListener('click', stay));
  afterEach(() => {
    window.removeEventListener('click', stay);
    for (const end of ends) end();
    ends.clear();
  });

  it('makes numbers in the text clickable and puts the page back as it was', async () => {
    const { session } = await signedInSession();
    const root = await fixture<HTMLElement>(html`<div>
      <p>Ligue (11) 95555-0142 ou +351 912 345 678, das 9h às 18h.</p>
      <table><tbody><tr><td>4135550126</td><td>CPF 111.444.777-35</td></tr></tbody></table>
    </div>`);
    const before = root.innerHTML;
    const nodes = [...root.querySelectorAll('*')].flatMap((each) => [...each.childNodes]);
    const end = link(root, { session });
    const [first, second, third] = await linked(root, 3);
    expect(shown(root)).to.deep.equal(['(11) 95555-0142', '+351 912 345 678', '4135550126']);
    expect(first?.href).to.equal('tel:+5511955550142');
    expect(second?.href).to.equal('tel:+351912345678');
    expect(third?.href).to.equal('tel:+554135550126');
    expect(root.querySelector('p')?.textContent).to.equal('Ligue (11) 95555-0142 ou +351 912 345 678, das 9h às 18h.');
    end();
    expect(root.innerHTML).to.equal(before);
    expect([...root.querySelectorAll('*')].flatMap((each) => [...each.childNodes])).to.deep.equal(nodes);
    end();
  });

  it('calls by a click, unless the page says no', async () => {
    const { session } = await signedInSession();
    const root = await fixture<HTMLElement>(html`<p>Fone: (11) 95555-0142</p>`);
    link(root, { session });
    const [anchor] = await linked(root, 1);
    const asked: string[] = [];
    const say = (allowed: boolean) => (event: CustomEvent<{ readonly number: string }>): void => {
      asked.push(event.detail.number);
      expect(event.target).to.equal(anchor);
      if (!allowed) event.preventDefault();
    };
    root.addEventListener('cc-before-call', say(false), { once: true });
    anchor?.click();
    await nextFrame();
    expect(session.calls.$current.get()).to.equal(undefined);
    root.addEventListener('cc-before-call', say(true), { once: true });
    anchor?.click();
    await waitUntil(() => session.calls.$current.get() !== undefined, 'no call', { timeout: 5000 });
    expect(session.calls.$current.get()?.remote.number).to.equal('11955550142');
    expect(asked).to.deep.equal(['11955550142', '11955550142']);
  });

  it('leaves clicks with a key, and those that the page has taken, to others', async () => {
    const { session } = await signedInSession();
    const root = await fixture<HTMLElement>(html`<p>Fone: (11) 95555-0142</p>`);
    link(root, { session });
    const [anchor] = await linked(root, 1);
    let asked = 0;
    root.addEventListener('cc-before-call', () => (asked += 1));
    anchor?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ctrlKey: true }));
    anchor?.addEventListener('click', stay, { once: true });
    anchor?.click();
    expect(asked).to.equal(0);
  });

  it('calls by the links to numbers that the page has already, and leaves them as they are', async () => {
    const { session } = await signedInSession();
    const root = await fixture<HTMLElement>(html`<div><a href="tel:+55-11-95555-0142;ext=2">Maria <b>11 95555-0142</b></a> <a href="#x">(11) 95555-0143</a></div>`);
    const before = root.innerHTML;
    link(root, { session });
    await settled(root);
    expect(root.innerHTML).to.equal(before);
    const asked: string[] = [];
    root.addEventListener('cc-before-call', (event) => {
      asked.push(event.detail.number);
      event.preventDefault();
    });
    root.querySelector('b')?.click();
    root.querySelector<HTMLAnchorElement>('a[href="#x"]')?.click();
    expect(asked).to.deep.equal(['+5511955550142']);
  });

  it('links the page inside a session, which is the page itself', async () => {
    const { session } = await signedInSession();
    const root = await fixture<HTMLElement>(html`<cc-session><main><p>Fone: (11) 95555-0142</p></main></cc-session>`);
    const main = root.querySelector('main') as HTMLElement;
    link(main, { session });
    const [anchor] = await linked(main, 1);
    let asked = 0;
    main.addEventListener('cc-before-call', (event) => {
      asked += 1;
      event.preventDefault();
    });
    anchor?.click();
    expect(asked).to.equal(1);
  });

  it('leaves fields, controls, code, links, what can be edited and our own elements alone', async () => {
    const { session } = await signedInSession();
    const number = '(11) 95555-0142';
    const root = await fixture<HTMLElement>(html`<div>
      <input value=${number} /><textarea>(11) 95555-0142</textarea><select><option>${number}</option></select><button>${number}</button>
      <div contenteditable="true"><p>${number}</p></div><div role="textbox">${number}</div><pre>${number}</pre><a href="#x">${number}</a>
      <cc-anything>${number}</cc-anything><div class="mine"><i>${number}</i></div>
    </div>`);
    const script = document.createElement('script');
    script.type = 'text/plain';
    script.textContent = number;
    const style = document.createElement('style');
    style.textContent = `/* ${number} */`;
    root.append(script, style);
    const before = root.innerHTML;
    link(root, { session, except: '.mine' });
    await settled(root);
    expect(root.innerHTML).to.equal(before);
    expect(() => linkNumbers(root, { except: '[' })).to.throw();
  });

  it('gives back and forgets a part of the page that is taken away whole', async () => {
    const { session } = await signedInSession();
    const root = await fixture<HTMLElement>(html`<div><section><p>Ligue (11) 95555-0142.</p></section></div>`);
    link(root, { session });
    await linked(root, 1);
    const section = root.querySelector('section')!;
    section.remove();
    await waitUntil(() => links(section).length === 0, 'no link', { timeout: 10_000 });
    expect(section.textContent).to.equal('Ligue (11) 95555-0142.');
    root.append(section);
    await linked(root, 1);
    expect(section.textContent).to.equal('Ligue (11) 95555-0142.');
  });

  it('follows what the page adds, changes, moves and takes away', async () => {
    const { session } = await signedInSession();
    const root = await fixture<HTMLElement>(html`<div><p id="one">Um: (11) 95555-0142 fim</p><p id="two"></p></div>`);
    const one = root.querySelector('#one')!;
    const two = root.querySelector('#two')!;
    const text = [...one.childNodes].find((node): node is Text => node instanceof Text)!;
    const end = link(root, { session });
    await linked(root, 1);
    text.data = 'Dois: (21) 95555-0143 e (21) 95555-0144';
    await waitUntil(() => shown(one).join() === '(21) 95555-0143,(21) 95555-0144', 'the new text', { timeout: 10_000 });
    expect(one.textContent).to.equal('Dois: (21) 95555-0143 e (21) 95555-0144');
    two.append(text);
    await waitUntil(() => links(two).length === 2 && links(one).length === 0, 'the moved text', { timeout: 10_000 });
    expect(two.textContent).to.equal('Dois: (21) 95555-0143 e (21) 95555-0144');
    text.remove();
    await waitUntil(() => two.textContent === '', 'links stay without their text', { timeout: 10_000 });
    expect(text.data).to.equal('Dois: (21) 95555-0143 e (21) 95555-0144');
    const added = document.createElement('section');
    added.innerHTML = '<ul><li>+34 612 34 56 78</li></ul>';
    root.append(added);
    await linked(added, 1);
    end();
    added.append('(11) 95555-0145');
    await nextFrame();
    expect(links(root)).to.deep.equal([]);
  });

  it('reads hostile text as text', async () => {
    const { session } = await signedInSession();
    const root = await fixture<HTMLElement>(html`<p></p>`);
    const hostile = '<img src=x onerror=alert(1)> (11) 95555-0142 \u202e</a><script>alert(2)</script> javascript:alert(3)';
    root.textContent = hostile;
    const end = link(root, { session });
    const [anchor] = await linked(root, 1);
    expect(anchor?.href).to.equal('tel:+5511955550142');
    expect(root.children).to.have.length(1);
    expect(root.textContent).to.equal(hostile);
    end();
    expect(root.childNodes).to.have.length(1);
    expect(root.textContent).to.equal(hostile);
  });

  it('leads nowhere until there is a session', async () => {
    const root = await fixture<HTMLElement>(html`<p>(11) 95555-0142</p>`);
    link(root, { session: 'later' });
    const [anchor] = await linked(root, 1);
    expect(anchor?.hasAttribute('href')).to.equal(false);
    const { session } = scriptedSession({}, { id: 'later' });
    expect(anchor?.href).to.equal('tel:+5511955550142');
    await session.dispose();
    expect(anchor?.hasAttribute('href')).to.equal(false);
  });

  it('reads numbers as the session’s country writes them, or another', async () => {
    const { session } = await signedInSession({}, { numbers: { country: 'PT' } });
    const root = await fixture<HTMLElement>(html`<p>912 345 678</p>`);
    const end = link(root, { session });
    const [anchor] = await linked(root, 1);
    expect(anchor?.href).to.equal('tel:+351912345678');
    end();
    link(root, { session, country: 'ES' });
    const [other] = await linked(root, 1);
    expect(other?.href).to.equal('tel:+34912345678');
  });

  it('looks into open shadow roots only where it is asked to', async () => {
    const { session } = await signedInSession();
    const root = await fixture<HTMLElement>(html`<div><section></section></div>`);
    const shadow = root.querySelector('section')!.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<p>(11) 95555-0142</p>';
    const end = link(root, { session });
    await settled(root);
    expect(links(shadow)).to.deep.equal([]);
    end();
    const again = link(root, { session, shadowRoots: true });
    const [anchor] = await linked(shadow, 1);
    let asked = 0;
    root.addEventListener('cc-before-call', (event) => {
      asked += 1;
      event.preventDefault();
    });
    anchor?.click();
    expect(asked).to.equal(1);
    again();
    expect(shadow.innerHTML).to.equal('<p>(11) 95555-0142</p>');
  });

  it('does a long page in pieces', async () => {
    const { session } = await signedInSession();
    const root = await fixture<HTMLElement>(html`<div></div>`);
    const rows = Array.from({ length: 5000 }, (_, index) => {
      const row = document.createElement('p');
      row.append(document.createElement('b'), `Contato ${index}: (11) 95555-${String(index).padStart(4, '0')}`);
      return row;
    });
    root.append(...rows);
    const before = root.innerHTML;
    const counts = new Set<number>();
    let watching = true;
    const watch = (): void => {
      counts.add(links(root).length);
      if (watching) setTimeout(watch);
    };
    const end = link(root, { session });
    watch();
    await linked(root, 5000);
    watching = false;
    expect(counts.size).to.be.above(2, 'all in one piece');
    end();
    expect(root.innerHTML).to.equal(before);
  });
});
