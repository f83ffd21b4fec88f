/** Errors and rejections that nobody caught while `run` was under way. */
export async function uncaughtDuring(run: () => Promise<void>): Promise<string[]> {
  const uncaught: string[] = [];
  const onError = (event: ErrorEvent): unknown => uncaught.push(event.message);
  const onRejection = (event: PromiseRejectionEvent): unknown => uncaught.push(String(event.reason));
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  try {
    await run();
    // Rejections are told of after the task that made them.
    await new Promise(resolve => setTimeout(resolve));
  } finally {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  }
  return uncaught;
}
