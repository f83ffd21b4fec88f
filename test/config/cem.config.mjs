export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['**/*.styles.ts', '**/define.ts'],
  litelement: true,
  dependencies: false,
  packagejson: false,
};
