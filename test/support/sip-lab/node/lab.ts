import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { LabAddress, LabPart, Refusal, TelephoneName } from '../protocol.js';
import { freeTcpPort, freeUdpPort, render } from './config.js';
import { eventually } from './eventually.js';
import { ProcessGroup } from './process-group.js';
import { Telephone } from './telephone.js';

const PROGRAMS = ['kamailio', 'kamcmd', 'rtpengine', 'baresip'];
const PACKAGES = 'kamailio kamailio-websocket-modules rtpengine-daemon baresip-core';
const RTP_FIRST = 20_000;
const RTP_PORTS_PER_LAB = 400;
const RTP_PORTS_OF_RELAY = 200;
const LABS_BEFORE_PORTS_REPEAT = 28;

const run = promisify(execFile);
let labs = process.pid;

/**
 * A telephone system on loopback: Kamailio as registrar and proxy, rtpengine between WebRTC and plain RTP, two baresip
 * telephones behind them. All ports are free ones, so several labs may run side by side.
 */
export class SipLab {
  readonly telephones: Readonly<Record<TelephoneName, Telephone>>;
  readonly #dir: string;
  readonly #wsPort: number;
  readonly #ngPort: number;
  readonly #cliPort: number;
  readonly #rtpFirst: number;
  /** Where the telephones are, which a restarted Kamailio has to be told. */
  readonly #contacts = new Map<TelephoneName, string>();
  readonly #servers = new Map<'kamailio' | 'rtpengine', ProcessGroup>();

  constructor(dir: string, ports: Awaited<ReturnType<typeof choosePorts>>) {
    this.#dir = dir;
    this.#wsPort = ports.ws;
    this.#ngPort = ports.ng;
    this.#cliPort = ports.cli;
    this.#rtpFirst = ports.rtpFirst;
    writeFileSync(
      join(dir, 'kamailio.cfg'),
      render('kamailio.cfg', { DIR: dir, UDP_PORT: ports.udp, WS_PORT: ports.ws, NG_PORT: ports.ng }),
    );
    const telephone = (user: TelephoneName, answerMode: 'auto' | 'early', toneHz: number, index: 0 | 1) =>
      new Telephone({
        user,
        answerMode,
        toneHz,
        dir: join(dir, user),
        sipPort: ports.telephones[index].sip,
        controlPort: ports.telephones[index].control,
        proxyPort: ports.udp,
        rtpFirst: ports.rtpFirst + RTP_PORTS_OF_RELAY + 100 * index,
      });
    this.telephones = { pstn: telephone('pstn', 'auto', 440, 0), early: telephone('early', 'early', 660, 1) };
  }

