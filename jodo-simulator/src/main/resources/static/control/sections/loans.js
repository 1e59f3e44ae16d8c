import { h } from "/shared/dom.js";
import { get } from "/shared/http.js";
import { day, moment, rupees } from "/shared/words.js";
import { done, newest, one } from "/control/commands.js";
import { form } from "/control/dialogs.js";
import { acts, block, chip, facts, plain, ref, table } from "/control/parts.js";

function approve(a) {
  form({
    title: `Approve application ${a.id}`, submit: "Approve",
    fields: [{ name: "amount", label: "Loan, rupees", value: "60000", required: true, inputmode: "decimal" }],
    send: (f) => done("Approved", "approve-application", { application_id: a.id, amount: f.amount }),
  });
}

async function sign(a) {
  const { clock: { now } } = await get("/control/state");
  form({
    title: `Sign the agreement of ${a.id}`, text: `${rupees(a.amount)}, paid out in one tranche.`, submit: "Sign",
    fields: [[{ name: "date", label: "Paid out on", type: "date", value: now.slice(0, 10), required: true }, { name: "months", label: "Monthly repayments", type: "number", value: "6", min: 1, max: 60 }]],
    send: (f) => done("Signed", "sign-agreement", { application_id: a.id, tranches: [{ date: f.date, amount: a.amount }], months: Number(f.months) }),
  });
}

const simple = (name, words, verb, a, kind) => ({ name, kind, run: () => done(words, verb, { application_id: a.id }) });

async function detail(id) {
  const a = await one("loans", id);
  const state = plain(a.state);
  const open = ["application started", "application filled", "final approved"].includes(state);
  return {
    title: `Application ${a.id}`, state: chip(a.state),
    content: [
      acts([
        state === "application started" && simple("Fill in the form", "Filled in", "fill-application", a, "primary"),
        state === "application filled" && { name: "Approve", kind: "primary", run: () => approve(a) },
        state === "final approved" && { name: "Sign", kind: "primary", run: () => sign(a) },
        open && simple("Reject", "Rejected", "reject-application", a, "danger"),
        open && simple("Cancel", "Cancelled", "cancel-application", a, "danger"),
        open && simple("Let it expire", "Expired", "expire-application", a),
      ]),
      facts([["Student", ref("students", a.student_id)], ["Branch", a.collector], ["Amount", a.amount && rupees(a.amount)], ["Signed", a.agreement_signed_at && moment(a.agreement_signed_at)]]),
      a.disbursements.length > 0 && block("Tranches", table(["On", ">Amount", ""], a.disbursements.map((d) => [
        day(d.date), rupees(d.amount),
        d.disbursed_at ? chip("disbursed") : acts([{ name: `Pay out ${d.id}`, run: () => done("Paid out", "disburse", { application_id: a.id, disbursement_id: d.id }) }]),
      ]))),
      a.emis.length > 0 && block("Repayments", table(["Due", ">Amount", ""], a.emis.map((e) => [
        day(e.due_date), rupees(e.amount),
        e.paid_at ? chip("debited") : acts([{ name: `Debit ${e.id.split("_").at(-1)}`, run: () => done("Debited", "debit-emi", { application_id: a.id, emi_id: e.id }) }]),
      ]))),
    ],
  };
}

export const loans = {
  id: "loans", title: "Loans", icon: "loan", of: ["command", "world"], count: (c) => c.loans,
  read: () => newest("loans"), idOf: (a) => a.id, text: (a) => `${a.id} ${a.student_id} ${plain(a.state)}`,
  columns: ["Application", "Student", ">Amount", "State"],
  cells: (a) => [{ head: a.id }, a.student_id, a.amount ? rupees(a.amount) : h("span", { class: "sub" }, "not yet"), chip(a.state)],
  detail,
  empty: { title: "No loans yet", text: "Choose a student and apply; the lender's part is played here." },
};
