import { basename } from 'node:path';

const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.[cm]?[jt]s$/;

const kebabFilename = {
  meta: { type: 'suggestion', schema: [], messages: { name: 'File names are kebab-case: "{{name}}".' } },
  create(context) {
    return {
      Program(node) {
        const name = basename(context.filename);
        if (!kebab.test(name)) context.report({ node, messageId: 'name', data: { name } });
      },
    };
  },
};

export const house = { rules: { 'kebab-filename': kebabFilename } };

const sinks = 'innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|parseFromString|setHTMLUnsafe|parseHTMLUnsafe';

/** Syntax that a page with a strict content security policy and Trusted Types would refuse. */
export const unsafeSyntax = [
  { selector: `MemberExpression[property.name=/^(${sinks})$/]`, message: 'No HTML sinks: render with lit, or sanitise to a fragment.' },
  { selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^(write|writeln)$/]', message: 'No document.write.' },
  { selector: 'CallExpression[callee.property.name="execCommand"]:not([arguments.0.value="insertText"])', message: 'execCommand may insert text only.' },
  { selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/]', message: 'No style attribute in templates (CSP): use classes or CSSOM.' },
  { selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value=/^(style|srcdoc|on.+)$/]', message: 'No style, srcdoc or handler attributes (CSP).' },
];

export const houseSyntax = [
  { selector: 'PropertyDefinition[accessibility="private"]:not(:has(> Decorator))', message: 'Use #private.' },
  { selector: 'MethodDefinition[accessibility="private"]:not(:has(> Decorator))', message: 'Use #private.' },
  { selector: 'TSEnumDeclaration, TSModuleDeclaration[kind="namespace"], TSParameterProperty', message: 'Erasable syntax only.' },
];

export const testSyntax = [
  { selector: 'MemberExpression[object.name=/^(describe|it|context)$/][property.name=/^(only|skip)$/]', message: 'No focused or skipped tests.' },
  { selector: 'CallExpression[callee.name=/^(xit|xdescribe)$/]', message: 'No skipped tests.' },
  { selector: 'CallExpression[callee.property.name="skip"][callee.object.type="ThisExpression"]', message: 'No skipped tests.' },
];

export const unsafeImports = {
  patterns: [
    { regex: '^lit(-html)?/directives/(unsafe-html|unsafe-svg|unsafe-mathml|style-map)(\\.js)?$', message: 'Refused by CSP and Trusted Types rules.' },
    { regex: '^lit(-html)?/static-html(\\.js)?$', message: 'Static templates hide what is rendered.' },
  ],
};

export const testImports = {
  paths: [
    { name: '@open-wc/testing', importNames: ['aTimeout'], message: 'Wait for a condition, not for time.' },
    { name: '@open-wc/testing-helpers', importNames: ['aTimeout'], message: 'Wait for a condition, not for time.' },
  ],
};
