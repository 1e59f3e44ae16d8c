import { h } from "/shared/dom.js";
import { get } from "/shared/http.js";
import { component, day, rupees, sum } from "/shared/words.js";
import { command, done, newest, one } from "/control/commands.js";
import { form } from "/control/dialogs.js";
import { components } from "/control/institute.js";
import { said } from "/control/toasts.js";
import { acts, block, chip, facts, plain, ref, table } from "/control/parts.js";

const CATEGORIES = ["CUSTOMER_REVOKED", "ACCOUNT_NOT_ACTIVE", "BANK_KYC_PENDING", "MANDATE_ERROR"];
const TRIES = 40;
const BEAT_MS = 500;

/** `count` due dates, a month apart, from `first` on. */
function dueDates(first, count) {
  const [y, m, d] = first.split("-").map(Number);
  return Array.from({ length: count }, (_, i) => {
    const last = new Date(Date.UTC(y, m + i, 0)).getUTCDate();
    return new Date(Date.UTC(y, m - 1 + i, Math.min(d, last))).toISOString().slice(0, 10);
  });
}

/** What the institute does by Manage Flex Plan. */
export async function propose(student) {
  const { clock: { now } } = await get("/control/state");
  const nextMonth = dueDates(now.slice(0, 10), 2)[1];
  form({
    title: `A plan for ${student.profile.fullname}`, text: "The payer sets it up afterwards; then it is debited by itself.", submit: "Propose",
    fields: [
      { name: "component", label: "Fee component", options: components(), value: student.fees[0]?.component },
      [{ name: "down", label: "Downpayment", value: "12000", inputmode: "decimal" }, { name: "amount", label: "Each instalment", value: "9000", required: true, inputmode: "decimal" }],
      [{ name: "count", label: "How many", type: "number", value: "4", min: 1, max: 36 }, { name: "first", label: "The first is due", type: "date", value: nextMonth, required: true }],
    ],
    send: async (f) => {
      const line = (amount, downpayment) => [{ component: f.component, amount, downpayment }];
      const schedule = dueDates(f.first, Number(f.count)).map((due) => ({ due_date: due, lines: line(f.amount, false) }));
      if (Number(f.down) > 0) schedule.unshift({ due_date: now.slice(0, 10), lines: line(f.down, true) });
      await done("Plan proposed for student", "manage-plan", { student_id: student.id, schedule });
      setUp(student.id);
    },
  });
}

function setUp(studentId) {
  form({
    title: "Set it up now?", text: "As the payer would on the hosted page: the mandate is given and the downpayment paid.", submit: "Set up",
    fields: [{ name: "mode", label: "Downpayment by", options: ["UPI", "NB", "CARD"] }],
    send: async (f) => {
      const id = await command("begin-set-up", { student_id: studentId });
      await ready(id);
      const subscription = await command("complete-set-up", { set_up_id: id, mode: f.mode });
      said(`Set up: subscription ${subscription}`);
      location.hash = `#/plans/${subscription}`;
    },
  });
}

/** With pull the institute is asked first, which takes as long as it takes to answer. */
async function ready(id) {
  for (let i = 0; i < TRIES; i++) {
    const { state, problem } = await one("set-ups", id);
    if (plain(state) === "ready") return;
    if (plain(state) === "refused") throw new Error(problem ?? "The institute refused.");
    await new Promise((resolve) => { setTimeout(resolve, BEAT_MS); });
  }
  throw new Error("The institute has not answered for this student.");
}

function cancelMandate(s) {
  form({
    title: `Cancel the mandate of ${s.id}`, submit: "Cancel it", danger: true,
    fields: [{ name: "category", label: "Why", options: CATEGORIES.map((c) => [c, plain(c)]) }],
    send: (f) => done("Mandate cancelled", "cancel-mandate", { subscription_id: s.id, category: f.category }),
  });
}

function present(s, i) {
  form({
    title: `Present instalment ${i.number}`, text: `${rupees(i.amount ?? sum(i.lines.map((l) => l.amount)))} to the payer's bank, now.`, submit: "Present",
    fields: [{ name: "result", label: "The bank says", options: [["SUCCEEDS", "yes"], ["FAILS", "no: it bounces"]] }],
    send: (f) => done("Presented", "present", { subscription_id: s.id, number: i.number, result: f.result }),
  });
}

const due = (i) => ["scheduled", "bounced", "skipped"].includes(plain(i.state));

async function detail(id) {
  const s = await one("subscriptions", id);
  const state = plain(s.state);
  const over = state === "cancelled" || state === "closed";
  return {
    title: `Subscription ${s.id}`, state: chip(s.state),
    content: [
      acts([
        state === "setup" && { name: "Bank confirms the mandate", icon: "bank", kind: "primary", run: () => done("Active", "activate-subscription", { subscription_id: s.id }) },
        !over && { name: "Cancel the mandate", kind: "danger", run: () => cancelMandate(s) },
        !over && { name: "Mandate expires", icon: "clock", run: () => done("Mandate expired", "expire-mandate", { subscription_id: s.id }) },
        !over && { name: "Cancel the plan", kind: "danger", run: () => done("Cancelled", "cancel-subscription", { subscription_id: s.id }) },
        !over && { name: "Close", run: () => done("Closed", "close-subscription", { subscription_id: s.id }) },
      ]),
      facts([
        ["Student", ref("students", s.student_id)], ["Branch", s.collector], ["Mandate", [h("code", {}, s.mandate.id), " ", chip(s.mandate.state)]], ["Ends", day(s.mandate.end_date)],
        ["Cancelled for", s.mandate.category && plain(s.mandate.category)],
      ]),
      block("Instalments", table(["Due", ">Amount", "State", ""], s.instalments.map((i) => [
        [day(i.due_date), h("small", {}, i.lines.every((l) => l.downpayment) ? "downpayment" : component(i.lines[0]?.component))],
        rupees(sum(i.lines.map((l) => l.amount))),
        i.payment_id ? h("a", { href: `#/payments/${encodeURIComponent(i.payment_id)}` }, chip(i.state)) : chip(i.state),
        due(i) && !over ? acts([{ name: `Present ${i.number}`, run: () => present(s, i) }]) : "",
      ]))),
    ],
  };
}

export const plans = {
  id: "plans", title: "Plans", icon: "clock", of: ["command", "world"], count: (c) => c.subscriptions,
  read: () => newest("subscriptions"), idOf: (s) => s.id, text: (s) => `${s.id} ${s.student_id} ${plain(s.state)} ${plain(s.mandate.state)}`,
  columns: ["Subscription", "Student", "Mandate", ">Instalments", ">In all", "State"],
  cells: (s) => [
    { head: s.id }, s.student_id, chip(s.mandate.state), `${s.instalments.filter((i) => plain(i.state) === "paid").length} of ${s.instalments.length} paid`,
    rupees(sum(s.instalments.flatMap((i) => i.lines.map((l) => l.amount)))), chip(s.state),
  ],
  detail,
  empty: { title: "No plans yet", text: "Choose a student and propose one; the payer sets it up on the hosted page." },
};
