import { expect, waitUntil } from '@open-wc/testing';

interface Manifest {
  readonly modules: readonly { readonly exports: readonly { readonly kind: string; readonly name: string }[] }[];
}

const manifest = (await (await fetch('/custom-elements.json')).json()) as Manifest;
const tags = manifest.modules.flatMap(({ exports }) => exports.filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => name));

const load = (path: string): Promise<Record<string, unknown>> => import(path) as Promise<Record<string, unknown>>;

/** A page of its own, with nothing on it but the given module script. */
async function pageWith(script: string): Promise<Window & typeof globalThis> {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const page = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!page) throw new Error('the frame has no window');
  const element = page.document.createElement('script');
  element.type = 'module';
  element.src = script;
  page.document.head.append(element);
  await waitUntil(() => tags.every((tag) => page.customElements.get(tag) !== undefined), `${script} defines ${tags.join(', ')}`, { timeout: 10_000 });
  return page;
}

describe('entries of the built package', () => {
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });

  it('gives a class without registering it, and registers it by its element entry', async () => {
    expect(tags).to.include.members(['cc-session', 'cc-softphone', 'cc-chat-inbox', 'cc-chat-thread', 'cc-quick-replies']);
    for (const tag of tags) {
      const classes = Object.values(await load(`/dist/classes/${tag}.js`)).filter((value) => typeof value === 'function');
      expect(classes, tag).to.have.length.above(0);
      expect(customElements.get(tag), `${tag} after its class`).to.equal(undefined);
    }
    for (const tag of tags) {
      await load(`/dist/elements/${tag}.js`);
      const classes = Object.values(await load(`/dist/classes/${tag}.js`));
      expect(classes, `${tag} after its element`).to.include(customElements.get(tag));
    }
  });

  it('defines every element from the package entry', async () => {
    await pageWith('/dist/index.js');
  });

  it('defines every element from one CDN file and nothing else', async () => {
    const page = await pageWith('/dist/cdn/cc-widgets.js');
    const fetched = page.performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    expect(fetched.filter((path) => path.startsWith('/dist/cdn/'))).to.deep.equal(['/dist/cdn/cc-widgets.js']);
  });
});
