const lifecycle = new Set([
  'connectedCallback', 'disconnectedCallback', 'connectedMoveCallback', 'attributeChangedCallback', 'adoptedCallback',
  'formAssociatedCallback', 'formDisabledCallback', 'formResetCallback', 'formStateRestoreCallback',
  'createRenderRoot', 'render', 'shouldUpdate', 'willUpdate', 'update', 'firstUpdated', 'updated', 'requestUpdate',
  'performUpdate', 'scheduleUpdate', 'getUpdateComplete', 'addController', 'removeController',
]);

const byName = (a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'en');

const isPublic = (member) =>
  member.privacy !== 'private' && member.privacy !== 'protected' && !member.static && !/^[_#]/.test(member.name) && !lifecycle.has(member.name);

function clean(item) {
  const { inheritedFrom, ...rest } = item;
  delete rest.privacy;
  return inheritedFrom ? { ...rest, inheritedFrom: { name: inheritedFrom.name } } : rest;
}

const tidy = (items) => (items && items.length > 0 ? items.map(clean).sort(byName) : undefined);

function publicDeclaration(declaration) {
  const members = (declaration.members ?? []).filter(isPublic);
  // The analyzer lists an attribute of a private field as well; it has no public meaning.
  const attributes = (declaration.attributes ?? []).filter(({ fieldName }) => !fieldName || members.some(({ name }) => name === fieldName));
  return {
    kind: 'class',
    description: declaration.description ?? '',
    name: declaration.name,
    tagName: declaration.tagName,
    customElement: true,
    attributes: tidy(attributes),
    members: tidy(members),
    events: tidy(declaration.events),
    slots: tidy(declaration.slots),
    cssParts: tidy(declaration.cssParts),
    cssProperties: tidy(declaration.cssProperties),
    cssStates: tidy(declaration.cssStates),
  };
}

function modulesOf(declaration) {
  const { name, tagName } = declaration;
  const classPath = `dist/classes/${tagName}.js`;
  const reference = { name, module: classPath };
  return [
    { kind: 'javascript-module', path: classPath, declarations: [declaration], exports: [{ kind: 'js', name, declaration: reference }] },
    {
      kind: 'javascript-module',
      path: `dist/elements/${tagName}.js`,
      declarations: [],
      exports: [{ kind: 'custom-element-definition', name: tagName, declaration: reference }],
    },
  ];
}

/** What a consumer may rely on, by published path and in a stable order, from the analyzer's view of the sources. */
export function publicManifest(manifest) {
  const elements = manifest.modules
    .flatMap((module) => module.declarations ?? [])
    .filter((declaration) => declaration.kind === 'class' && declaration.tagName?.startsWith('cc-'))
    .map(publicDeclaration)
    .sort((a, b) => a.tagName.localeCompare(b.tagName, 'en'));
  return { schemaVersion: '2.1.0', readme: 'README.md', modules: elements.flatMap(modulesOf) };
}

export const elementsOf = (manifest) => manifest.modules.flatMap(({ declarations }) => declarations);

/** Names of public things that nobody described. */
export function undescribed(manifest) {
  const missing = [];
  for (const element of elementsOf(manifest)) {
    if (!element.description) missing.push(`${element.tagName}: the element`);
    for (const list of ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates']) {
      for (const item of element[list] ?? []) {
        if (!item.description?.trim()) missing.push(`${element.tagName}: ${list} "${item.name}"`);
      }
    }
  }
  return missing;
}
