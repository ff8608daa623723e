// What a first visit loads, in bytes, raw and as brotli, and the budget for it.
//
//   node e2e/build/sizes.mjs [dist]     prints the table; fails above the budget
//
// Counted: the page, its scripts and style sheets, and the program (wasm and its glue), read from what index.html names.
// Apart: icons and manifest (tiny), and all that is fetched later or only for offline use (worker, models, examples).
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

/** The budget for page, scripts, style sheets and program together, in bytes of brotli. */
export const BUDGET_BYTES = 250_000;
const BUDGETED = /\.(html|css|m?js|wasm)$/;
const RESULT = fileURLToPath(new URL("../results/sizes.json", import.meta.url));

/** All files below `folder`, as paths with forward slashes, in a fixed order. */
export function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** The files that the page itself names: scripts, style sheets, preloads, icons, the program. */
export function namedByPage(html, files) {
  const named = new Set(["index.html"]);
  for (const [, quoted, bare] of html.matchAll(/\s(?:src|href|data-js|data-wasm)=(?:["']([^"']*)["']|([^\s>]+))/g)) {
    const path = (quoted ?? bare).replace(/^\.\//, "");
    if (files.includes(path)) named.add(path);
  }
  return [...named];
}

const brotliBytes = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;

/** Measures a built folder. */
export function measure(folder) {
  const files = listFiles(folder);
  const first = new Set(namedByPage(readFileSync(join(folder, "index.html"), "utf8"), files));
  const rows = files.map((path) => {
    const bytes = readFileSync(join(folder, path));
    const when = first.has(path) ? (BUDGETED.test(path) ? "first" : "aside") : "later";
    return { path, when, raw: bytes.length, brotli: brotliBytes(bytes) };
  });
  const sum = (key) => rows.filter((row) => row.when === "first").reduce((total, row) => total + row[key], 0);
  return { budget_brotli: BUDGET_BYTES, first_visit: { raw: sum("raw"), brotli: sum("brotli") }, files: rows };
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

/** The table for people. */
export function table({ files, first_visit, budget_brotli }) {
  const titles = { first: "First visit", aside: "Beside it", later: "Later, and for offline use" };
  const lines = [];
  for (const [when, title] of Object.entries(titles)) {
    lines.push("", `${title.padEnd(48)}       raw    brotli`);
    for (const row of files.filter((row) => row.when === when)) {
      lines.push(`  ${row.path.padEnd(44)}${kilobytes(row.raw)}${kilobytes(row.brotli)}`);
    }
    if (when === "first") lines.push(`  ${"together".padEnd(44)}${kilobytes(first_visit.raw)}${kilobytes(first_visit.brotli)}`);
  }
  const share = Math.round((100 * first_visit.brotli) / budget_brotli);
  lines.push("", `${kilobytes(first_visit.brotli).trim()} of ${kilobytes(budget_brotli).trim()} brotli: ${share} % of the budget`);
  return lines.join("\n");
}

/** Measures, prints, keeps the result for benchmarks; says whether the budget holds. */
export function report(folder) {
  const sizes = measure(folder);
  console.log(table(sizes));
  mkdirSync(dirname(RESULT), { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify(sizes, undefined, 2)}\n`);
  const holds = sizes.first_visit.brotli <= sizes.budget_brotli;
  if (!holds) console.error(`Above the budget by ${sizes.first_visit.brotli - sizes.budget_brotli} bytes.`);
  return holds;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = report(process.argv[2] ?? "dist") ? 0 : 1;
}
