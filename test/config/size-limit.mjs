/**
 * What a page loads at once: imports that wait for a click or a sign-in, and languages that nobody shows, are chunks of
 * their own and not counted, but for those whose `importer > path` matches `followed`.
 */
function lazyChunksApart(followed) {
  return {
    name: 'lazy-chunks-apart',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ kind, path, importer }) => {
        if (kind !== 'dynamic-import' || followed?.test(`${importer} > ${path}`)) return undefined;
        return { path, external: true };
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
  budget('softphone with sip.js loaded', 'softphone-with-sip', '95 kB', / > .*\/stage-|dist\/adapters\/sip\.js >/),
];
