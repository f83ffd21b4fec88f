import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { action } from 'storybook/actions';
import manifest from '../../custom-elements.json';

setCustomElementsManifest(manifest);

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly { readonly events?: readonly { readonly name: string }[] }[] }[];
}

/** Facts and questions of all widgets, as a host page hears them: they show in the Actions panel. */
const eventNames = (manifest as Manifest).modules
  .flatMap(({ declarations }) => declarations)
  .flatMap(({ events = [] }) => events.map(({ name }) => name));
for (const name of new Set(eventNames)) {
  document.addEventListener(name, (event) => {
    action(name)((event as CustomEvent<unknown>).detail);
  });
}

const schemes: Record<string, string> = { auto: 'light dark', light: 'light', dark: 'dark' };
const widths: Record<string, string> = { 280: '280px', 320: '320px', 480: '480px', full: 'auto' };

/** The toolbar's choices reach a story the way a host page would make them: inherited scheme, nearest lang, own width. */
const hostPage: Decorator = (story, { globals }) => {
  const scheme = schemes[String(globals['theme'])] ?? 'light dark';
  const width = widths[String(globals['width'])] ?? 'auto';
  const dress = (element: Element | undefined): void => {
    if (!(element instanceof HTMLElement)) return;
    element.style.setProperty('color-scheme', scheme);
    element.style.setProperty('inline-size', width);
    element.style.setProperty('max-inline-size', '100%');
    document.documentElement.style.setProperty('color-scheme', scheme);
  };
  return html`<div lang=${String(globals['locale'])} ${ref(dress)}>${story()}</div>`;
};

const item = (value: string, title: string) => ({ value, title });

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: { story: { inline: false, iframeHeight: 520 } },
    backgrounds: { disable: true },
  },
  initialGlobals: { theme: 'light', locale: 'pt-BR', width: 'full' },
  globalTypes: {
    theme: {
      description: 'Color scheme of the host page',
      toolbar: { title: 'Theme', icon: 'mirror', dynamicTitle: true, items: [item('auto', 'Auto'), item('light', 'Light'), item('dark', 'Dark')] },
    },
    locale: {
      description: 'Language of the host page',
      toolbar: {
        title: 'Locale',
        icon: 'globe',
        dynamicTitle: true,
        items: [item('pt-BR', 'Português (Brasil)'), item('pt-PT', 'Português (Portugal)'), item('es', 'Español'), item('en', 'English')],
      },
    },
    width: {
      description: 'Room that the host page gives',
      toolbar: {
        title: 'Width',
        icon: 'component',
        dynamicTitle: true,
        items: [item('280', '280 px'), item('320', '320 px'), item('480', '480 px'), item('full', 'Full')],
      },
    },
  },
  decorators: [hostPage],
};

export default preview;
