import { atRest, inCall, leadsTo } from './size/moments.mjs';

/**
 * What a page loads by a moment that has a name: of the imports that wait for something only those are counted that were
 * waited for by then. Languages are chunks of their own and come on top, one of them.
 */
export function lazyChunksApart(followed = []) {
  return {
    name: 'lazy-chunks-apart',
    setup(build) {
      build.onResolve({ filter: /.*/ }, (wanted) => {
        if (wanted.kind !== 'dynamic-import' || leadsTo(followed, wanted)) return undefined;
        return { path: wanted.path, external: true };
      });
    },
  };
}

const budget = (name, entry, limit, followed) => ({
  name,
  path: `size/${entry}.mjs`,
  limit,
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, format: 'esm', splitting: true, target: 'es2022', plugins: [lazyChunksApart(followed)] }),
});

export default [
  budget('inbox and thread, lit and nanostores included', 'chat', '45 kB'),
  budget('softphone before a call', 'softphone', '30 kB'),
  budget('dialler with its campaigns', 'dialer', '30 kB'),
  budget('softphone with sip.js loaded: registered and at rest', 'softphone-with-sip', '95 kB', atRest),
  budget('softphone with sip.js in a running call', 'softphone-with-sip', '131 kB', inCall),
];
