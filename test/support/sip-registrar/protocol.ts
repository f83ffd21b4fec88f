import type { BindingInfo, SipServerOptions } from '../../../src/simulators/sip/index.js';

/** What goes between a test in the browser and its SIP server in the runner. Plain data. */
export interface RegistrarAddress {
  /** `ws://127.0.0.1:…` */
  readonly url: string;
  readonly domain: string;
}

export type RegistrarOptions = Omit<SipServerOptions, 'dialPlan'>;

export interface RegistrarCommands {
  'sip-registrar:start': { payload: RegistrarOptions; result: RegistrarAddress };
  'sip-registrar:end': { payload: null; result: true };
  'sip-registrar:control': { payload: 'stop' | 'start' | 'freeze' | 'thaw' | 'dropAll'; result: true };
  'sip-registrar:bindings': { payload: string | null; result: readonly BindingInfo[] };
  'sip-registrar:respond': { payload: { readonly user: string; readonly status: number | null }; result: true };
  /** Request lines of what arrived, from number `since` on. */
  'sip-registrar:requests': { payload: number; result: readonly string[] };
}
