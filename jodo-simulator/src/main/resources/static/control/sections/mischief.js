import { h } from "/shared/dom.js";
import { get, post, remove } from "/shared/http.js";
import { form } from "/control/dialogs.js";
import { said } from "/control/toasts.js";
import { acts, orNull, plain } from "/control/parts.js";

let kinds = [];

const name = (kind) => plain(kind).replace(/^./, (c) => c.toUpperCase());
const what = (kind) => kinds.find((k) => k.kind === kind)?.what ?? "";

function create() {
  form({
    title: "New mischief", text: "It strikes from now on, drawn from the seed, so that the same run makes the same trouble.", submit: "Begin",
    fields: [
      { name: "kind", label: "Kind", options: kinds.map((k) => [k.kind, `${name(k.kind)}: ${k.what}`]) },
      { name: "on", label: "On", note: "Events such as flex.*, or calls such as POST /pay/orders; several with commas; empty: all" },
      [{ name: "percent", label: "Of a hundred", type: "number", value: "100", min: 1, max: 100 }, { name: "times", label: "At most so often", type: "number", min: 1 }],
      { name: "within", label: "How long", value: "PT1H", note: "Where the kind speaks of time: PT5M, PT6H, P1D" },
    ],
    send: async (f) => {
      await post("/control/mischief", {
        kind: f.kind, on: f.on.split(",").map((o) => o.trim()).filter(Boolean), percent: Number(f.percent), times: f.times ? Number(f.times) : null, within: orNull(f.within),
      });
      said(`${name(f.kind)} begins.`);
    },
  });
}

const end = (rule) => remove(`/control/mischief/${encodeURIComponent(rule.id)}`);

async function endAll() {
  const { items } = await get("/control/mischief");
  for (const rule of items) await end(rule);
  said("Honest again.");
}

export const mischief = {
  id: "mischief", title: "Mischief", icon: "mask", of: ["world"], unfiltered: true, count: (c) => c.mischief,
  says: "What the simulated Jodo, its network and its API do wrong on purpose.",
  read: async () => {
    const answer = await get("/control/mischief");
    kinds = answer.kinds;
    return answer;
  },
  idOf: (r) => r.id, text: (r) => r.kind,
  tile: (r) => [
    h("h3", {}, name(r.kind)),
    h("p", {}, what(r.kind), h("span", { class: "sub" },
      `${r.on.length > 0 ? r.on.join(", ") : "Everything"}, ${r.percent} of a hundred${r.times ? `, at most ${r.times} times` : ""}. It struck ${r.struck} times.`)),
    h("div", { class: "foot" }, acts([{ name: "End it", run: () => end(r) }])),
  ],
  acts: () => [{ name: "New mischief", run: create }, { name: "End all", icon: "check", run: endAll }],
  empty: { title: "Honest so far", text: "Nothing is done wrong on purpose. Duplicates, bad order, wrong signatures, garbage, outages of the API: ask for them here.", acts: [{ name: "Make mischief", run: create }] },
};
