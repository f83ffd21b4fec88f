import { executeServerCommand } from '@web/test-runner-commands';
import type { HeardSince, LabAddress, LabCommands, LabPart, Refusal, TelephoneEvent, TelephoneName } from './protocol.js';

export type { HeardSince, LabAddress, LabPart, TelephoneEvent, TelephoneName } from './protocol.js';

const DEADLINE_MS = 10_000;
const ENOUGH_SAMPLES = 4000;

/**
 * Starts the telephone system of this test file, once; takes some seconds, so give the hook a long timeout. Accounts:
 * `alice`, `bob`, `carol`, with the password `<user>pw`. Numbers: `pstn`, `early`, `busy` (486), `down` (503).
 */
export function startLab(): Promise<LabAddress> {
  return run('sip-lab:start', null);
}

export function stopLab(): Promise<true> {
  return run('sip-lab:stop', null);
}

export const lab = {
  /** SIGKILL. */
  kill: (part: LabPart) => run('sip-lab:kill', part),
  /** Kills where it still runs. After a restart of Kamailio the telephones are registered again, calls kept. */
  restart: (part: LabPart) => run('sip-lab:restart', part),
  /** SIGSTOP: connections stay open, nothing is answered. */
  freeze: (part: LabPart) => run('sip-lab:freeze', part),
  thaw: (part: LabPart) => run('sip-lab:thaw', part),
  /** What REGISTERs of a user are answered with until further notice; null for the truth. */
  refuse: (user: string, how: Refusal | null) => run('sip-lab:refuse', { user, how }),
  /** The registrar loses a user, and tells nobody. */
  forget: (user: string) => run('sip-lab:forget', user),
  /** The contacts that the registrar has of a user. */
  contacts: (user: string) => run('sip-lab:contacts', user),
};

/** A telephone behind the lab's server. `pstn` answers by itself and plays 440 Hz. */
export class LabTelephone {
  readonly name: TelephoneName;

  constructor(name: TelephoneName) {
    this.name = name;
  }

  /** `user` of the lab, or a whole SIP URI. */
  dial(user: string): Promise<string> {
    return this.command('dial', user.startsWith('sip:') ? user : `sip:${user}@example.test`);
  }

  accept(): Promise<string> {
    return this.command('accept');
  }

  hangUp(): Promise<string> {
    return this.command('hangup');
  }

  answerMode(mode: 'auto' | 'manual' | 'early'): Promise<string> {
    return this.command('answermode', mode);
  }

  /** Any command of baresip's menu. */
  command(command: string, params = ''): Promise<string> {
    return run('sip-lab:command', { name: this.name, command, params });
  }

  events(since = 0): Promise<readonly TelephoneEvent[]> {
    return run('sip-lab:events', { name: this.name, since });
  }

  /** Event numbers start here: take it before an act, hand it to `untilEvent` after. */
  async mark(): Promise<number> {
    return (await this.events()).length;
  }

  /** Resolves with the first event of that type from number `since` on. */
  async untilEvent(type: string, since: number): Promise<TelephoneEvent> {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const events = await this.events(since);
      const found = events.find(event => event.type === type);
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`no ${type} at ${this.name}: ${events.map(event => event.type).join()}`);
      await nextFrame();
    }
  }

  /** Digits received as RFC 4733 events (or INFO) from event number `since` on. */
  async digits(since: number): Promise<string> {
    const events = await this.events(since);
    return events.filter(event => event.type === 'CALL_DTMF_START').map(event => event.param).join('');
  }

  heard(since = 0): Promise<HeardSince> {
    return run('sip-lab:heard', { name: this.name, since });
  }

  /** Resolves with the loudness (RMS of 32767) of the next half second or more that it hears. */
  async listen(): Promise<number> {
    const before = await this.heard();
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const { file, samples, rms } = await this.heard(before.samples);
      if (file !== before.file) return this.listen();
      if (samples - before.samples >= ENOUGH_SAMPLES) return rms;
      if (Date.now() > deadline) throw new Error(`${this.name} hears nothing: ${JSON.stringify({ before, samples })}`);
      await nextFrame();
    }
  }
}

function run<C extends keyof LabCommands>(command: C, payload: LabCommands[C]['payload']): Promise<LabCommands[C]['result']> {
  return executeServerCommand(command, payload);
}

function nextFrame(): Promise<unknown> {
  return new Promise(resolve => requestAnimationFrame(resolve));
}
