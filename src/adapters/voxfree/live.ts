import type { BackendEvent, ConnectionState } from '../../domain/backend-event.js';
import { Fault, faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';
import { Backoff } from '../../net/backoff.js';
import { readJson } from '../../net/json.js';
import { ReconnectingSocket } from '../../net/socket.js';
import type { ChatParts } from './chat.js';
import { decodePush, type DecodedPush } from './decode.js';
import { Patrol } from './patrol.js';

const catchUpPause = 5_000;

/** The live connection: online, both lists, websocket, in the order of contract part 5; then pushes. */
export class Live {
  readonly #parts: ChatParts;
  readonly #backoff: Backoff;
  readonly #patrol: Patrol;
  #socket: ReconnectingSocket | undefined;
  /** Counts what became of the socket, so that work for an earlier connection ends by itself. */
  #generation = 0;
  #wait: { readonly end: () => void } | undefined;
  readonly #retries = new Map<string, () => void>();

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.#patrol = new Patrol(parts, () => this.#socket?.replace());
    this.#backoff = new Backoff(parts.context.io.random, { first: 3_000, cap: 30_000 });
  }

  async connect(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    const { context } = this.#parts;
    const { identity } = context;
    if (!identity || context.isLinked) throw new Fault('conflict', { cause: new Error(identity ? 'connected' : 'not signed in') });
    if (signal.aborted) throw stopped();
    const linked = context.link(emit);
    const stop = (): void => context.unlink();
    signal.addEventListener('abort', stop, { once: true });
    linked.addEventListener('abort', () => {
      signal.removeEventListener('abort', stop);
      this.#stop();
    }, { once: true });
    try {
      this.#report('connecting');
      if (identity.omnichannel) await this.#begin(linked);
      else this.#extensionOnly();
    } catch (error) {
      context.unlink();
      throw toFault(error);
    }
    if (linked.aborted) throw stopped();
  }

  reconnect(): void {
    this.#wait?.end();
    this.#socket?.retryNow();
  }

  /** Sign-in without chats: there is nothing live to connect to. */
  #extensionOnly(): void {
    this.#parts.context.emitAgent();
    this.#report('online');
  }

  async #begin(signal: AbortSignal): Promise<void> {
    await this.#goOnline(signal);
    if (signal.aborted) return;
    await this.#untilDone(signal, 'offline', () => this.#parts.lists.read());
    if (signal.aborted) return;
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
      this.#openSocket(signal, resolve, reject);
    });
  }

  /** Said once: a status that did not get through is shown as it is, and the agent has a button. */
  async #goOnline(signal: AbortSignal): Promise<void> {
    const { context } = this.#parts;
    try {
      await context.call((who) => context.api.setStatus(who, true, signal));
      if (!signal.aborted) context.setAvailability('available');
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'auth') throw fault;
      context.emitAgent();
      context.faulted(fault);
    }
  }

  #openSocket(signal: AbortSignal, resolve: () => void, reject: (fault: Fault) => void): void {
    const { context } = this.#parts;
    const socket = new ReconnectingSocket({
      io: context.io,
      url: context.settings.socket,
      onOpen: (send) => send(JSON.stringify(this.#hello())),
      onMessage: (text) => this.#received(text),
      onState: (state) => {
        this.#generation += 1;
        this.#patrol.stop();
        if (state.status === 'online') void this.#synchronise(signal).then(resolve, reject);
        else context.emit({ type: 'connection-changed', connection: state });
      },
    });
    this.#socket = socket;
    try {
      socket.start();
    } catch (error) {
      reject(toFault(error));
    }
  }

  /** Registration of contract part 4; the nulls are mandatory. */
  #hello(): Readonly<Record<string, string | null>> {
    const agentId = this.#parts.context.identity?.agentId ?? '';
    return { codid_agente: agentId, recipient_id: null, type: 'socket', token: null, message: null };
  }

  /** Whatever happened while no push could reach us is read before anybody is told that we are online. */
  async #synchronise(signal: AbortSignal): Promise<void> {
    const { context, lists, chats, reader, directory } = this.#parts;
    const generation = this.#generation;
    await this.#untilDone(signal, 'connecting', async () => {
      if (generation !== this.#generation) return;
      await lists.read();
      const open = chats.ids().filter((id) => directory.placeOf(id) === 'mine');
      await Promise.all(open.map((id) => reader.catchUp(id)));
    });
    // Overtaken: the connection that came after it resolves in its place.
    if (signal.aborted || generation !== this.#generation) return new Promise(() => undefined);
    context.emitAgent();
    this.#report('online');
    this.#patrol.start();
  }

  /** Tries until it works; never gives up, because a server that is away comes back. */
  async #untilDone(signal: AbortSignal, status: 'offline' | 'connecting', run: () => Promise<void>): Promise<void> {
    const { clock } = this.#parts.context.io;
    while (!signal.aborted) {
      try {
        await run();
        this.#backoff.reset();
        return;
      } catch (error) {
        const fault = toFault(error);
        if (fault.code === 'auth') throw fault;
        const wait = Math.max(this.#backoff.next(), fault.retryAfter ?? 0);
        this.#report(status, { retryAt: clock.now() + wait, fault: faultInfo(fault) });
        await this.#pause(wait, signal);
        if (status === 'offline') this.#report('connecting');
      }
    }
  }

  #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { io } = this.#parts.context;
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        stopWake?.();
        signal.removeEventListener('abort', end);
        if (this.#wait?.end === end) this.#wait = undefined;
        resolve();
      };
      const cancel = io.clock.after(milliseconds, end);
      const stopWake = io.wake?.(end);
      signal.addEventListener('abort', end, { once: true });
      this.#wait = { end };
    });
  }

  #received(text: string): void {
    this.#patrol.heard();
    const { lists, chats, context } = this.#parts;
    try {
      this.#apply(decodePush(readJson(text).value));
    } catch (error) {
      // Something happened, and we do not know what: look at everything that it can have been.
      context.faulted(error);
      lists.nudge('both');
      for (const id of chats.ids()) this.#catchUp(id);
    }
  }

  #apply({ type, push }: DecodedPush): void {
    const { context, directory, lists } = this.#parts;
    directory.channels.learnFrom(push);
    directory.agents.learn(push.agente_responsavel);
    const id = directory.findFor(push);
    switch (type) {
      case 'new_message':
        return this.#newMessage(id);
      case 'finalizar':
        if (id !== undefined) this.#closed(id);
        return lists.nudge('both');
      case 'encaminhado_agente':
        if (id !== undefined && push.agente_responsavel !== '' && push.agente_responsavel !== context.identity?.agentId) {
          directory.handedTo(id, push.agente_responsavel);
        }
        return lists.nudge('both');
      case undefined:
        context.settings.notice('push: a type that the contract does not know');
        return lists.nudge('both');
      default:
        return lists.nudge('both');
    }
  }

  #newMessage(id: string | undefined): void {
    const { chats, lists, directory } = this.#parts;
    if (id !== undefined && chats.has(id)) return this.#catchUp(id);
    lists.nudge(id !== undefined && directory.placeOf(id) === 'mine' ? 'active' : 'both');
  }

  #closed(id: string): void {
    const { chats, directory, context } = this.#parts;
    chats.leave(id);
    directory.closed(id);
    context.emit({ type: 'conversation-removed', conversationId: id, reason: 'closed' });
  }

  /** Again and again until it works: what was announced must not be missing. */
  #catchUp(id: string): void {
    const { reader, context } = this.#parts;
    this.#retries.get(id)?.();
    this.#retries.delete(id);
    reader.catchUp(id).catch((error: unknown) => {
      if (!context.isLinked) return;
      context.faulted(error);
      const wait = Math.max(toFault(error).retryAfter ?? 0, catchUpPause);
      this.#retries.set(id, context.io.clock.after(wait, () => this.#catchUp(id)));
    });
  }

  #report(status: ConnectionState['status'], more: { readonly retryAt?: number; readonly fault?: FaultInfo } = {}): void {
    const { context } = this.#parts;
    context.emit({ type: 'connection-changed', connection: { status, since: context.io.clock.now(), ...more } });
  }

  #stop(): void {
    this.#patrol.stop();
    this.#socket?.close();
    this.#socket = undefined;
    this.#generation += 1;
    this.#wait?.end();
    for (const cancel of this.#retries.values()) cancel();
    this.#retries.clear();
    this.#parts.lists.stop();
    this.#parts.chats.clear();
  }
}

function stopped(): Fault {
  return new Fault('network', { cause: new Error('aborted') });
}
