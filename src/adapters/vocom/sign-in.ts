import type { Agent, Credentials } from '../../domain/agent.js';
import type { AuthPort, SignInStep } from '../../domain/backend.js';
import { Fault } from '../../domain/fault.js';
import { apiWith, type Context } from './context.js';

/**
 * Vocom has no sign-in of people: a key opens the whole installation, and who the agent is the page's settings say. The
 * key is tried with a read, so that a wrong one is refused here and not in the middle of the work.
 */
export class SignIn implements AuthPort {
  readonly #context: Context;
  readonly #agent: () => Agent;
  /** A newer attempt, or a sign-out, makes the answers to older ones worthless. */
  #attempt = new AbortController();

  constructor(context: Context, agent: () => Agent) {
    this.#context = context;
    this.#agent = agent;
  }

  async signIn(credentials: Credentials): Promise<SignInStep> {
    if (this.#context.isSignedIn) throw new Fault('conflict', { cause: new Error('already signed in') });
    const api = apiWith(this.#context.settings, credentials);
    this.#attempt.abort();
    const attempt = new AbortController();
    this.#attempt = attempt;
    await api.breaks(attempt.signal);
    if (attempt.signal.aborted) throw new Fault('conflict', { cause: new Error('superseded') });
    this.#context.begin(api);
    return { step: 'signed-in', agent: this.#agent() };
  }

  signOut(): Promise<void> {
    this.#attempt.abort();
    this.#context.end();
    return Promise.resolve();
  }
}
