// The floor: the main date of every deadline, from the same rules, without Python.
// No readings, explanations, timeline or checks: the engine does more for its time.
const rules = await (await fetch("regels.json")).json();
const facts = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
const { termijnen, momenten } = rules.planners.termijnen;

const moment = (name) => {
  if (facts[name]) return facts[name];
  const { gegeven, vroegste_van = [] } = momenten[name] ?? {};
  return gegeven ? facts[gegeven] : vroegste_van.map((x) => facts[x]).filter(Boolean).sort()[0];
};

function add(day, { aantal, eenheid }) {
  let [year, month, date] = day.split("-").map(Number);
  if (eenheid === "dagen" || eenheid === "weken") date += aantal * (eenheid === "weken" ? 7 : 1);
  else {
    month += aantal * (eenheid === "jaren" ? 12 : 1);
    date = Math.min(date, new Date(Date.UTC(year, month, 0)).getUTCDate());
  }
  return new Date(Date.UTC(year, month - 1, date));
}

const found = [];
for (const [id, { titel, vanaf, duur, soort, dag_ervoor, als }] of Object.entries(termijnen)) {
  const from = moment(vanaf);
  if (!from || als) continue;
  const versions = typeof duur === "string" ? rules.waarden[duur].waarden : duur;
  const day = add(from, versions.at(-1).waarde);
  if (dag_ervoor) day.setUTCDate(day.getUTCDate() - 1);
  found.push({ id, titel, soort, datum: day.toISOString().slice(0, 10) });
}
document.querySelector("#antwoord").innerHTML =
  `<table>${found.map((x) => `<tr><td>${x.titel}<td>${x.soort}<td>${x.datum}`).join("")}</table>`;
dispatchEvent(new CustomEvent("planner:result", { detail: { termijnen: found } }));
