// What a first visit loads, in bytes, raw and as brotli, and the budget for it.
//
//   node e2e/build/sizes.mjs [dist]     prints the table; fails above the budget
//
// Each language has programs of its own, and a first visit loads those of one; the budget holds for each.
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

/** The language that alone needs a file; undefined for what all languages share. */
export function languageOf(path) {
  const own = path.match(/^(?:streamgauge|screens)(-de)?[-_.]|^examples\/[\w-]+(\.de)?\.streamgauge\.json$/);
  if (!own) return undefined;
  return (own[1] ?? own[2]) ? "de" : "en";
}

/** The files that the page itself names: scripts, style sheets, preloads, icons, the programs. */
export function namedByPage(html, files) {
  const named = new Set(["index.html"]);
  for (const [, quoted, bare] of html.matchAll(/\s(?:src|href|data-(?:de-)?(?:js|wasm))=(?:["']([^"']*)["']|([^\s>]+))/g)) {
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
  const sum = (language, key) =>
    rows
      .filter((row) => row.when === "first" && [language, undefined].includes(languageOf(row.path)))
      .reduce((total, row) => total + row[key], 0);
  const visit = (language) => ({ raw: sum(language, "raw"), brotli: sum(language, "brotli") });
  return { budget_brotli: BUDGET_BYTES, first_visit: visit("en"), first_visit_german: visit("de"), files: rows };
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

/** The table for people. */
export function table({ files, first_visit, first_visit_german, budget_brotli }) {
  const titles = { first: "First visit", aside: "Beside it", later: "Later, and for offline use" };
  const visits = { "together, English": first_visit, "together, German": first_visit_german };
  const lines = [];
  for (const [when, title] of Object.entries(titles)) {
    lines.push("", `${title.padEnd(48)}       raw    brotli`);
    for (const row of files.filter((row) => row.when === when)) {
      lines.push(`  ${row.path.padEnd(44)}${kilobytes(row.raw)}${kilobytes(row.brotli)}`);
    }
    if (when !== "first") continue;
    for (const [name, { raw, brotli }] of Object.entries(visits)) lines.push(`  ${name.padEnd(44)}${kilobytes(raw)}${kilobytes(brotli)}`);
  }
  for (const [name, { brotli }] of Object.entries(visits)) {
    const share = Math.round((100 * brotli) / budget_brotli);
    lines.push("", `${name}: ${kilobytes(brotli).trim()} of ${kilobytes(budget_brotli).trim()} brotli: ${share} % of the budget`);
  }
  return lines.join("\n");
}

/** Measures, prints, keeps the result for benchmarks; says whether the budget holds. */
export function report(folder) {
  const sizes = measure(folder);
  console.log(table(sizes));
  mkdirSync(dirname(RESULT), { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify(sizes, undefined, 2)}\n`);
  const most = Math.max(sizes.first_visit.brotli, sizes.first_visit_german.brotli);
  const holds = most <= sizes.budget_brotli;
  if (!holds) console.error(`Above the budget by ${most - sizes.budget_brotli} bytes.`);
  return holds;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = report(process.argv[2] ?? "dist") ? 0 : 1;
}
