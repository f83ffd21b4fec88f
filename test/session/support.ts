import { expect } from '@open-wc/testing';
import { Fault } from '../../src/domain/fault.js';
import type { CcFactMap } from '../../src/domain/host-event.js';
import type { Session } from '../../src/session/session-api.js';

/** All facts of one name from now on; each detail must survive being sent elsewhere. */
export function factsOf<Name extends keyof CcFactMap>(session: Session, name: Name): CustomEvent<CcFactMap[Name]>[] {
  const facts: CustomEvent<CcFactMap[Name]>[] = [];
  session.addEventListener(name, (fact) => {
    expect(JSON.parse(JSON.stringify(fact.detail))).to.deep.equal(fact.detail);
    expect(fact.detail.timestamp).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    facts.push(fact);
  });
  return facts;
}

/** The fault that an act rejects with. */
export async function rejection(act: Promise<unknown>): Promise<Fault> {
  const outcome = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Fault) return outcome;
  throw new Error('expected a rejection with a Fault', { cause: outcome });
}
