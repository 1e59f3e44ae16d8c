import { h } from "/shared/dom.js";
import { post } from "/shared/http.js";
import { component, day, moment, rupees, sum } from "/shared/words.js";
import { command, done, newest, one } from "/control/commands.js";
import { form } from "/control/dialogs.js";
import { branches, components, grades } from "/control/institute.js";
import { acts, amounts, block, chip, facts, orNull, pairs, table, taken } from "/control/parts.js";
import { offline } from "/control/sections/payments.js";
import { propose } from "/control/sections/plans.js";

const NEW_YEAR_MONTH = 3; // April

function schoolYear() {
  const now = new Date();
  return now.getMonth() >= NEW_YEAR_MONTH ? now.getFullYear() : now.getFullYear() - 1;
}

function create() {
  const year = schoolYear();
  form({
    title: "New student", text: "Registers the payer, too. A payer is recognised by phone and email together.",
    submit: "Register",
    fields: [
      [{ name: "fullname", label: "Student", required: true, value: "Aarav Sharma" }, { name: "identifier", label: "Identifier", required: true, note: "The institute's own id" }],
      [{ name: "collector", label: "Branch", options: branches() }, { name: "grade", label: "Grade", options: grades() }],
      [{ name: "contact_name", label: "Payer", required: true, value: "Ananya Sharma" }, { name: "contact_number", label: "Phone", required: true, value: "9876543210", pattern: "\\d{10}", title: "Ten digits" }],
      [{ name: "contact_email", label: "Email", type: "email", required: true, value: "ananya@example.com" }, { name: "year_start", label: "Academic year begins", type: "number", value: String(year) }],
      ...pairs(amounts(components(), { TUITION_FEE: "48000", TRANSPORT_FEE: "12000" })),
    ],
    send: async (f) => {
      const fees = taken(f).map((l) => ({ ...l, discounts: [] }));
      const registration = await command("register-user", { name: f.contact_name, phone: f.contact_number, email: f.contact_email });
      const id = await done("Registered student", "register-student", {
        registration_id: registration,
        profile: {
          collector: f.collector, fullname: f.fullname, identifier: f.identifier, custom_identifier: null, grade: f.grade, new_admission: false,
          year_start: Number(f.year_start), year_end: Number(f.year_start) + 1, date_of_birth: `${Number(f.year_start) - 10}-06-15`,
          contact_name: f.contact_name, contact_number: f.contact_number, contact_email: f.contact_email, joining_year: null,
        },
        fees, notes: [],
      });
      location.hash = `#/students/${id}`;
    },
  });
}

/** Opens the payer's hosted page, with a fresh access token as the institute would ask for. */
async function visit(student) {
  const token = await command("issue-token", { registration_id: student.registration_id });
  const address = new URL("/consumer/login-redirect", location.href);
  address.searchParams.set("access_token", token);
  address.searchParams.set("jodo_student_id", student.id);
  window.open(address, "_blank", "noopener");
}

function payNow(student) {
  form({
    title: `Pay for ${student.profile.fullname}`, text: "As the payer would on the hosted page: a payment of Jodo Pay.", submit: "Pay",
    fields: [
      [{ name: "mode", label: "By", options: ["UPI", "NB", "CARD"] }, { name: "result", label: "The bank says", options: [["SUCCEEDS", "yes"], ["FAILS", "no"]] }],
      ...pairs(amounts(components(), Object.fromEntries(student.fees.slice(0, 1).map((f) => [f.component, f.amount])))),
    ],
    send: (f) => done("Paid", "pay-student", { student_id: student.id, lines: taken(f), mode: f.mode, result: f.result, after: null }),
  });
}

async function detail(id) {
  const s = await one("students", id);
  const p = s.profile;
  const active = String(s.state).toLowerCase() === "active";
  return {
    title: p.fullname, state: chip(s.state),
    content: [
      acts([
        { name: "Open the payer's page", icon: "phone", kind: "primary", run: () => visit(s) },
        { name: "Pay now", icon: "wallet", run: () => payNow(s) },
        { name: "Take cash", icon: "receipt", run: () => offline(s) },
        { name: "Propose a plan", icon: "clock", run: () => propose(s) },
        { name: "Apply for a loan", icon: "loan", run: () => done("Application", "start-application", { student_id: s.id }) },
        active
          ? { name: "Drop", kind: "danger", run: () => done("Dropped", "drop-student", { student_id: s.id }) }
          : { name: "Take back", run: () => done("Active again", "activate-student", { student_id: s.id }) },
      ]),
      facts([
        ["Jodo's id", h("code", {}, s.id)], ["Identifier", p.identifier], ["Second id", p.custom_identifier], ["Branch", p.collector], ["Grade", p.grade],
        ["Year", `${p.year_start}–${p.year_end}`], ["Born", day(p.date_of_birth)], ["Payer", p.contact_name], ["Phone", p.contact_number], ["Email", p.contact_email],
        ["Registered", moment(s.registered_at)],
      ]),
      s.fees.length > 0 && block("Fees", table(["Fee component", ">Fee", ">Discount"], s.fees.map((f) => [
        component(f.component), rupees(f.amount), f.discounts.length > 0 ? rupees(sum(f.discounts.map((d) => d.value))) : "–",
      ]))),
      s.notes.length > 0 && block("Notes", facts(s.notes.map((n) => [n.key, n.value]))),
    ],
  };
}

export const students = {
  id: "students", title: "Students", icon: "person", of: ["command", "world"], count: (c) => c.students,
  read: () => newest("students"), idOf: (s) => s.id,
  text: (s) => `${s.id} ${s.profile.fullname} ${s.profile.identifier} ${s.profile.contact_name} ${s.profile.contact_email} ${s.profile.contact_number}`,
  columns: ["Student", "Identifier", "Grade", ">Fees", "State"],
  cells: (s) => [
    { head: s.profile.fullname, sub: `Payer ${s.profile.contact_name}` }, h("span", { class: "mono" }, s.profile.identifier), s.profile.grade,
    rupees(sum(s.fees.map((f) => f.amount))), chip(s.state),
  ],
  detail, acts: () => [{ name: "New student", run: create }],
  empty: {
    title: "No students yet", text: "The institute's software registers them by the API. Or register one here, or let a scenario do it.",
    acts: [{ name: "Register one", run: create }, { name: "Play a happy day", run: () => post("/control/scenarios/happy-day") }],
  },
};
