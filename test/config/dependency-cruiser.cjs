/**
 * Who may import whom. `layers` is the table: a row's own files, the source it may import and its npm packages.
 * Types count as imports (tsPreCompilationDeps), so a layer cannot lean on another even in its signatures.
 */
const layers = [
  { name: 'domain', from: '^src/domain/', source: ['^src/domain/'], npm: ['libphonenumber-js'] },
  { name: 'net', from: '^src/net/', source: ['^src/(net|domain)/'], npm: ['partysocket'] },
  {
    name: 'vendor-adapter',
    from: '^src/adapters/(?!sip/|gateway/)([^/]+)/',
    source: ['^src/(net|domain)/', '^src/adapters/$1/'],
    npm: ['valibot', '@noble/hashes'],
  },
  { name: 'sip-adapter', from: '^src/adapters/sip/', source: ['^src/(net|domain)/', '^src/adapters/sip/'], npm: ['sip.js'] },
  { name: 'gateway-adapter', from: '^src/adapters/gateway/', source: ['^src/(net|domain)/', '^src/adapters/gateway/'], npm: [] },
  {
    name: 'session',
    from: '^src/session/',
    source: ['^src/(domain|session)/'],
    npm: ['nanostores', '@lit/context', 'idb', '@leeoniya/ufuzzy'],
  },
  {
    name: 'elements',
    from: '^src/elements/(?!cc-session/)',
    source: ['^src/(domain|session|elements|i18n|styles)/'],
    npm: ['lit', '@lit/context', 'nanostores', 'dompurify', '@leeoniya/ufuzzy'],
  },
  {
    name: 'cc-session',
    from: '^src/elements/cc-session/',
    source: ['^src/(domain|session|elements|i18n|styles)/', '^src/vendors\\.ts$'],
    npm: ['lit', '@lit/context'],
  },
  { name: 'i18n', from: '^src/i18n/', source: ['^src/(domain|i18n)/'], npm: ['lit'] },
  { name: 'styles', from: '^src/styles/', source: ['^src/styles/'], npm: ['lit'] },
  { name: 'vendors', from: '^src/vendors(-demo)?\\.ts$', source: ['^src/(domain|net|adapters|simulators)/', '^src/vendors(-demo)?\\.ts$'], npm: [] },
  {
    name: 'simulators',
    from: '^src/simulators/',
    source: ['^src/(domain|net|simulators)/', '^src/adapters/[^/]+/wire(\\.ts$|/|-)'],
    // The far end is an independent SIP agent, and the registrar checks digests.
    npm: ['sip.js', '@noble/hashes'],
  },
];

/** Node entries put a simulator behind a real HTTP and WebSocket server. */
const nodeEntry = '^src/simulators/[^/]+/node\\.ts$';

const packages = (names) => names.map((name) => `^node_modules/(@types/)?${name}/`);

const sourceRule = ({ name, from, source }) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: `${name} may import ${source.join(', ')} only`,
  from: { path: from },
  to: { path: '^(src|stories|demo|test)/', pathNot: source },
});

const npmRule = ({ name, from, npm }) => ({
  name: `${name}-packages`,
  severity: 'error',
  comment: `${name} may use ${npm.join(', ') || 'no package'} only`,
  from: { path: from, pathNot: [nodeEntry] },
  to: { path: '^node_modules/', pathNot: packages(npm) },
});

const publicEntries = [
  '^src/index\\.ts$',
  '^src/session/index\\.ts$',
  '^src/elements/link-numbers\\.ts$',
  '^src/elements/headset/index\\.ts$',
  '^src/elements/(cc-[^/]+)/(define|\\1)\\.ts$',
  '^src/adapters/[^/]+/index\\.ts$',
  '^src/simulators/[^/]+/(index|node)\\.ts$',
  '^src/styles/themes/',
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers.map(sourceRule),
    ...layers.map(npmRule),
    {
      name: 'customers-use-public-entries',
      severity: 'error',
      comment: 'stories and demo are the first customers of the public API',
      from: { path: '^(stories|demo)/' },
      to: { path: '^src/', pathNot: publicEntries },
    },
    {
      name: 'no-node-in-the-page',
      severity: 'error',
      comment: 'only the gateway and the node entries of simulators may touch node:',
      from: { path: '^src/', pathNot: ['^src/gateway/', nodeEntry] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'node-entry-packages',
      severity: 'error',
      comment: 'a node entry adds a server around a simulator, nothing else',
      from: { path: nodeEntry },
      to: { path: '^node_modules/', pathNot: packages(['ws']) },
    },
    {
      name: 'node-entries-are-not-imported',
      severity: 'error',
      comment: 'node entries never reach a page',
      from: { path: '^src/' },
      to: { path: nodeEntry },
    },
    {
      name: 'no-entry-inside',
      severity: 'error',
      comment: 'the package entry imports everything; nothing inside imports it',
      from: { path: '^src/', pathNot: ['^src/index\\.ts$'] },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      comment: 'the product never imports its tests',
      from: { path: '^(src|demo)/' },
      to: { path: '^test/' },
    },
    {
      name: 'known-layers',
      severity: 'error',
      comment: 'a file in src belongs to a layer of the table',
      from: {},
      to: { path: '^src/', pathNot: [...layers.map(({ from }) => from), '^src/gateway/', '^src/index\\.ts$'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'no import cycles, types included; what is loaded on demand may use the types of its loader',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    { name: 'resolvable', severity: 'error', comment: 'every import resolves', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['^dist/'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'browser', 'default'] },
  },
};
