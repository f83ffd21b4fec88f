export type Typing = typeof import('../../domain/phone-number/as-typed.js');

const significant = /[^\s().-]/;

/**
 * What stands in the number field after a change. Gives the number its form and puts the caret behind the same digit;
 * where only a bracket or a dash was deleted the digit beside it goes along, because the form would bring it back.
 */
export function editNumber(input: HTMLInputElement, before: string, change: string, country: string, typing: Typing | undefined): string {
  if (!typing) return input.value;
  const caret = input.selectionStart ?? input.value.length;
  const returns = change.startsWith('deleteContent') && input.value.length < before.length && typing.formatAsTyped(input.value, country) === before;
  const edit = returns ? along(input.value, caret, change === 'deleteContentBackward') : { text: input.value, caret };
  const text = typing.formatAsTyped(edit.text, country);
  if (text !== input.value) {
    input.value = text;
    const place = typing.formatCaret(edit.text, edit.caret, text);
    input.setSelectionRange(place, place);
  }
  return text;
}

function along(text: string, caret: number, backwards: boolean): { readonly text: string; readonly caret: number } {
  let at = backwards ? caret - 1 : caret;
  while (at >= 0 && at < text.length && !significant.test(text.charAt(at))) at += backwards ? -1 : 1;
  if (at < 0 || at >= text.length) return { text, caret };
  return { text: text.slice(0, at) + text.slice(at + 1), caret: backwards ? at : caret };
}
