/** Timers on a thread that browsers do not slow down when the page is hidden. Takes `[id, milliseconds]`, or a negative time to cancel; gives back the id. */
const timers = new Map<number, ReturnType<typeof setTimeout>>();

globalThis.onmessage = ({ data: [id, milliseconds] }: MessageEvent<readonly [id: number, milliseconds: number]>) => {
  globalThis.clearTimeout(timers.get(id));
  timers.delete(id);
  if (milliseconds < 0) return;
  const fire = (): void => {
    timers.delete(id);
    globalThis.postMessage(id);
  };
  timers.set(id, globalThis.setTimeout(fire, milliseconds));
};
