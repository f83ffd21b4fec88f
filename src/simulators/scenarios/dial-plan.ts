import { colleagues, demoExtension } from './company.js';

/** Telephones of the customers that the agent calls: as many at once as there are lines. */
export const publicLines: readonly string[] = ['clientes-1', 'clientes-2', 'clientes-3', 'clientes-4'];

export const publicLinePassword = 'linha-publica';

/** Of the account that a customer calls by. */
export const callerPassword = (number: string): string => `linha-${number}`;

/** Who may register: the agent, the colleagues, and the lines of the customers. */
export const telephoneUsers: Readonly<Record<string, string>> = Object.fromEntries<string>([
  [demoExtension.username, demoExtension.password],
  ...colleagues.map(({ user, password }) => [user, password] as const),
  ...publicLines.map(line => [line, publicLinePassword] as const),
]);

/**
 * Extensions lead to their users, and whatever else is dialled to a customers' line, each in turn; `taken` hears which,
 * as the telephone there cannot see what was dialled.
 */
export function dialPlan(taken: (line: string, dialled: string) => void, isFree: (line: string) => boolean = () => true): (user: string) => string {
  const extensions = new Map([[demoExtension.number, demoExtension.username], ...colleagues.map(({ number, user }) => [number, user] as const)]);
  let turn = 0;
  return dialled => {
    if (Object.hasOwn(telephoneUsers, dialled)) return dialled;
    const extension = extensions.get(dialled);
    if (extension !== undefined) return extension;
    const inTurn = publicLines.map((_, index) => publicLines[(turn + index) % publicLines.length] ?? '');
    const line = inTurn.find(isFree) ?? inTurn[0] ?? '';
    turn = publicLines.indexOf(line) + 1;
    taken(line, dialled);
    return line;
  };
}
