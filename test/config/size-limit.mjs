/** What a page loads at once: imports that wait for a click or a sign-in are chunks of their own and not counted. */
const lazyChunksApart = {
  name: 'lazy-chunks-apart',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

const budget = (name, entry, limit) => ({
  name,
  path: `size/${entry}.mjs`,
  limit,
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, format: 'esm', target: 'es2022', plugins: [lazyChunksApart] }),
});

export default [
  budget('inbox and thread, lit and nanostores included', 'chat', '45 kB'),
  budget('softphone before a call', 'softphone', '30 kB'),
  budget('softphone with sip.js loaded', 'softphone-with-sip', '95 kB'),
];
