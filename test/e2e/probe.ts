/** Watches the demo page from before its first script: everything that a console would show, and its media. */
export interface Probe {
  readonly problems: string[];
  readonly peers: RTCPeerConnection[];
  readonly contexts: AudioContext[];
  /** What axe finds wrong now, one line each. */
  audit(): Promise<string[]>;
}

declare global {
  interface Window {
    demoProbe?: Probe;
  }
}

const probe: Probe = {
  problems: [],
  peers: [],
  contexts: [],
  async audit() {
    const { default: axe } = await import('axe-core');
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  },
};
window.demoProbe = probe;

const describeAny = (value: unknown): string => (value instanceof Error ? `${value.name}: ${value.message}` : String(value));
const note = (kind: string, ...what: readonly unknown[]) => probe.problems.push(`${kind}: ${what.map(describeAny).join(' ')}`);

const consoleError = console.error.bind(console);
console.error = (...args: unknown[]) => {
  note('console.error', ...args);
  consoleError(...args);
};
addEventListener('error', ({ message }) => note('error', message));
addEventListener('unhandledrejection', ({ reason }) => note('unhandled rejection', reason));
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => note('policy', violatedDirective, blockedURI, sample));

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    probe.peers.push(this);
  }
};
window.AudioContext = class extends AudioContext {
  constructor(options?: AudioContextOptions) {
    super(options);
    probe.contexts.push(this);
  }
};
