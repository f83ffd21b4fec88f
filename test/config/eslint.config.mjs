import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import storybook from 'eslint-plugin-storybook';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { house, houseSyntax, testImports, testSyntax, unsafeImports, unsafeSyntax } from './eslint-house.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const noDefault = { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true };

const typescript = {
  files: ['**/*.ts'],
  extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
  languageOptions: {
    parserOptions: { project: ['tsconfig.json', 'test/config/tsconfig.node.json'], tsconfigRootDir: root },
  },
  rules: {
    'no-undef': 'off',
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
    // An async function turns every throw into a rejection, which is what the callers of a port count on.
    '@typescript-eslint/require-await': 'off',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  },
};

const everywhere = {
  files: ['**/*.{ts,mjs,cjs}'],
  plugins: { house },
  rules: {
    'house/kebab-filename': 'error',
    'max-lines': ['error', { max: 300 }],
    eqeqeq: ['error', 'smart'],
    'no-var': 'error',
    'prefer-const': 'error',
    'no-eval': 'error',
    'no-new-func': 'error',
    'no-implied-eval': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack', 'not implemented'], location: 'start' }],
  },
};

const pages = {
  files: ['src/**/*.ts', 'stories/**/*.ts', 'demo/**/*.ts'],
  plugins: { lit, wc, 'lit-a11y': litA11y },
  rules: {
    ...lit.configs['flat/recommended'].rules,
    ...wc.configs['flat/best-practice'].rules,
    ...litA11y.configs.recommended.rules,
    // Shadow roots are rendered by lit; a host's constructor that takes options is not an element.
    'wc/no-constructor-params': 'off',
    'no-restricted-syntax': ['error', ...unsafeSyntax, ...houseSyntax],
    'no-restricted-imports': ['error', unsafeImports],
  },
};

const source = {
  files: ['src/**/*.ts'],
  rules: {
    'max-lines-per-function': ['error', { max: 40, IIFEs: true }],
    'no-restricted-exports': ['error', { restrictDefaultExports: noDefault }],
    'no-console': ['error', { allow: ['warn', 'error'] }],
  },
};

const elements = {
  files: ['src/elements/**/*.ts'],
  // lit calls a listener with the element as its this.
  rules: { '@typescript-eslint/unbound-method': 'off' },
};

const tests = {
  files: ['test/**/*.ts'],
  rules: {
    'no-restricted-syntax': ['error', ...testSyntax, ...houseSyntax],
    'no-restricted-imports': ['error', testImports],
    '@typescript-eslint/no-unused-expressions': 'off',
    '@typescript-eslint/unbound-method': 'off',
    // The plugin that compares trees types every assertion of equality as a promise; none is.
    '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['Equal', 'equal', 'equals', 'eq', 'eql', 'eqls'] }],
    // Tests hand the product what it must reject.
    '@typescript-eslint/prefer-promise-reject-errors': 'off',
    '@typescript-eslint/no-base-to-string': 'off',
  },
};

/** Code that must not compile has no types to be safe with. */
const typeTests = {
  files: ['test/types/**/*.ts'],
  rules: {
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
  },
};

const stories = {
  files: ['stories/**/*.ts'],
  extends: [storybook.configs['flat/recommended']],
};

const tools = {
  files: ['**/*.mjs', '**/*.cjs'],
  extends: [js.configs.recommended],
  languageOptions: { globals: globals.node },
};

export default defineConfig(
  { ignores: ['dist', 'coverage', 'node_modules', 'test/types/consumer'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  typescript,
  everywhere,
  pages,
  source,
  elements,
  tests,
  typeTests,
  stories,
  tools,
);
