import type { Backend, Facet } from '../domain/backend.js';
import { Fault } from '../domain/fault.js';

const facets: readonly Facet[] = ['auth', 'agent', 'voice', 'chat', 'replies', 'dialer', 'records', 'admin'];

/**
 * Which backend serves which facet: the first that offers it, and for calls the explicit voice backend before all. Asked
 * anew each time, because what a vendor offers may depend on who signed in.
 */
export class Ports {
  readonly all: readonly Backend[];
  readonly #voice: Backend | undefined;

  constructor(backends: readonly Backend[], voice: Backend | undefined) {
    this.all = [...new Set(voice ? [...backends, voice] : backends)];
    this.#voice = voice;
  }

  get facets(): ReadonlySet<Facet> {
    return new Set(facets.filter((facet) => this.backendOf(facet)));
  }

  backendOf(facet: Facet): Backend | undefined {
    if (facet === 'voice' && this.#voice?.voice) return this.#voice;
    return this.all.find((backend) => backend[facet] !== undefined);
  }

  serves(backend: Backend, facet: Facet): boolean {
    return this.backendOf(facet) === backend;
  }

  get<Name extends Facet>(facet: Name): Backend[Name] | undefined {
    return this.backendOf(facet)?.[facet];
  }

  /** Throws `unsupported` where no backend offers it. */
  need<Name extends Facet>(facet: Name): NonNullable<Backend[Name]> {
    const port = this.get(facet);
    if (!port) throw new Fault('unsupported');
    return port;
  }
}

type CommandOf<Member> = Extract<Member, (...args: never[]) => unknown>;

/** Calls an optional command of a port; throws `unsupported` where it has none. */
export function invoke<Port extends object, Name extends keyof Port>(
  port: Port,
  name: Name,
  ...args: Parameters<CommandOf<Port[Name]>>
): ReturnType<CommandOf<Port[Name]>> {
  const command = port[name] as ((...args: unknown[]) => ReturnType<CommandOf<Port[Name]>>) | undefined;
  if (!command) throw new Fault('unsupported');
  return command.apply(port, args);
}
