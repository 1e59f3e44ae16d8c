import { h } from "/shared/dom.js";
import { get, post } from "/shared/http.js";
import { said } from "/control/toasts.js";
import { acts, plain } from "/control/parts.js";

async function read() {
  const [{ items }, now] = await Promise.all([get("/control/scenarios"), get("/control/scenario")]);
  return { items: items.map((s) => ({ ...s, now: now?.name === s.name ? now : null })) };
}

async function play(name) {
  await post(`/control/scenarios/${encodeURIComponent(name)}`);
  said(`${name} begins.`);
}

function progress(now) {
  return [
    h("progress", { max: Math.max(now.total, 1), value: now.done, "aria-label": `${now.done} of ${now.total} steps` }),
    h("p", { class: "sub" }, now.problem ? `Stopped: ${now.problem}` : `${plain(now.state)}, ${now.done} of ${now.total} steps${now.step ? `: ${now.step}` : ""}`),
  ];
}

export const scenarios = {
  id: "scenarios", title: "Scenarios", icon: "flag", of: ["world", "clock"], unfiltered: true, uncounted: true, count: () => undefined,
  says: "Stories that play themselves, the same from the same seed.",
  read, idOf: (s) => s.name, text: (s) => s.name,
  tile: (s) => [
    h("h3", {}, s.name), h("p", {}, s.what ?? s.title),
    h("div", { class: "foot" }, s.now ? progress(s.now) : acts([{ name: "Play", label: `Play ${s.name}`, icon: "play", run: () => play(s.name) }])),
  ],
  empty: { title: "No scenarios", text: "A scenario is a YAML file; docs/jodo-simulator.md tells how to write one." },
};
