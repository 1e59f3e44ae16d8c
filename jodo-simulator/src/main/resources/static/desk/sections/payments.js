import { h } from "/shared/dom.js";
import { brief, moment, rupees, sum } from "/shared/words.js";
import { done, newest, one } from "/desk/commands.js";
import { form } from "/desk/dialogs.js";
import { components } from "/desk/institute.js";
import { acts, amounts, block, chip, facts, lines, orNull, pairs, plain, ref, taken, total } from "/desk/parts.js";

const DIRECT = "direct_";
const MODES = ["cash", "cheque", "demand draft", "others"];
const isDirect = (id) => id.startsWith(DIRECT);

/** The dashboard's form for money that the institute took itself. */
export function offline(student) {
  form({
    title: `Cash for ${student.profile.fullname}`, text: "An offline payment, as entered in Jodo's dashboard.", submit: "Enter",
    fields: [
      [{ name: "mode", label: "Mode", value: "cash", choices: MODES }, { name: "transaction_id", label: "Transaction id", note: "Empty: Jodo makes one" }],
      ...pairs(amounts(components())),
      [{ name: "settlement_utr", label: "UTR", note: "If the bank has given one" }, { name: "notes", label: "Note" }],
    ],
    send: (f) => done("Entered", "add-payment", {
      student_id: student.id, channel: "DASHBOARD",
      payment: { lines: taken(f), paid_at: null, mode: f.mode, transaction_id: orNull(f.transaction_id), settlement_utr: orNull(f.settlement_utr), notes: orNull(f.notes) },
    }),
  });
}

const INDIA_MS = 5.5 * 3_600_000;

/** An instant as a field for date and time shows it, in India. */
const asField = (instant) => new Date(Date.parse(instant) + INDIA_MS).toISOString().slice(0, 19);
const asInstant = (field) => new Date(`${field}+05:30`).toISOString();

/** The dashboard's form for a mistake in it; id and transaction id stay. */
function change(p) {
  const paid = asField(p.paid_at);
  const byComponent = Object.fromEntries(p.lines.map((l) => [l.component, sum(p.lines.filter((m) => m.component === l.component).map((m) => m.amount))]));
  form({
    title: `Change ${p.id}`, text: "As corrected in Jodo's dashboard; what is empty is removed.", submit: "Change",
    fields: [
      [{ name: "mode", label: "Mode", value: p.mode, required: true, choices: MODES }, { name: "paid_at", label: "Paid, in India", type: "datetime-local", step: 1, value: paid, required: true }],
      ...pairs(amounts(components(), byComponent)),
      [{ name: "settlement_utr", label: "UTR", value: p.settlement_utr, note: "If the bank has given one" }, { name: "notes", label: "Note", value: p.notes }],
    ],
    send: (f) => done("Changed", "update-payment", {
      payment_id: p.id,
      payment: {
        lines: taken(f), paid_at: f.paid_at === paid ? p.paid_at : asInstant(f.paid_at), mode: f.mode, transaction_id: null,
        settlement_utr: orNull(f.settlement_utr), notes: orNull(f.notes),
      },
    }),
  });
}

function settle(p) {
  const open = p.lines.filter((l) => !l.utr);
  form({
    title: `Settle ${p.id}`, text: "The money reaches the institute now, not on its bank day.", submit: "Settle",
    fields: [
      { name: "component", label: "What arrives", options: [["", `All that has not: ${total(open)}`], ...open.map((l) => [l.component, `Only ${l.component}: ${rupees(l.amount)}`])] },
      { name: "utr", label: "UTR", note: "Empty: the branch's UTR of the day" },
    ],
    send: (f) => done("Settled", "settle", { payment_id: p.id, components: f.component === "" ? [] : [f.component], utr: orNull(f.utr) }),
  });
}

function bounceLate(p) {
  form({
    title: `Bounce ${p.id} although it has settled`, submit: "Bounce", danger: true,
    text: "The payer's bank takes the debit back; the institute keeps the money until Jodo asks for it. Jodo's pages neither tell of this nor exclude it.",
    send: () => done("Bounced", "bounce", { payment_id: p.id, even_settled: true }),
  });
}

