export type TextField = HTMLInputElement | HTMLTextAreaElement;

export function isTextField(element: Element | null): element is TextField {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && textTypes.has(element.type));
}

const textTypes: ReadonlySet<string> = new Set(['text', 'search', 'url', 'tel', 'email', 'password', '']);

/**
 * Puts text in place of a stretch of a field as if it were typed: the field's own undo keeps working, and frameworks
 * see native input events.
 */
export function insertIntoField(field: TextField, text: string, from: number, to: number): void {
  field.focus();
  try {
    field.setSelectionRange(from, to);
  } catch {
    // E-mail and number fields have no selection: the caret is where it is.
  }
  if (typeNatively(field.ownerDocument, text)) return;
  try {
    field.setRangeText(text, from, to, 'end');
  } catch {
    field.value = field.value.slice(0, from) + text + field.value.slice(to);
  }
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
}

/** Old, but the only way into a field's undo history, and in all engines. */
function typeNatively(document: Document, text: string): boolean {
  return document.execCommand('insertText', false, text);
}

/** The same in rich text, in place of a range, else at the caret. */
export function insertIntoEditable(element: HTMLElement, text: string, range: Range | undefined): void {
  element.focus();
  const selection = selectionAt(element);
  if (range && element.contains(range.commonAncestorContainer)) {
    selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }
  typeNatively(element.ownerDocument, text);
}

/** Text of the caret's own text node up to the caret. */
export function textBeforeCaret(element: HTMLElement): string | undefined {
  const selection = selectionAt(element);
  const node = selection?.isCollapsed === true ? selection.focusNode : null;
  if (!selection || !node || !element.contains(node)) return undefined;
  return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').slice(0, selection.focusOffset) : '';
}

/** What is marked in rich text, with so many letters before it; `undefined` where the caret is elsewhere. */
export function rangeAtCaret(element: HTMLElement, before: number): Range | undefined {
  const selection = selectionAt(element);
  if (!selection || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  if (!element.contains(range.commonAncestorContainer)) return undefined;
  if (before > 0 && range.startContainer.nodeType === Node.TEXT_NODE) range.setStart(range.startContainer, Math.max(0, range.startOffset - before));
  return range;
}

/** Chromium keeps the selection inside a shadow root from the document. */
function selectionAt(element: HTMLElement): Selection | null {
  const root = element.getRootNode() as ShadowRoot & { readonly getSelection?: () => Selection | null };
  return root.getSelection?.() ?? element.ownerDocument.getSelection();
}
