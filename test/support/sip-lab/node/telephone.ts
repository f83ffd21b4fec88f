import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { HeardSince, TelephoneEvent } from '../protocol.js';
import { render } from './config.js';
import { encodeNetstring, NetstringReader } from './netstring.js';
import { ProcessGroup } from './process-group.js';
import { eventually } from './eventually.js';
import { measure, writeTone } from './wav.js';

export interface TelephoneSettings {
  readonly user: string;
  readonly answerMode: 'auto' | 'early';
  readonly toneHz: number;
  readonly dir: string;
  readonly sipPort: number;
  readonly controlPort: number;
  readonly proxyPort: number;
  readonly rtpFirst: number;
}

interface ControlMessage {
  readonly event?: boolean;
  readonly response?: boolean;
  readonly type?: string;
  readonly param?: string;
  readonly peeruri?: string;
  readonly direction?: string;
  readonly token?: string;
  readonly ok?: boolean;
  readonly data?: string;
}

const TONE_SECONDS = 120;
const RTP_PORTS = 100;

/** A baresip on the telephone side: it is told what to do over its control port, which also tells what happens to it. */
export class Telephone {
  readonly #settings: TelephoneSettings;
  readonly #events: TelephoneEvent[] = [];
  readonly #answers = new Map<string, (message: ControlMessage) => void>();
  #process: ProcessGroup | undefined;
  #control: Socket | undefined;
  #commands = 0;

  constructor(settings: TelephoneSettings) {
    this.#settings = settings;
  }

  async start(): Promise<void> {
    const { dir, user, answerMode, toneHz, sipPort, controlPort, proxyPort, rtpFirst } = this.#settings;
    mkdirSync(dir, { recursive: true });
    writeTone(join(dir, 'tone.wav'), toneHz, TONE_SECONDS);
    const config = {
      DIR: dir,
      MODULES: '/usr/lib/baresip/modules',
      SIP_PORT: sipPort,
      CONTROL_PORT: controlPort,
      RTP_FIRST: rtpFirst,
      RTP_LAST: rtpFirst + RTP_PORTS - 1,
    };
    writeFileSync(join(dir, 'config'), render('baresip.config', config));
    const account = { USER: user, PROXY_PORT: proxyPort, ANSWER_MODE: answerMode };
    writeFileSync(join(dir, 'accounts'), render('baresip.account', account));
    writeFileSync(join(dir, 'contacts'), '');
    this.#process = new ProcessGroup('baresip', ['-f', dir], join(dir, 'log'));
    this.#control = await eventually(`control port of ${user}`, () => connectTo(controlPort));
    this.#listen(this.#control);
  }

  async stop(): Promise<void> {
    this.#control?.destroy();
    await this.#process?.kill();
  }

  signal(signal: NodeJS.Signals): void {
    this.#process?.signal(signal);
  }

  /** A command of baresip's menu: `dial`, `hangup`, `accept`, … Resolves with its output. */
  command(command: string, params = ''): Promise<string> {
    const token = `t${++this.#commands}`;
    return new Promise((resolve, reject) => {
      this.#answers.set(token, ({ ok, data }) => (ok ? resolve(data ?? '') : reject(new Error(`${command}: ${data}`))));
      this.#control?.write(encodeNetstring(JSON.stringify({ command, params, token })));
    });
  }

  /** All that happened from event number `since` on. */
  events(since = 0): TelephoneEvent[] {
    return this.#events.slice(since);
  }

  /** What it heard in its latest call, after the first `since` samples. */
  heard(since = 0): HeardSince {
    const dumps = readdirSync(this.#settings.dir).filter(name => name.endsWith('-dec.wav'));
    const latest = dumps.sort().at(-1);
    return latest ? { file: latest, ...measure(join(this.#settings.dir, latest), since) } : { file: '', samples: 0, rms: 0 };
  }

  #listen(control: Socket): void {
    const reader = new NetstringReader();
    control.on('data', piece => {
      for (const text of reader.read(piece)) this.#take(JSON.parse(text) as ControlMessage);
    });
    control.on('error', () => {});
  }

  #take(message: ControlMessage): void {
    if (message.response && message.token) {
      this.#answers.get(message.token)?.(message);
      this.#answers.delete(message.token);
    }
    if (!message.event || !message.type) return;
    const { type, param = '', peeruri: peer = '', direction = '' } = message;
    this.#events.push({ number: this.#events.length, type, param, peer, direction });
  }
}

function connectTo(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}
