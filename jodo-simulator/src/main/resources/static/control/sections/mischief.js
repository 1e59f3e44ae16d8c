import { h } from "/shared/dom.js";
import { get, post, remove } from "/shared/http.js";
import { form } from "/control/dialogs.js";
import { said } from "/control/toasts.js";
import { acts, orNull, plain } from "/control/parts.js";

const KINDS = {
  DUPLICATE: "a delivery is sent twice",
  REORDER: "a delivery waits a random time, and others overtake it",
  DELAY: "a delivery waits",
  DROP: "a delivery is never sent",
  BACKWARDS: "the deliveries of a while go out last first",
  SETTLED_FIRST: "a settlement is reported before its debit",
  WRONG_SIGNATURE: "the first attempt bears a signature that is none",
  RESERIALISED: "the first attempt has other bytes than were signed",
  OTHER_SECRET: "the first attempt is signed with another branch's secret",
  SAME_ID_OTHER_BYTES: "a second delivery has the same event_id and other bytes",
  UNKNOWN_EVENT: "a second, genuine delivery has an event code that nobody knows",
  GARBAGE: "a second, genuine delivery is no JSON",
  TWO_UTRS: "the money arrives under two UTRs",
  TOO_MANY_REQUESTS: "the API answers 429",
  SERVER_ERROR: "the API answers 500 and has done nothing",
  TIMEOUT_AFTER_EFFECT: "the API does what was asked and never answers",
};

const name = (kind) => plain(kind).replace(/^./, (c) => c.toUpperCase());
const what = (kind) => (KINDS[kind] ?? "").replace(/^./, (c) => c.toUpperCase());

function create() {
  form({
    title: "New mischief", text: "It strikes from now on, drawn from the seed, so that the same run makes the same trouble.", submit: "Begin",
    fields: [
      { name: "kind", label: "Kind", options: Object.entries(KINDS).map(([k, words]) => [k, `${name(k)}: ${words}`]) },
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

const end = (id) => remove(`/control/mischief/${encodeURIComponent(id)}`);

async function endAll() {
  await end("all");
  said("Honest again.");
}

export const mischief = {
  id: "mischief", title: "Mischief", icon: "mask", of: ["command", "world"], unfiltered: true,
  says: "What the simulated Jodo, its network and its API do wrong on purpose.",
  read: async () => {
    const { items } = await get("/control/mischief");
    return { items: items.map((rule) => ({ id: rule.id, struck: rule.struck, ...rule.request })) };
  },
  idOf: (r) => r.id, text: (r) => r.kind,
  tile: (r) => [
    h("h3", {}, name(r.kind)),
    h("p", {}, what(r.kind), h("span", { class: "sub" },
      `${r.on.length > 0 ? r.on.join(", ") : "Everything"}, ${r.percent} of a hundred${r.times ? `, at most ${r.times} times` : ""}. It struck ${r.struck} times.`)),
    h("div", { class: "foot" }, acts([{ name: "End it", run: () => end(r.id) }])),
  ],
  acts: () => [{ name: "New mischief", run: create }, { name: "End all", icon: "check", run: endAll }],
  empty: { title: "Honest so far", text: "Nothing is done wrong on purpose. Duplicates, bad order, wrong signatures, garbage, outages of the API: ask for them here.", acts: [{ name: "Make mischief", run: create }] },
};
