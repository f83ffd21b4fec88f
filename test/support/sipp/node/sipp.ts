import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../sip-lab/node/eventually.js';
import { freeUdpPort } from '../../sip-lab/node/config.js';

const RATE = 8000;
const SECONDS = 5;
const HERTZ = 500;
/** For a call that nobody ends. */
const PATIENCE_MS = 60_000;

const answer = [
  'Content-Type: application/sdp',
  'Content-Length: [len]',
  '',
  'v=0',
  'o=reliable 1 1 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio [rtpstream_audio_port] RTP/AVP 0',
  'a=rtpmap:0 PCMU/8000',
];
const nothing = ['Content-Length: 0', ''];

/** One SIPp that plays one call. */
export class Sipp {
  readonly port: number;
  readonly #dir: string;
  readonly #process: ChildProcess;
  readonly #exited: Promise<number | null>;

  constructor(dir: string, port: number, process: ChildProcess) {
    this.#dir = dir;
    this.port = port;
    this.#process = process;
    this.#exited = new Promise(resolve => process.once('exit', code => resolve(code)));
  }

  static async start(repeatsAnswer: boolean): Promise<Sipp> {
    const dir = mkdtempSync(join(tmpdir(), 'cc-sipp-'));
    const [port, control, rtp] = await Promise.all([freeUdpPort(), freeUdpPort(), freeUdpPort()]);
    writeFileSync(join(dir, 'tone.ulaw'), tone());
    const template = readFileSync(fileURLToPath(new URL('../reliable.xml', import.meta.url)), 'utf8');
    const body = (repeatsAnswer ? answer : nothing).map(line => (line === '' ? '' : `      ${line}`)).join('\n');
    writeFileSync(join(dir, 'reliable.xml'), template.replace('@SOUND@', 'tone.ulaw').replace(/^@BODY@$/m, body));
    const media = ['-mi', '127.0.0.1', '-mp', String(rtp)];
    const listen = ['-i', '127.0.0.1', '-p', String(port), '-cp', String(control)];
    const once = ['-m', '1', '-nostdin', '-timeout', String(PATIENCE_MS / 1000), '-trace_err'];
    const sipp = spawn('sipp', ['-sf', 'reliable.xml', ...listen, ...media, ...once], { cwd: dir, stdio: 'ignore' });
    return new Sipp(dir, port, sipp);
  }

  /** By a request of the call that nobody but the scenario would take. */
  async pickUp(callId: string): Promise<void> {
    const socket = createSocket('udp4');
    const text = [
      `MESSAGE sip:reliable@127.0.0.1:${this.port} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${this.port};branch=z9hG4bKpick-up`,
      'From: <sip:test@127.0.0.1>;tag=test',
      `To: <sip:reliable@127.0.0.1:${this.port}>`,
      `Call-ID: ${callId}`,
      'CSeq: 1 MESSAGE',
      'Max-Forwards: 70',
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n');
    await new Promise<void>((resolve, reject) => {
      socket.send(text, this.port, '127.0.0.1', error => (error ? reject(error) : resolve()));
    });
    socket.close();
  }

  async verdict(): Promise<string> {
    const code = await this.#exited;
    const errors = readdirSync(this.#dir).filter(name => name.endsWith('errors.log'));
    const text = errors.map(name => readFileSync(join(this.#dir, name), 'utf8')).join('\n');
    return code === 0 ? '' : `exit ${code}: ${text}`;
  }

  async stop(): Promise<void> {
    this.#process.kill('SIGKILL');
    await eventually('end of SIPp', async () => {
      if (this.#process.exitCode === null && this.#process.signalCode === null) throw new Error('it runs');
    });
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

/** G.711 µ-law, as rtp_stream wants it: without a header. */
function tone(): Buffer {
  return Buffer.from(Array.from({ length: RATE * SECONDS }, (_, n) => muLaw(8000 * Math.sin((2 * Math.PI * HERTZ * n) / RATE))));
}

/** G.711 table 2a: sign, exponent and mantissa of the biased magnitude, inverted. */
function muLaw(sample: number): number {
  const magnitude = Math.min(Math.abs(Math.round(sample)), 32_635) + 132;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}
