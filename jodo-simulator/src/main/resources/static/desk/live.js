// Listens to what changes in the simulator. The browser connects again by itself; what was missed is then read anew.

/**
 * Calls `changed` with a set of the kinds of what happened: command, attempt, world, clock, at most a few times a second, and `connected` with true or false.
 * After each new connection everything may have changed: the set is then null.
 */
export function listen(path, changed, connected) {
  const REST_MS = 250;
  let waiting = new Set();
  let timer = 0;
  let busy = false; // what happens while the page reads is read once, afterwards
  const wait = () => {
    if (timer === 0 && !busy) timer = setTimeout(flush, REST_MS);
  };
  const flush = async () => {
    timer = 0;
    const now = waiting;
    waiting = new Set();
    busy = true;
    try {
      await changed(now);
    } finally {
      busy = false;
      if (waiting.size > 0) wait();
    }
  };
  const source = new EventSource(path);
  source.addEventListener("open", () => {
    connected(true);
    changed(null);
  });
  source.addEventListener("error", () => connected(false));
  source.addEventListener("activity", (event) => {
    for (const activity of JSON.parse(event.data)) waiting.add(activity.kind);
    wait();
  });
  addEventListener("pagehide", () => source.close());
}
