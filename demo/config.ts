import type { VoxFreeOptions } from '../src/adapters/voxfree/index.js';
import type { DemoUser } from '../src/simulators/demo/index.js';

/** MeetIP PRO behind the demo's server. */
export interface MeetIpWire {
  readonly url: string;
  readonly extension: string;
  /** The agent's web password, as public as the demo. */
  readonly password: string;
  readonly tenant: string;
  /** What MeetIP shows when it tells of calls. */
  readonly webhookToken: string;
}

/** What `npm run demo` writes into the page: where its servers are. Without it everything runs in the page. */
export interface WireConfig {
  readonly url: string;
  readonly servicesUrl: string;
  readonly socketUrl: string;
  /** What the vendor does not tell of its channels, by their ids. */
  readonly channels: NonNullable<VoxFreeOptions['channels']>;
  readonly sipServer: string;
  readonly sipDomain: string;
  /** The agent's telephone: for the customers to call, and for the window of its own. */
  readonly extension: { readonly user: string; readonly password: string };
  readonly users: Readonly<Record<string, DemoUser>>;
  readonly meetip: MeetIpWire;
}

export function wireConfig(): WireConfig | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[name="cc-demo"]')?.content;
  return content === undefined ? undefined : (JSON.parse(content) as WireConfig);
}
