import type { Conversation } from '../../domain/conversation.js';
import type { Session } from '../../session/session-api.js';

/** Puts text at the end of what is being written in the conversation that is selected now, also when it is not any more. */
export function draftEnd({ conversations, messages }: Session): ((text: string) => boolean) | undefined {
  const id = conversations.$selectedId.get();
  const known = (): Conversation | undefined => [conversations.$selected.get(), ...conversations.$list.get().value].find((each) => each?.id === id);
  if (id === undefined || known()?.can.has('send') !== true) return undefined;
  return (text) => {
    if (known()?.can.has('send') !== true) return false;
    const draft = messages.draft(id);
    const between = draft.text === '' || /\s$/u.test(draft.text) ? '' : ' ';
    messages.setDraft(id, { ...draft, text: `${draft.text}${between}${text}` });
    return true;
  };
}
