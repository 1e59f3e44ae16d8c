import { h } from "/shared/dom.js";
import { brief, moment } from "/shared/words.js";
import { done, newest, one } from "/desk/commands.js";
import { said } from "/desk/toasts.js";
import { acts, block, chip, facts, plain, ref } from "/desk/parts.js";

const ok = (answer) => answer.status >= 200 && answer.status < 300;
const tone = (attempt) => attempt.answer === null || attempt.answer === undefined ? "wait" : ok(attempt.answer) ? "good" : "bad";

function words(attempt) {
  if (!attempt.answer) return "on its way";
  return attempt.answer.status === 0 ? "no answer" : String(attempt.answer.status);
}

const tries = (d) => h("span", { class: "tries" }, d.attempts.map((a) => h("span", { class: `try ${tone(a)}`, title: moment(a.at) }, words(a))));

const WHY = {
  event: "", duplicate: "mischief: a duplicate", "same id other bytes": "mischief: same id, other bytes", "unknown event": "mischief: unknown event",
  garbage: "mischief: no JSON", resent: "sent again by hand",
};
const SPOILT = { not: "", "wrong signature": "with a wrong signature", reserialised: "with other bytes than were signed", "other secret": "signed with another branch's secret" };

/** JSON spaced for people; what is none is shown as it is. */
function readable(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function attempt(a) {
  const spoilt = SPOILT[plain(a.spoilt)] ?? plain(a.spoilt);
  return h("li", { class: tone(a) }, h("b", {}, `Attempt ${a.number}: ${words(a)}`), spoilt && ` ${spoilt}`,
    h("span", { class: "sub" }, moment(a.at), a.answer && `, after ${a.answer.millis} ms`), a.answer?.hint && h("span", { class: "sub mono" }, a.answer.hint));
}

async function detail(id) {
  const d = await one("deliveries", id);
  const list = d.attempts.map(attempt);
  if (d.next_at) list.push(h("li", { class: "wait" }, h("b", {}, "Next attempt"), h("span", { class: "sub" }, moment(d.next_at))));
  return {
    title: d.event, state: chip(d.state),
    content: [
      acts([
        { name: "Send again", icon: "resend", kind: "primary", run: () => done("Sent again", "resend", { delivery_id: d.id }) },
        { name: "Copy the body", icon: "copy", run: async () => { await navigator.clipboard.writeText(d.body); said("The body is on the clipboard, byte for byte."); } },
      ]),
      facts([["event_id", h("code", {}, d.event_id)], ["About", d.about], ["Made", moment(d.created_at)], ["To", d.url && h("code", {}, d.url)], ["Webhook", ref("webhooks", d.webhook_id)], ["Why", WHY[plain(d.why)] ?? plain(d.why)]]),
      block("Attempts", list.length > 0 ? h("ol", { class: "timeline" }, list) : h("p", { class: "sub" }, "None yet.")),
      block("Body", h("pre", { tabindex: "0", "aria-label": "Body of the delivery" }, readable(d.body))),
    ],
  };
}

export const deliveries = {
  id: "deliveries", title: "Deliveries", icon: "send", of: ["command", "attempt", "world"], count: (c) => c.deliveries,
  read: () => newest("deliveries", "&bodies=false"), idOf: (d) => d.id, text: (d) => `${d.event} ${d.event_id} ${d.about} ${plain(d.state)} ${plain(d.why)}`,
  columns: ["Event", "About", "Made", "Answers", "State"],
  cells: (d) => [
    { head: d.event, sub: WHY[plain(d.why)] ?? plain(d.why) }, h("span", { class: "mono" }, d.about), brief(d.created_at), tries(d),
    [chip(d.state), d.next_at && plain(d.state) === "waiting" && h("small", {}, `next ${brief(d.next_at)}`)],
  ],
  detail,
  empty: { title: "Nothing was sent yet", text: "When something happens to a student or a payment and a webhook is registered for it, its delivery appears here with every attempt and answer." },
};
