// The institute that the simulated Jodo serves: its branches and the codes agreed for them, for the forms.
import { get } from "/shared/http.js";

let institute = { name: "", branches: [] };

export async function readInstitute() {
  institute = await get("/desk/institute");
}

export const branches = () => institute.branches.map((b) => [b.collector_code, b.name]);
export const grades = () => unique(institute.branches.flatMap((b) => b.grades));
export const components = () => unique(institute.branches.flatMap((b) => b.fee_components));

const unique = (codes) => [...new Map(codes.map((c) => [c.code, [c.code, c.name]])).values()];
