// The long proofs of what is kept: minutes, not seconds. `make torture` builds, runs them all and prints a table;
// e2e/results/torture.json keeps the last result of each, and so does the README's table.
//
//   node e2e/torture/run.mjs [--only kill,tabs,…] [--seeds 300] [--from 1] [--root dist] [--previous dist-of-before]
//
// A seed that failed is named in the results; `--from <seed> --seeds 1` runs it again.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { serve } from "../tools/serve.mjs";
import { run as engines } from "./engines.mjs";
import { run as files } from "./files.mjs";
import { run as kill } from "./kill.mjs";
import { run as speed } from "./speed.mjs";
import { run as tabs } from "./tabs.mjs";
import { deadConnection, oldRelease, quota, vanished } from "./trouble.mjs";

const RESULTS = fileURLToPath(new URL("../results/torture.json", import.meta.url));

const README = fileURLToPath(new URL("../../README.md", import.meta.url));
const TABLE = /(<!-- torture:begin -->\n)[^]*(<!-- torture:end -->)/;

const PARTS = [
  { name: "speed", run: speed },
  { name: "kill", run: kill, promises: "S3" },
  { name: "tabs", run: tabs, promises: "S5" },
  { name: "old release", run: oldRelease, promises: "S6" },
  { name: "quota", run: quota, promises: "S4 S7" },
  { name: "dead connection", run: deadConnection, promises: "S8" },
  { name: "vanished", run: vanished, promises: "S9" },
  { name: "files", run: files, promises: "S10 S12" },
  { name: "engines", run: engines },
];

const OPTIONS = { only: { type: "string" }, seeds: { type: "string" }, from: { type: "string" }, root: { type: "string", default: "dist" }, previous: { type: "string" } };

const number = (text) => (text === undefined ? undefined : Number(text));

/** A part that throws has failed like one that found something. */
async function attempt(part, options) {
  try {
    return await part.run(options);
  } catch (error) {
    return { counts: {}, failures: [{ error: String(error.stack ?? error).slice(0, 1500) }] };
  }
}

const commit = () => {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
};

const words = (counts) => Object.entries(counts).map(([name, count]) => `${name.replaceAll("_", " ")} ${count}`).join(", ");

/** Keeps a result beside those of the other parts. */
function keep({ name, promises }, result) {
  const results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : {};
  results[name] = { promises, ...result };
  mkdirSync(dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 1)}\n`);
  writeTable(results);
}

/** The last result of each part, for people. */
function writeTable(results) {
  const rows = PARTS.filter(({ name }) => results[name]).map(({ name }) => {
    const { promises = "", counts, failures, seconds, on } = results[name];
    return `| ${name} | ${promises} | ${words(counts)} | ${failures.length} | ${seconds} s | ${on} |\n`;
  });
  const head = "| part | promise | counted | failed | took | on |\n|---|---|---|---|---|---|\n";
  const readme = readFileSync(README, "utf8");
  if (TABLE.test(readme)) writeFileSync(README, readme.replace(TABLE, (_, begin, end) => begin + head + rows.join("") + end));
}

async function main() {
  const { values } = parseArgs({ options: OPTIONS });
  const root = resolve(values.root);
  if (!existsSync(`${root}/index.html`)) throw new Error(`${root} holds no built page: run make dist first`);
  const chosen = values.only?.split(",");
  const unknown = chosen?.find((name) => !PARTS.some((part) => part.name === name));
  if (unknown) throw new Error(`there is no part "${unknown}"; there are: ${PARTS.map(({ name }) => name).join(", ")}`);
  const site = await serve({ root });
  const options = { site, root, previous: values.previous && resolve(values.previous), ...definedOnly({ seeds: number(values.seeds), from: number(values.from) }) };
  let failed = 0;
  for (const part of PARTS.filter(({ name }) => !chosen || chosen.includes(name))) {
    const began = Date.now();
    const about = () => ({ on: new Date().toISOString().slice(0, 10), commit: commit(), seconds: Math.round((Date.now() - began) / 1000) });
    const progress = (result) => keep(part, { ...about(), ...result, is_unfinished: true });
    const result = await attempt(part, { ...options, progress });
    const { seconds } = about();
    failed += result.failures.length > 0;
    console.log(`${result.failures.length ? "FAILED" : "    ok"}  ${part.name.padEnd(16)} ${String(seconds).padStart(5)} s  ${words(result.counts)}`);
    for (const failure of result.failures.slice(0, 5)) console.log(`        ${JSON.stringify(failure).slice(0, 600)}`);
    keep(part, { ...about(), ...result });
  }
  await site.close();
  process.exit(failed ? 1 : 0);
}

function definedOnly(options) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

await main();