  /** Resolves when browsers can connect and the telephones can be called. */
  static async start(): Promise<SipLab> {
    demandPrograms();
    const lab = new SipLab(mkdtempSync(join(tmpdir(), 'cc-sip-lab-')), await choosePorts());
    try {
      // In this order: Kamailio asks for rtpengine once, when it starts.
      await lab.#startServer('rtpengine');
      await lab.#startServer('kamailio');
      await Promise.all([lab.#startTelephone('pstn'), lab.#startTelephone('early')]);
    } catch (error) {
      await lab.stop();
      throw error;
    }
    return lab;
  }

  get address(): LabAddress {
    return { url: `ws://127.0.0.1:${this.#wsPort}`, domain: 'example.test' };
  }

  async stop(): Promise<void> {
    // Telephones first: without a registrar they would wait for their farewell to be answered.
    await Promise.all(Object.values(this.telephones).map(telephone => telephone.stop()));
    await Promise.all([...this.#servers.values()].map(server => server.kill()));
    rmSync(this.#dir, { recursive: true, force: true });
  }

  /** SIGKILL, and gone when it resolves. */
  async kill(part: LabPart): Promise<void> {
    if (part === 'kamailio' || part === 'rtpengine') await this.#servers.get(part)?.kill();
    else await this.telephones[part].stop();
  }

  /** Brings a part back, killing it before where it still runs. A Kamailio that restarts has forgotten everybody. */
  async restart(part: LabPart): Promise<void> {
    await this.kill(part);
    if (part !== 'kamailio' && part !== 'rtpengine') return this.#startTelephone(part);
    await this.#startServer(part);
    if (part === 'kamailio') await Promise.all([...this.#contacts].map(([user, contact]) => this.#remember(user, contact)));
  }

  /** SIGSTOP: connections stay open and nothing is answered. */
  freeze(part: LabPart): void {
    this.#signal(part, 'SIGSTOP');
  }

  thaw(part: LabPart): void {
    this.#signal(part, 'SIGCONT');
  }

  /** Answers a user's REGISTERs so; null as they deserve. */
  async refuse(user: string, how: Refusal | null): Promise<void> {
    if (how) await this.#rpc('htable.sets', 'refusals', user, `s:${how}`);
    else await this.#rpc('htable.delete', 'refusals', user);
  }

  async forget(user: string): Promise<void> {
    await this.#rpc('ul.rm', 'location', user);
  }

  /** The contacts that Kamailio has of a user. */
  async contactsOf(user: string): Promise<string[]> {
    const entry = (await this.#rpc('ul.dump')).split('AoR: ').find(part => part.startsWith(`${user}\n`));
    return [...(entry ?? '').matchAll(/Address: (\S+)/g)].map(match => match[1] ?? '');
  }

  #signal(part: LabPart, signal: NodeJS.Signals): void {
    if (part === 'kamailio' || part === 'rtpengine') this.#servers.get(part)?.signal(signal);
    else this.telephones[part].signal(signal);
  }

  async #startServer(part: 'kamailio' | 'rtpengine'): Promise<void> {
    const args = part === 'kamailio' ? this.#kamailioArgs() : this.#rtpengineArgs();
    const server = new ProcessGroup(part, args, join(this.#dir, `${part}.log`));
    this.#servers.set(part, server);
    await eventually(part, () => (part === 'kamailio' ? accepts(this.#wsPort) : answersPing(this.#ngPort)));
  }

  async #startTelephone(name: TelephoneName): Promise<void> {
    this.#contacts.delete(name);
    await this.telephones[name].start();
    const contact = await eventually(`registration of ${name}`, async () => {
      const [latest] = (await this.contactsOf(name)).slice(-1);
      if (!latest) throw new Error('not yet');
      return latest;
    });
    this.#contacts.set(name, contact);
  }

  /** A telephone cannot be told to register again, and a new process of it would lose its call. */
  async #remember(user: string, contact: string): Promise<void> {
    await this.#rpc('ul.add', 'location', user, contact, '3600', '1.0', '.', '0', '0', '5087');
  }

  async #rpc(...args: readonly string[]): Promise<string> {
    return (await run('kamcmd', ['-s', `unix:${this.#dir}/kamailio.ctl`, ...args], { timeout: 5000 })).stdout;
  }

  #kamailioArgs(): string[] {
    return ['-DD', '-E', '-f', join(this.#dir, 'kamailio.cfg'), '-Y', this.#dir, '-m', '64', '-M', '8'];
  }

  #rtpengineArgs(): string[] {
    const listen = [
      // The machine's own configuration listens on a port that only one lab can have.
      '--config-file=none',
      '--interface=127.0.0.1',
      `--listen-ng=127.0.0.1:${this.#ngPort}`,
      `--listen-cli=127.0.0.1:${this.#cliPort}`,
    ];
    const ports = [`--port-min=${this.#rtpFirst}`, `--port-max=${this.#rtpFirst + RTP_PORTS_OF_RELAY - 1}`];
    // Table -1 relays in the process itself: no kernel module.
    const userspace = ['--table=-1', '--no-fallback', '--delete-delay=0', '--timeout=30'];
    return ['--foreground', '--log-stderr', '--log-level=5', ...listen, ...ports, ...userspace];
  }
}

function demandPrograms(): void {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  const missing = PROGRAMS.filter(program => !folders.some(folder => isExecutable(join(folder, program))));
  if (missing.length === 0) return;
  throw new Error(`The SIP lab lacks ${missing.join(', ')}. Debian: apt-get install --no-install-recommends ${PACKAGES}`);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function choosePorts() {
  const [ws, udp, ng, cli] = await Promise.all([freeTcpPort(), freeUdpPort(), freeUdpPort(), freeTcpPort()]);
  const telephone = async () => ({ sip: await freeUdpPort(), control: await freeTcpPort() });
  const telephones = [await telephone(), await telephone()] as const;
  const rtpFirst = RTP_FIRST + RTP_PORTS_PER_LAB * (labs++ % LABS_BEFORE_PORTS_REPEAT);
  return { ws, udp, ng, cli, telephones, rtpFirst };
}

function accepts(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    }).once('error', reject);
  });
}

/** rtpengine's control protocol: a cookie and a bencoded dictionary over UDP. */
function answersPing(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    const finish = (error?: Error) => {
      clearTimeout(timer);
      socket.close();
      if (error) reject(error);
      else resolve();
    };
    const timer = setTimeout(() => finish(new Error('no pong')), 200);
    socket.once('message', () => finish());
    socket.once('error', finish);
    socket.send('1 d7:command4:pinge', port, '127.0.0.1');
  });
}
