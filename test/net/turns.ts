/** Lets everything that is ready run, once after each step: macrotasks, because bodies are read in those. */
export async function turns(step: () => void = () => undefined, count = 5): Promise<void> {
  step();
  for (let turn = 0; turn < count; turn += 1) await macrotask();
}

function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
