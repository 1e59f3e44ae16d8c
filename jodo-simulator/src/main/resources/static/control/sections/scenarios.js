import { h } from "/shared/dom.js";
import { get, post } from "/shared/http.js";
import { said } from "/control/toasts.js";
import { acts } from "/control/parts.js";

async function read() {
  const [{ items }, { scenario }] = await Promise.all([get("/control/scenarios"), get("/control/state")]);
  return { items: items.map((s) => ({ ...s, now: scenario?.name === s.name ? scenario : null })) };
}

async function play(name) {
  await post(`/control/scenarios/${encodeURIComponent(name)}`);
  said(`${name} begins.`);
}

function progress(now) {
  return [
    h("progress", { max: Math.max(now.steps, 1), value: now.done, "aria-label": `${now.done} of ${now.steps} steps` }),
    h("p", { class: "sub" }, now.done < now.steps ? `${now.done} of ${now.steps} steps. It plays by the simulator's clock.` : `Told, all ${now.steps} steps.`),
  ];
}

export const scenarios = {
  id: "scenarios", title: "Scenarios", icon: "flag", of: ["command", "world", "clock"], unfiltered: true, uncounted: true, count: () => undefined,
  says: "Stories that play themselves, the same from the same seed.",
  read, idOf: (s) => s.name, text: (s) => s.name,
  tile: (s) => [
    h("h3", {}, s.name), h("p", {}, s.says),
    h("div", { class: "foot" }, s.now && progress(s.now), (!s.now || s.now.done >= s.now.steps) && acts([{ name: "Play", label: `Play ${s.name}`, icon: "play", run: () => play(s.name) }])),
  ],
  empty: { title: "No scenarios", text: "A scenario is a YAML file; docs/jodo-simulator.md tells how to write one." },
};
