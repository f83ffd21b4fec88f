import type { Clock, Io, WebSocketConstructor } from '../../../src/net/io.js';
import type { Session } from '../../../src/session/session-api.js';
import type { TabPlace, World } from './world.js';

/** A tab of the agent: a page of its own, that can die at any moment and then does nothing more. */
export class AgentTab {
  readonly session: Session;
  readonly #frame: HTMLIFrameElement;
  readonly #life: TabLife;

  constructor(session: Session, frame: HTMLIFrameElement, life: TabLife) {
    this.session = session;
    this.#frame = frame;
    this.#life = life;
  }

  static async open(world: World, backend: (io: Io) => TabPlace['backend']): Promise<AgentTab> {
    const life = new TabLife();
    const io = life.limit(world.io());
    const frame = document.createElement('iframe') as HTMLIFrameElement & { place?: TabPlace };
    const session = new Promise<Session>((ready) => {
      frame.place = { vendor: world.name, credentials: world.credentials, backend: backend(io), clock: io.clock, ready };
    });
    frame.src = new URL('./tab.html', import.meta.url).href;
    document.body.append(frame);
    return new AgentTab(await session, frame, life);
  }

  get isOnline(): boolean {
    return this.session.connection.of('chat').get().status === 'online';
  }

  /** As a crash does it: no good-byes. */
  kill(): void {
    this.#life.end();
    this.#frame.remove();
  }
}

/** What a page may do to the world ends with it, although the world is shared. */
class TabLife {
  readonly #sockets = new Set<WebSocket>();
  #over = false;

  limit(io: Io): Io {
    const { upload } = io;
    return {
      ...io,
      clock: this.#clock(io.clock),
      fetch: (url, init) => this.#whileAlive(io.fetch(url, init)),
      ...(upload ? { upload: (url, body, uploading) => this.#whileAlive(upload(url, ours(body), uploading)) } : {}),
      WebSocket: this.#remembering(io.WebSocket),
    };
  }

  end(): void {
    this.#over = true;
    for (const socket of this.#sockets) socket.close();
  }

  #clock(clock: Clock): Clock {
    return { now: () => clock.now(), after: (milliseconds, run) => clock.after(milliseconds, () => this.#over || run()) };
  }

  #whileAlive<Value>(asked: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      asked.then((value) => this.#over || resolve(value), (error: unknown) => this.#over || reject(error as Error));
    });
  }

  #remembering(base: WebSocketConstructor): WebSocketConstructor {
    const sockets = this.#sockets;
    return new Proxy(base, {
      construct(target, [url, protocols]: [string, string[]?]) {
        const socket = new target(url, protocols);
        sockets.add(socket);
        return socket;
      },
    });
  }
}

/** The same form, as one of this page: a form of another page is none here. */
function ours(form: FormData): FormData {
  const copy = new FormData();
  for (const [name, value] of form) copy.append(name, value);
  return copy;
}
