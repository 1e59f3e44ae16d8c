import { h } from "/shared/dom.js";
import { brief, moment } from "/shared/words.js";
import { command, done, newest, one } from "/control/commands.js";
import { form } from "/control/dialogs.js";
import { branches, components } from "/control/institute.js";
import { acts, amounts, block, chip, facts, lines, orNull, pairs, plain, taken, total } from "/control/parts.js";

const KINDS = { order: "Order", link: "Payment link", page: "Payment page" };
const kind = (o) => KINDS[plain(o.request.kind)] ?? plain(o.request.kind);
const hosted = (o) => `/p/${encodeURIComponent(o.id)}/${encodeURIComponent(o.token)}`;

function create() {
  form({
    title: "New order or link", submit: "Create", text: "An order is paid at once; a link is sent to the payer and may expire or be cancelled.",
    fields: [
      [{ name: "kind", label: "Kind", options: [["ORDER", "Order"], ["LINK", "Payment link"], ["PAGE", "Payment page"]] }, { name: "collector", label: "Branch", options: branches() }],
      [{ name: "name", label: "Payer", required: true, value: "Ananya Sharma" }, { name: "student_name", label: "Student", value: "Aarav Sharma" }],
      [{ name: "phone", label: "Phone", required: true, value: "9876543210", pattern: "\\d{10}", title: "Ten digits" }, { name: "email", label: "Email", type: "email", required: true, value: "ananya@example.com" }],
      ...pairs(amounts(components(), { [components()[0]?.[0]]: "12500" })),
      { name: "callback_url", label: "Callback address", type: "url", note: "Where the payer goes afterwards; a link has none" },
      [{ name: "expires_at", label: "Link expires, UTC", type: "datetime-local" }, { name: "reference", label: "Note erp_reference_id" }],
    ],
    send: async (f) => {
      const id = await done("Created", "create-order", {
        request: {
          kind: f.kind, collector: f.collector, name: f.name, phone: f.phone, email: f.email, student_name: orNull(f.student_name), identifier: null,
          custom_identifier: null, grade: null, date_of_birth: null, new_admission: null, year_start: null, year_end: null, lines: taken(f),
          callback_url: f.kind === "LINK" ? null : orNull(f.callback_url),
          expires_at: f.kind === "LINK" && f.expires_at ? `${f.expires_at}:00Z` : null,
          notes: f.reference ? [{ key: "erp_reference_id", value: f.reference }] : [],
        },
      });
      location.hash = `#/orders/${id}`;
    },
  });
}

function pay(o) {
  form({
    title: `Pay ${total(o.lines)}`, text: "Without the hosted page, as if the payer had been there.", submit: "Pay",
    fields: [[{ name: "mode", label: "By", options: ["UPI", "NB", "CARD"] }, { name: "result", label: "The bank says", options: [["SUCCEEDS", "yes"], ["FAILS", "no"]] }]],
    send: (f) => done(f.result === "SUCCEEDS" ? "Paid" : "Declined", "pay-order", { order_id: o.id, mode: f.mode, result: f.result, after: null }),
  });
}

async function detail(id) {
  const o = await one("orders", id);
  const r = o.request;
  const unpaid = plain(o.status) === "unpaid";
  const link = plain(r.kind) === "link";
  return {
    title: `${kind(o)} of ${total(o.lines)}`, state: chip(o.status),
    content: [
      acts([
        { name: "Open the checkout", href: hosted(o) },
        unpaid && { name: "Pay", icon: "wallet", run: () => pay(o) },
        unpaid && link && { name: "Cancel", kind: "danger", run: () => done("Cancelled", "cancel-link", { order_id: o.id }) },
        unpaid && link && { name: "Let it expire", icon: "clock", run: () => done("Expired", "expire-link", { order_id: o.id }) },
      ]),
      facts([
        ["Id", h("code", {}, o.id)], ["Payer", r.name], ["Phone", r.phone], ["Email", r.email], ["Student", r.student_name], ["Identifier", r.identifier], ["Branch", r.collector],
        ["Created", moment(o.created_at)], ["Paid", o.paid_at && moment(o.paid_at)], ["Transaction", o.transaction_id && h("a", { href: `#/payments/${encodeURIComponent(o.transaction_id)}` }, o.transaction_id)],
        ["Expires", r.expires_at && moment(r.expires_at)], ["Callback", r.callback_url && h("code", {}, r.callback_url)],
      ]),
      block("Lines", lines(o.lines)),
      r.notes.length > 0 && block("Notes", facts(r.notes.map((n) => [n.key, n.value]))),
    ],
  };
}

export const orders = {
  id: "orders", title: "Orders", icon: "link", of: ["command", "world"], count: (c) => c.orders,
  read: () => newest("orders"), idOf: (o) => o.id,
  text: (o) => `${o.id} ${o.request.name} ${o.request.student_name ?? ""} ${o.request.email} ${plain(o.status)} ${kind(o)}`,
  columns: ["Order", "Payer", "Created", ">Amount", "State"],
  cells: (o) => [{ head: o.id, sub: kind(o) }, [o.request.name, h("small", {}, o.request.student_name ?? "")], brief(o.created_at), total(o.lines), chip(o.status)],
  detail, says: "Orders, payment links and payments on a page: money without a student.", acts: () => [{ name: "New order", run: create }],
  empty: { title: "No orders yet", text: "The institute's software creates them by Create Pay Order and Create Payment Link.", acts: [{ name: "Create one", run: create }] },
};