async function offlineDetail(id) {
  const p = await one("direct-payments", id);
  return {
    title: `Offline payment of ${total(p.lines)}`, state: chip(p.cancelled ? "cancelled" : "added"),
    content: [
      acts([!p.cancelled && { name: "Change", icon: "receipt", run: () => change(p) }, !p.cancelled && { name: "Cancel", kind: "danger", run: () => done("Cancelled", "cancel-payment", { payment_id: p.id }) }]),
      facts([
        ["Id", h("code", {}, p.id)], ["Student", ref("students", p.student_id)], ["Transaction", p.transaction_id], ["Mode", p.mode], ["Paid", moment(p.paid_at)],
        ["UTR", p.settlement_utr], ["Entered by", plain(p.channel)], ["Note", p.notes],
      ]),
      block("Lines", lines(p.lines)),
    ],
  };
}

async function detail(id) {
  if (isDirect(id)) return offlineDetail(id);
  const p = await one("payments", id);
  const state = plain(p.state);
  return {
    title: `${title(p)} of ${total(p.lines)}`, state: chip(p.state),
    content: [
      acts([
        (state === "debited" || state === "partly settled") && { name: "Settle", icon: "bank", kind: "primary", run: () => settle(p) },
        plain(p.kind) === "flex instalment" && (state === "debited" || state === "pending") && { name: "Bounce", kind: "danger", run: () => done("Bounced", "bounce", { payment_id: p.id }) },
        plain(p.kind) === "flex instalment" && (state === "settled" || state === "partly settled") && { name: "Bounce after all", kind: "danger", run: () => bounceLate(p) },
      ]),
      facts([
        ["Id", h("code", {}, p.id)], ["Student", ref("students", p.student_id)], ["Order", ref("orders", p.order_id)], ["Subscription", ref("plans", p.subscription_id)],
        ["Instalment", p.instalment], ["Mode", p.mode], ["Reference", p.reference_id], ["Created", moment(p.created_at)], ["Paid", p.paid_at && moment(p.paid_at)],
      ]),
      block("Lines", lines(p.lines)),
    ],
  };
}

const title = (p) => plain(p.kind).replace(/^./, (c) => c.toUpperCase());

function asRow(p) {
  return isDirect(p.id)
    ? { id: p.id, kind: "Offline", whose: p.student_id, at: p.paid_at, lines: p.lines, state: p.cancelled ? "cancelled" : "added", words: `${p.transaction_id} ${p.mode}` }
    : { id: p.id, kind: title(p), whose: p.student_id ?? p.order_id, at: p.paid_at ?? p.created_at, lines: p.lines, state: p.state, words: `${p.mode} ${p.reference_id}` };
}

async function read() {
  const [collected, direct] = await Promise.all([newest("payments"), newest("direct-payments")]);
  const items = [...collected.items, ...direct.items].map(asRow).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return { items, more: collected.more || direct.more };
}

const utrs = (p) => [...new Set(p.lines.map((l) => l.utr).filter(Boolean))];

export const payments = {
  id: "payments", title: "Payments", icon: "wallet", of: ["command", "world"], count: (c) => c.payments + c.direct_payments,
  read, idOf: (p) => p.id, text: (p) => `${p.id} ${p.kind} ${p.whose} ${plain(p.state)} ${p.words} ${utrs(p).join(" ")}`,
  columns: ["Payment", "Of", "When", ">Amount", "UTR", "State"],
  cells: (p) => [
    { head: p.id, sub: p.kind }, p.whose, brief(p.at), rupees(sum(p.lines.map((l) => l.amount))),
    utrs(p).length > 0 ? utrs(p).map((u) => h("div", { class: "mono" }, u)) : "–", chip(p.state),
  ],
  detail,
  empty: { title: "No payments yet", text: "Open an order's checkout, or a student's page, and pay; or choose a student and enter cash." },
};
