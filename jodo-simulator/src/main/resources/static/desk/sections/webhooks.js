import { h } from "/shared/dom.js";
import { get } from "/shared/http.js";
import { moment } from "/shared/words.js";
import { done, newest, one } from "/desk/commands.js";
import { form } from "/desk/dialogs.js";
import { branches } from "/desk/institute.js";
import { acts, block, chip, facts, orNull, plain } from "/desk/parts.js";

const WORDS = { active: "enabled", failed: "disabled", removed: "removed" };
const state = (w) => chip(WORDS[plain(w.state)] ?? w.state);

async function create() {
  const { events } = await get("/desk/institute");
  form({
    title: "New webhook", text: "As by Add Webhook. For an event that has one already, only secret and header change.", submit: "Register",
    fields: [
      [{ name: "collector", label: "Branch", options: branches() }, { name: "event", label: "Event", options: events }],
      { name: "url", label: "Address", type: "url", required: true },
      { name: "failure_mail", label: "Failure notices to", required: true, value: "fees@school.example" },
      [{ name: "secret_key", label: "Secret for the signature" }, { name: "header_key", label: "Header" }],
      { name: "header_value", label: "Value of the header" },
    ],
    send: (f) => done("Registered", "add-webhook", {
      collector: f.collector, event: f.event, url: f.url, failure_mail: f.failure_mail, secret_key: orNull(f.secret_key), header_key: orNull(f.header_key), header_value: orNull(f.header_value),
    }),
  });
}

async function detail(id) {
  const [w, notices] = await Promise.all([one("webhooks", id), newest("notices")]);
  const mine = notices.items.filter((n) => n.webhook_id === id);
  return {
    title: w.event, state: state(w),
    content: [
      acts([plain(w.state) === "active" && { name: "Disable", kind: "danger", run: () => done("Disabled", "disable-webhook", { webhook_id: w.id }) }]),
      facts([
        ["Id", h("code", {}, w.id)], ["Branch", w.collector], ["Address", h("code", {}, w.url)], ["Signature", w.secret_key ? "with a secret" : "none"], ["Header", w.header_key], ["Failures in a row", w.failures_in_a_row],
        ["Notices to", w.failure_mail], ["Since", moment(w.created_at)],
      ]),
      block("Failure notices", mine.length === 0 ? h("p", { class: "sub" }, "None.") : h("ol", { class: "timeline" }, mine.map((n) => h("li", { class: "bad" },
        h("b", {}, n.status === 0 ? "no answer" : n.status), ` ${n.hint}`, h("span", { class: "sub" }, `${moment(n.at)}, to ${n.to}`))))),
    ],
  };
}

export const webhooks = {
  id: "webhooks", title: "Webhooks", icon: "bolt", of: ["command", "attempt", "world"], count: (c) => c.webhooks,
  read: () => newest("webhooks"), idOf: (w) => w.id, text: (w) => `${w.event} ${w.url} ${plain(w.state)}`,
  columns: ["Event", "Address", ">Failures in a row", "State"],
  cells: (w) => [{ head: w.event, sub: w.collector }, h("span", { class: "mono" }, w.url), w.failures_in_a_row, state(w)],
  detail, acts: () => [{ name: "New webhook", run: create }],
  empty: { title: "Nobody is told", text: "The institute's software registers an address for each of the 36 events by Add Webhook.", acts: [{ name: "Register one", run: create }] },
};
