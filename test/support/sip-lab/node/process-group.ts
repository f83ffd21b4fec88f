import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Socket } from 'node:net';

/**
 * A program with all that it forks, in a process group of its own. A shell waits beside it for the end of this process,
 * however sudden, and ends the group then: a killed test run leaves no server behind.
 */
export class ProcessGroup {
  readonly #leader: ChildProcess;
  readonly #guard: ChildProcess;
  readonly #exited: Promise<void>;

  constructor(command: string, args: readonly string[], logFile: string) {
    const log = openSync(logFile, 'a');
    this.#leader = spawn(command, args, { detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#exited = new Promise(resolve => {
      this.#leader.once('exit', () => resolve());
      this.#leader.once('error', () => resolve());
    });
    const script = 'read _; kill -s CONT -- "-$0"; kill -s KILL -- "-$0"';
    this.#guard = spawn('sh', ['-c', script, String(this.#leader.pid)], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#guard.unref();
    (this.#guard.stdin as Socket).unref();
  }

  get running(): boolean {
    return this.#leader.exitCode === null && this.#leader.signalCode === null;
  }

  signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-Number(this.#leader.pid), signal);
    } catch {
      // Gone already, which is what most signals are for.
    }
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.#exited;
    this.#guard.kill('SIGKILL');
  }

  /** Politely, then not. */
  async stop(patienceMs = 1000): Promise<void> {
    this.signal('SIGCONT');
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), patienceMs);
    await this.#exited;
    clearTimeout(timer);
    await this.kill();
  }
}
