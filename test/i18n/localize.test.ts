import { expect, waitUntil } from '@open-wc/testing';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { commonArea } from '../../src/i18n/common.js';
import { LocalizeController } from '../../src/i18n/localize.js';
import { defineArea, type Messages } from '../../src/i18n/messages.js';
import { softphoneArea } from '../../src/i18n/softphone.js';

class Localized extends LitElement {
  readonly l = new LocalizeController(this, [commonArea, softphoneArea]);
  strings: object | undefined = undefined;

  override render(): TemplateResult | typeof nothing {
    return this.l.ready ? html`<p>${this.l.t.answer}</p>` : nothing;
  }
}
customElements.define('test-localized', Localized);

class Nest extends LitElement {
  override render(): TemplateResult {
    return html`<test-localized></test-localized><slot></slot>`;
  }
}
customElements.define('test-nest', Nest);

const text = (element: Element): string => element.shadowRoot?.textContent.trim() ?? '';
const shows = (element: Element, wanted: string): Promise<void> =>
  waitUntil(() => text(element) === wanted, `shows ${text(element)} instead of ${wanted}`);

describe('LocalizeController', () => {
  let element: Localized;
  let around: HTMLDivElement;
  const pageLang = document.documentElement.lang;

  beforeEach(() => {
    document.documentElement.removeAttribute('lang');
    around = document.createElement('div');
    element = document.createElement('test-localized') as Localized;
    around.append(element);
    document.body.append(around);
  });

  afterEach(() => {
    around.remove();
    document.documentElement.lang = pageLang;
  });

  it('speaks pt-BR where nobody says anything', async () => {
    await shows(element, 'Atender');
    expect(element.l.locale).to.equal('pt-BR');
  });

  it('takes the nearest lang and follows changes of each', async () => {
    document.documentElement.lang = 'en';
    await shows(element, 'Answer');
    around.lang = 'pt-BR';
    await shows(element, 'Atender');
    element.lang = 'en-GB';
    await shows(element, 'Answer');
    element.removeAttribute('lang');
    await shows(element, 'Atender');
    around.removeAttribute('lang');
    await shows(element, 'Answer');
  });

  it('looks again when it is moved', async () => {
    const english = document.createElement('div');
    english.lang = 'en';
    around.append(english);
    await shows(element, 'Atender');
    english.append(element);
    await shows(element, 'Answer');
    around.append(element);
    await shows(element, 'Atender');
    english.lang = 'pt';
    english.append(element);
    english.lang = 'en';
    await shows(element, 'Answer');
  });

  it('no longer follows a place it has left', async () => {
    const english = document.createElement('div');
    english.lang = 'en';
    around.append(english);
    english.append(element);
    await shows(element, 'Answer');
    around.append(element);
    await shows(element, 'Atender');
    english.lang = 'en-US';
    element.requestUpdate();
    await element.updateComplete;
    expect(text(element)).to.equal('Atender');
  });

  it('looks through shadow roots and slots', async () => {
    const nest = document.createElement('test-nest') as Nest;
    nest.lang = 'en';
    nest.append(element);
    around.append(nest);
    await nest.updateComplete;
    await shows(element, 'Answer');
    const inner = nest.renderRoot.querySelector('test-localized');
    if (inner === null) throw new Error('not rendered');
    await shows(inner, 'Answer');
    nest.lang = 'pt-BR';
    await shows(inner, 'Atender');
    await shows(element, 'Atender');
  });

  it('passes over an empty or nonsensical lang', async () => {
    around.lang = 'en';
    element.setAttribute('lang', '');
    await shows(element, 'Answer');
    element.setAttribute('lang', '!! <b>');
    await element.updateComplete;
    expect(text(element)).to.equal('Answer');
  });

  it('renders nothing in the wrong language before the right one has arrived', async () => {
    const seen: string[] = [];
    const loading = deferred<object>();
    const area = defineArea<Messages<{ answer: string }>>(
      new Proxy({} as never, { get: () => () => loading.promise }),
    );
    class Slow extends LitElement {
      readonly l = new LocalizeController(this, [commonArea, area]);
      override render(): TemplateResult | typeof nothing {
        return this.l.ready ? html`${this.l.t.answer}` : nothing;
      }
      override updated(): void {
        seen.push(text(this));
      }
    }
    customElements.define('test-slow', Slow);
    const slow = document.createElement('test-slow') as Slow;
    slow.lang = 'en';
    around.append(slow);
    await slow.updateComplete;
    loading.resolve({ answer: 'Answer' });
    await shows(slow, 'Answer');
    expect(seen).to.deep.equal(['', 'Answer']);
  });

  const withTexts = (tag: string, load: (locale: string) => Promise<{ answer: string }>): HTMLElement => {
    const area = defineArea<Messages<{ answer: string }>>(
      new Proxy({} as never, { get: (_, locale: string) => () => load(locale) }),
    );
    class Spoken extends LitElement {
      readonly l = new LocalizeController(this, [commonArea, area]);
      override render(): TemplateResult | typeof nothing {
        return this.l.ready ? html`${this.l.t.answer}` : nothing;
      }
    }
    customElements.define(tag, Spoken);
    return document.createElement(tag);
  };

  it('keeps what it has when another dictionary cannot be loaded', async () => {
    const broken = withTexts('test-broken', (locale) =>
      locale === 'pt-BR' ? Promise.resolve({ answer: 'Atender' }) : Promise.reject(new Error('offline')),
    );
    around.append(broken);
    await shows(broken, 'Atender');
    broken.lang = 'en';
    await (broken as LitElement).updateComplete;
    expect(text(broken)).to.equal('Atender');
  });

  it('asks again for the first dictionary until it comes', async () => {
    let asked = 0;
    const late = withTexts('test-late', () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('offline')) : Promise.resolve({ answer: 'Atender' });
    });
    around.append(late);
    await waitUntil(() => text(late) === 'Atender', 'never shown', { timeout: 5_000 });
    expect(asked).to.equal(2);
  });

  it('shows the last of several quick changes', async () => {
    element.lang = 'en';
    element.lang = 'pt-BR';
    element.lang = 'en';
    await shows(element, 'Answer');
    element.lang = 'en';
    element.lang = 'pt-BR';
    await shows(element, 'Atender');
  });

  it('lets the host page replace any text, in every language', async () => {
    element.strings = { answer: 'Pegar', faults: { network: { text: 'Sem rede.' } } };
    element.requestUpdate();
    await shows(element, 'Pegar');
    expect(element.l.t.faults.network.text).to.equal('Sem rede.');
    expect(element.l.t.faults.network.todo).to.equal('Confira a internet e tente de novo.');
    expect(element.l.t.reject).to.equal('Recusar');
    element.lang = 'en';
    await waitUntil(() => element.l.locale === 'en');
    expect([element.l.t.answer, element.l.t.reject]).to.deep.equal(['Pegar', 'Reject']);
    element.strings = undefined;
    element.requestUpdate();
    await shows(element, 'Answer');
  });

  it('writes dates and numbers in the tag that was asked for', async () => {
    element.lang = 'en-GB';
    await shows(element, 'Answer');
    const instant = new Date(2026, 10, 20, 14, 32);
    expect(element.l.formatLocale).to.equal('en-GB');
    expect(element.l.time(instant)).to.equal('14:32');
    expect(element.l.number(1234.5)).to.equal('1,234.5');
    element.lang = 'pt-BR';
    await shows(element, 'Atender');
    expect(element.l.number(1234.5)).to.equal('1.234,5');
    expect(element.l.day(instant, instant)).to.equal('Hoje');
  });

  it('keeps nothing running once it is gone', async () => {
    await shows(element, 'Atender');
    element.remove();
    let updates = 0;
    element.addController({
      hostUpdated: () => {
        updates += 1;
      },
    });
    element.lang = 'en';
    document.documentElement.lang = 'en';
    const other = document.createElement('test-localized');
    around.append(other);
    await shows(other, 'Answer');
    expect(updates).to.equal(0);
  });
});

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
