// Listens to what changes in the simulator. The browser connects again by itself; what was missed is then read anew.

const KINDS = ["delivery", "attempt", "world", "clock"];

/**
 * Calls `changed` with a set of what changed, at most a few times a second, and `connected` with true or false.
 * After each new connection everything may have changed: the set is then null.
 */
export function listen(path, changed, connected) {
  const REST_MS = 250;
  let waiting = new Set();
  let timer = 0;
  const flush = () => {
    timer = 0;
    const now = waiting;
    waiting = new Set();
    changed(now);
  };
  const source = new EventSource(path);
  source.addEventListener("open", () => {
    connected(true);
    changed(null);
  });
  source.addEventListener("error", () => connected(false));
  for (const what of KINDS) {
    source.addEventListener(what, () => {
      waiting.add(what);
      if (timer === 0) timer = setTimeout(flush, REST_MS);
    });
  }
  addEventListener("pagehide", () => source.close());
}
