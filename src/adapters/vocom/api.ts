import { Rest } from '../../net/rest.js';
import { decodeAgents, decodeDone, decodePlaced, decodeRows } from './decode.js';
import type { Settings } from './options.js';
import { transport, type Authorization } from './transport.js';
import { breakRow, dialerRow, dispositionRow, services, type BreakRow, type DialerRow, type DispositionRow, type Inputs, type QueueAgents, type Service } from './wire.js';

export interface Dates {
  readonly begin: string;
  readonly end: string;
}

/** The 13 services, one each, for one key. */
export class VocomApi {
  readonly #settings: Settings;
  readonly #rest: Rest;

  constructor(settings: Settings, authorization: Authorization) {
    this.#settings = settings;
    this.#rest = new Rest({
      io: { ...settings.io, fetch: transport(settings, authorization) },
      ...(settings.timeout === undefined ? {} : { timeout: settings.timeout }),
      onDegraded: (path) => settings.notice(`${path}: the answer was not clean JSON`),
    });
  }

  login(signal: AbortSignal): Promise<void> {
    return this.#ask('login', this.#onBranch(), signal, decodeDone('login'));
  }

  logout(signal: AbortSignal): Promise<void> {
    return this.#ask('logout', this.#onBranch(), signal, decodeDone('logout'));
  }

  breaks(signal: AbortSignal): Promise<readonly BreakRow[]> {
    return this.#ask('breaks', this.#agent(), signal, decodeRows('breaks', breakRow));
  }

  pause(breakId: string, signal: AbortSignal): Promise<void> {
    const { agent, company_id } = this.#agent();
    return this.#ask('pause', { agent, break_id: breakId, company_id }, signal, decodeDone('pause'));
  }

  endPause(signal: AbortSignal): Promise<void> {
    return this.#ask('endPause', this.#agent(), signal, decodeDone('endPause'));
  }

  agents(queue: string, signal: AbortSignal): Promise<QueueAgents> {
    return this.#ask('agents', { queue, company_id: this.#settings.company }, signal, decodeAgents);
  }

  /** Resolves with `call_id`, empty where the PBX said yes without one. */
  call(to: string, signal: AbortSignal): Promise<string> {
    const { agent, branch, company_id } = this.#onBranch();
    return this.#ask('call', { agent, branch, to, company_id }, signal, decodePlaced);
  }

  terminate(callId: string, signal: AbortSignal): Promise<void> {
    return this.#ask('terminate', this.#call(callId), signal, decodeDone('terminate'));
  }

  transfer(callId: string, to: string, signal: AbortSignal): Promise<void> {
    const { agent, call_id, company_id } = this.#call(callId);
    return this.#ask('transfer', { agent, call_id, to, company_id }, signal, decodeDone('transfer'));
  }

  hold(callId: string, signal: AbortSignal): Promise<void> {
    return this.#ask('hold', this.#call(callId), signal, decodeDone('hold'));
  }

  retrieve(callId: string, signal: AbortSignal): Promise<void> {
    return this.#ask('retrieve', this.#call(callId), signal, decodeDone('retrieve'));
  }

  dispositions({ begin, end }: Dates, signal: AbortSignal): Promise<readonly DispositionRow[]> {
    const input = { date_begin: begin, date_end: end, company_id: this.#settings.company };
    return this.#ask('dispositions', input, signal, decodeRows('dispositions', dispositionRow));
  }

  dialer({ begin, end }: Dates, signal: AbortSignal): Promise<readonly DialerRow[]> {
    const filters = { destination: '', mailing: '', hangup_cause: '' };
    const input = { date_begin: begin, date_end: end, ...filters, company_id: this.#settings.company };
    return this.#ask('dialer', input, signal, decodeRows('dialer', dialerRow));
  }

  #agent(): Inputs['breaks'] {
    return { agent: this.#settings.agent, company_id: this.#settings.company };
  }

  #onBranch(): Inputs['login'] {
    return { agent: this.#settings.agent, branch: this.#settings.extension, company_id: this.#settings.company };
  }

  #call(callId: string): Inputs['hold'] {
    return { agent: this.#settings.agent, call_id: callId, company_id: this.#settings.company };
  }

  #ask<Name extends Service, Answer>(
    name: Name, body: Inputs[Name], signal: AbortSignal, decode: (value: unknown, degraded: boolean) => Answer,
  ): Promise<Answer> {
    const { path, kind } = services[name];
    return this.#rest.post({ url: `${this.#settings.base}/${path}`, body, kind, signal, decode });
  }
}
