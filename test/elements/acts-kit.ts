import { expect, waitUntil } from '@open-wc/testing';

/** Long enough for a loaded machine. */
const patience = { timeout: 15_000 };

export async function eventually(condition: () => unknown, message: string): Promise<void> {
  await waitUntil(() => Boolean(condition()), message, patience);
}

/** The dialog with this name, once it is open. */
export async function dialogOf(el: HTMLElement, name: string): Promise<HTMLDialogElement> {
  const find = (): HTMLDialogElement | null => el.shadowRoot?.querySelector<HTMLDialogElement>(`dialog[data-name="${name}"]`) ?? null;
  await eventually(() => find()?.open, `no dialog "${name}" opens`);
  return find() as HTMLDialogElement;
}

export function noDialog(el: HTMLElement): boolean {
  return el.shadowRoot?.querySelector('dialog') === null;
}

/** A part that comes late. */
export async function part(el: HTMLElement, selector: string): Promise<HTMLElement> {
  await eventually(() => el.shadowRoot?.querySelector(selector), `nothing matches ${selector}`);
  return el.shadowRoot?.querySelector<HTMLElement>(selector) as HTMLElement;
}

/** Presses the button with this text or label in it. */
export function press(within: Element | ShadowRoot, label: string): void {
  const buttons = [...within.querySelectorAll<HTMLElement>('button')];
  const button = buttons.find((each) => each.ariaLabel === label || each.textContent.trim() === label);
  expect(button, `a button "${label}"`).to.not.equal(undefined);
  button?.click();
}

export function labels(within: Element): readonly string[] {
  return [...within.querySelectorAll('button')].map((button) => button.ariaLabel ?? button.textContent.trim());
}

/** Types into a field as an agent does, at once. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}

export function field<Field extends HTMLElement = HTMLInputElement>(within: Element, selector: string): Field {
  const found = within.querySelector<Field>(selector);
  expect(found, `a field ${selector}`).to.not.equal(null);
  return found as Field;
}

export function text(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** Chooses the option of a list with this text in it. */
export async function pick(dialog: Element, wanted: string): Promise<void> {
  const find = (): HTMLElement | undefined => [...dialog.querySelectorAll<HTMLElement>('.pick')].find((row) => text(row).includes(wanted));
  await eventually(find, `no row "${wanted}"`);
  find()?.querySelector('input')?.click();
}
