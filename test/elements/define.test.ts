import { expect } from '@open-wc/testing';
import { define, oneOf, version } from '../../src/elements/define.js';

interface Said {
  readonly errors: string[];
  readonly warnings: string[];
}

/** What `run` says in the console. */
function listen(run: () => void): Said {
  const said: Said = { errors: [], warnings: [] };
  const { error, warn } = console;
  console.error = (...parts: unknown[]) => said.errors.push(parts.join(' '));
  console.warn = (...parts: unknown[]) => said.warnings.push(parts.join(' '));
  try {
    run();
  } finally {
    console.error = error;
    console.warn = warn;
  }
  return said;
}

const fresh = (): CustomElementConstructor => class extends HTMLElement {};

describe('define', () => {
  it('carries the version of the package', async () => {
    const response = await fetch('/package.json');
    const { version: expected } = (await response.json()) as { version: string };
    expect(version).to.equal(expected);
  });

  it('registers', () => {
    const element = fresh();
    define('test-define-a', element);
    expect(customElements.get('test-define-a')).to.equal(element);
  });

  it('is silent about the same class and about a second copy of the same version', () => {
    const first = fresh();
    const said = listen(() => {
      define('test-define-b', first);
      define('test-define-b', first);
      define('test-define-b', fresh());
    });
    expect(said).to.deep.equal({ errors: [], warnings: [] });
    expect(customElements.get('test-define-b')).to.equal(first);
  });

  it('says once that another version was there first, and does not throw', () => {
    const other = fresh();
    Object.defineProperty(other, Symbol.for('cc-widgets.version'), { value: '9.9.9' });
    customElements.define('test-define-c', other);
    const { errors } = listen(() => define('test-define-c', fresh()));
    expect(errors).to.have.length(1);
    expect(errors[0]).to.include('<test-define-c>').and.to.include('9.9.9');
    expect(customElements.get('test-define-c')).to.equal(other);
  });

  it('says that something foreign has the tag', () => {
    customElements.define('test-define-d', fresh());
    const { errors } = listen(() => define('test-define-d', fresh()));
    expect(errors[0]).to.include('something else');
  });
});

describe('oneOf', () => {
  const layouts = ['auto', 'panel'] as const;
  const element = document.createElement('test-one-of');

  it('keeps known values and is silent about absent ones', () => {
    const said = listen(() => {
      expect(oneOf(element, 'layout', 'panel', layouts, 'auto')).to.equal('panel');
      for (const absent of [null, undefined, '']) expect(oneOf(element, 'layout', absent, layouts, 'auto')).to.equal('auto');
    });
    expect(said.warnings).to.deep.equal([]);
  });

  it('falls back and warns once in development', () => {
    const { warnings } = listen(() => {
      Object.assign(globalThis, { litIssuedWarnings: new Set() });
      expect(oneOf(element, 'layout', 'pannel', layouts, 'auto')).to.equal('auto');
      oneOf(element, 'layout', 'pannel', layouts, 'auto');
    });
    expect(warnings).to.deep.equal(['<test-one-of> layout="pannel" is not one of auto, panel; using auto.']);
  });
});
