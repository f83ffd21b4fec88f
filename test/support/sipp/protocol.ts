/** What goes between a test in the browser and its SIPp in the runner. Plain data. */
export interface SippCommands {
  /** Whether the 200 repeats the answer that the 183 had. The result is the port that it listens on. */
  'sipp:start': { payload: { readonly repeatsAnswer: boolean }; result: number };
  'sipp:pick-up': { payload: string; result: true };
  /** Once the call is over: what was not as the scenario wants it, empty if all was. */
  'sipp:verdict': { payload: null; result: string };
}
