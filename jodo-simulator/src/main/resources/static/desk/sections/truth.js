import { h } from "/shared/dom.js";
import { get } from "/shared/http.js";
import { component, rupees } from "/shared/words.js";
import { chip } from "/desk/parts.js";

const SHOWN = 200;

export const truth = {
  id: "truth", title: "Truth", icon: "scale", of: ["command", "world"], uncounted: true, count: () => undefined,
  says: ["What correct books must show at this instant. ", h("a", { href: "/control/truth?format=csv" }, "As CSV"), ", ", h("a", { href: "/control/truth" }, "as JSON"), "."],
  read: async () => {
    const { payments } = await get(`/control/truth?limit=${SHOWN + 1}`);
    return { items: payments.slice(0, SHOWN), more: payments.length > SHOWN };
  },
  idOf: (p) => p.key, text: (p) => JSON.stringify(p),
  columns: ["Payment", "Student", "Fee component", ">Collected", ">Settled", "UTR", "State"],
  cells: (p) => [{ head: p.id, sub: p.family }, p.identifier ?? "–", p.lines.map((l) => h("div", {}, component(l.component))), p.lines.map((l) => h("div", {}, rupees(l.collected))),
    p.lines.map((l) => h("div", {}, rupees(l.settled))), p.lines.map((l) => h("div", { class: "mono" }, l.settlements.map((s) => s.utr).join(", ") || "–")), chip(p.state)],
  empty: { title: "Nothing to account for", text: "When money moves, this is what the ledger must agree with, to the paisa." },
};
