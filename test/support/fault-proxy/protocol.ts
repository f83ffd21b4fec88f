/** What goes between a test in the browser and the proxy in the runner. Plain data. */

/** Which frames vanish: those to the browser, those from it, both, or none. */
export type Hole = 'in' | 'out' | 'both' | 'none';

export interface ProxyCommands {
  /** Takes the `ws://` URL behind it, gives the one to connect to. */
  'fault-proxy:start': { payload: string; result: string };
  'fault-proxy:stop': { payload: null; result: true };
  'fault-proxy:swallow': { payload: Hole; result: true };
  'fault-proxy:hang': { payload: boolean; result: true };
  'fault-proxy:close': { payload: number; result: true };
  'fault-proxy:cut': { payload: null; result: true };
}
