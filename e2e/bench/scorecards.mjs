// How long the scorecard screen keeps the page busy with a long history: 50 teams, 12 scorecards each, every practice
// rated. Give it the address of a served release:  node e2e/bench/scorecards.mjs http://127.0.0.1:8080/
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const TEAMS = 50, CARDS = 12, RUNS = 5;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const id = (kind, number) => {
  let rest = BigInt(kind) * 1000000n + BigInt(number) + 1n, text = "";
  for (let place = 0; place < 13; place++, rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text;
};
const WORKSHOP = id(9, 1);

/** The journal: one gesture per scorecard; levels differ by practice and rise over time. */
function journal(practices) {
  const entries = [];
  for (let team = 0; team < TEAMS; team++) {
    for (let month = 0; month < CARDS; month++) {
      const at = entries.length;
      const level = (place) => Math.min(3, (place + team) % 3 + Math.floor((place % 5 + month) / 8));
      const answers = Object.fromEntries(practices.map((practice, place) => [practice, { rating: { level: level(place) }, target: 3, note: "" }]));
      const scorecard = {
        id: id(4, at), team: `Team ${team + 1}`, date: `2026-${String(month + 1).padStart(2, "0")}-01`,
        participants: "", model: "baseline", model_version: 1, answers,
      };
      const stamp = `${id(0, at)}-0000000000001`;
      const key = `${WORKSHOP}/${(at + 1).toString(16).padStart(16, "0")}/0000000000001`;
      entries.push([key, JSON.stringify({ stamp, at_ms: 1.7e12, edits: [{ add_scorecard: { scorecard, at } }] })]);
    }
  }
  return entries;
}

const keep = ({ workshop, entries }) => new Promise((done, fail) => {
  const opening = indexedDB.open("streamgauge");
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    const transaction = opening.result.transaction(["entries", "workshops"], "readwrite");
    for (const [key, json] of entries) transaction.objectStore("entries").put(json, key);
    transaction.objectStore("workshops").put(JSON.stringify({ name: "Long history", changed_at_ms: 1.7e12 }), workshop);
    transaction.oncomplete = () => (opening.result.close(), done());
  };
});

/** Milliseconds of script and of layout that `act` costs, until two frames after it. */
async function cost(page, devtools, act) {
  const read = async () => Object.fromEntries((await devtools.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value * 1000]));
  const before = await read();
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const after = await read();
  return { script: after.ScriptDuration - before.ScriptDuration, layout: after.LayoutDuration + after.RecalcStyleDuration - before.LayoutDuration - before.RecalcStyleDuration };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const model = JSON.parse(await readFile(new URL("../../assets/models/baseline.json", import.meta.url)));
const practices = model.sections.flatMap((section) => section.practices.map((practice) => practice.id));
const entries = journal(practices);
const address = process.argv[2] ?? "http://127.0.0.1:8080/";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const found = {};
for (let run = 0; run < RUNS; run++) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(address);
  await page.getByRole("main").waitFor();
  await page.evaluate(keep, { workshop: WORKSHOP, entries });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const acts = {
    "open the workshop's scorecards": async () => {
      await page.goto(`${address}#/w/${WORKSHOP}/scorecard`);
      await page.getByRole("button", { name: "History" }).waitFor();
    },
    "history of one team": async () => {
      await page.getByRole("button", { name: "History" }).click();
      await page.getByRole("heading", { name: /over time/i }).waitFor();
    },
    "all teams": async () => {
      await page.getByRole("button", { name: "Teams" }).click();
      await page.getByRole("rowheader", { name: "Team 50" }).waitFor();
    },
    "filter the teams": async () => {
      await page.getByRole("searchbox").fill("Team 4");
      await page.getByRole("rowheader", { name: "Team 50" }).waitFor({ state: "detached" });
    },
    "rate a practice": async () => {
      await page.getByRole("button", { name: "Rate", exact: true }).click();
      await page.getByRole("radio").first().click();
    },
  };
  for (const [name, act] of Object.entries(acts)) (found[name] ??= []).push(await cost(page, devtools, act));
  await page.context().close().catch(() => {});
  await page.close().catch(() => {});
}
await browser.close();
console.log(`${TEAMS} teams, ${CARDS} scorecards each, ${practices.length} practices; medians of ${RUNS}, ms`);
for (const [name, costs] of Object.entries(found)) {
  console.log(`${name.padEnd(32)} script ${median(costs.map(({ script }) => script)).toFixed(0).padStart(5)}   layout ${median(costs.map(({ layout }) => layout)).toFixed(0).padStart(5)}`);
}
