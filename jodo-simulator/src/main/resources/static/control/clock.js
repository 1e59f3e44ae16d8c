// The simulated clock: shown in India's time, stopped, sped up, moved forward. It never goes back.
import { fill, h, icon } from "/shared/dom.js";
import { get, post, put } from "/shared/http.js";
import { failed, said } from "/control/toasts.js";

const SPEEDS = [["1", "as real time"], ["60", "a minute a second"], ["3600", "an hour a second"], ["86400", "a day a second"]];
const BEAT_MS = 200;
const DATE = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kolkata", weekday: "short", day: "numeric", month: "short", year: "numeric" });
const TIME = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kolkata", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });

const time = h("span");
const date = h("small");
const pause = h("button", { type: "button", class: "button small", id: "pause", onclick: () => clock.togglePause() });
const speed = h("select", { "aria-label": "How fast the clock runs", id: "speed", onchange: () => set(speed.value) });

let known = null; // { now, speed, at }: the simulator's answer, and when it came
let running = "1"; // the speed to go back to after a pause

function instant() {
  return known === null ? null : new Date(known.now + (performance.now() - known.at) * known.speed);
}

function tick() {
  const now = instant();
  if (now === null) return;
  time.textContent = TIME.format(now);
  date.textContent = `${DATE.format(now)}, India`;
}

function label() {
  const stopped = known !== null && known.speed === 0;
  fill(pause, icon(stopped ? "play" : "pause"), stopped ? "Start" : "Stop");
  pause.title = `${stopped ? "Start" : "Stop"} the clock (p)`;
  const value = String(known?.speed ?? 1);
  const options = SPEEDS.some(([v]) => v === value) || value === "0" ? SPEEDS : [...SPEEDS, [value, `${value} times as fast`]];
  fill(speed, stopped && h("option", { value: "0" }, "stopped"), options.map(([v, words]) => h("option", { value: v }, words)));
  speed.value = value;
}

function take(answer) {
  known = { now: Date.parse(answer.now), speed: Number(answer.speed), at: performance.now() };
  if (known.speed !== 0) running = String(known.speed);
  label();
  tick();
}

async function set(value) {
  try {
    take(await put("/control/clock", { speed: Number(value) }));
  } catch (e) {
    failed(e);
  }
}

export const clock = {
  draw(place) {
    const jump = (step, words, key) => h("button", {
      type: "button", class: "button small", title: `${words} forward${key ? ` (${key})` : ""}`, "aria-label": `${words} forward`, onclick: () => this.jump(step),
    }, `+${words}`);
    fill(place, h("time", {}, time, date), pause, speed,
      h("span", { class: "group", role: "group", "aria-label": "Move the clock forward" },
        jump("PT1H", "1 h", "h"), jump("PT6H", "6 h"), jump("P1D", "1 day", "d"), jump("P7D", "7 days")));
    label();
    setInterval(tick, BEAT_MS);
  },
  async read() {
    take((await get("/control/state")).clock);
  },
  togglePause() {
    return set(known?.speed === 0 ? running : "0");
  },
  async jump(step) {
    try {
      const { arrived } = await post("/control/clock/jump", { by: step });
      await this.read();
      said(arrived ? `It is ${TIME.format(instant())} on ${DATE.format(instant())}.` : "Much happens on the way; the clock goes on to where it was sent.");
    } catch (e) {
      failed(e);
    }
  },
};
