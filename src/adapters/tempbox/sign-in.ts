import type { Credentials } from '../../domain/agent.js';
import type { AuthPort, SignInStep } from '../../domain/backend.js';
import { Fault } from '../../domain/fault.js';
import type { Context } from './context.js';
import type { Directory } from './directory.js';

/**
 * TempBox has no sign-in: a token opens the whole account, and who the agent is the page's settings say. The token is
 * tried with a read, so that a wrong one is refused here and not in the middle of the work. It is kept in memory only.
 */
export class SignIn implements AuthPort {
  readonly #context: Context;
  readonly #directory: Directory;
  /** A newer attempt, or a sign-out, makes the answers to older ones worthless. */
  #attempt = new AbortController();

  constructor(context: Context, directory: Directory) {
    this.#context = context;
    this.#directory = directory;
  }

  async signIn(credentials: Credentials): Promise<SignInStep> {
    if (this.#context.isSignedIn) throw new Fault('conflict', { cause: new Error('already signed in') });
    if (!('token' in credentials)) throw new Fault('unsupported', { cause: new Error('TempBox knows tokens only') });
    const token = credentials.token.trim();
    if (token === '') throw new Fault('auth', { cause: new Error('no token') });
    this.#attempt.abort();
    const attempt = new AbortController();
    this.#attempt = attempt;
    const rows = await this.#context.api.open({ token, signal: attempt.signal });
    if (attempt.signal.aborted) throw new Fault('conflict', { cause: new Error('superseded') });
    this.#context.begin(token);
    this.#directory.learnRows(rows);
    this.#context.learnAgentName(this.#directory.people.nameOf(this.#context.settings.agentHash));
    return { step: 'signed-in', agent: this.#context.agent };
  }

  signOut(): Promise<void> {
    this.#attempt.abort();
    this.#context.end();
    return Promise.resolve();
  }
}
