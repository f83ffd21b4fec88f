/** What goes between a test in the browser and the runner. Plain data. */
export interface TortureCommands {
  /** Messages by name, in base64. */
  'torture:messages': { payload: null; result: Readonly<Record<string, string>> };
}
