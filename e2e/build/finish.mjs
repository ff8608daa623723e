// Finishes what trunk built, as its post_build hook. Writes only into $TRUNK_STAGING_DIR (and e2e/results).
//
// 0. Programs and their glue get short names for each other. Both first programs are named by a hash of what that gave, and
//    the page names them before its first script.
// 1. The page and the files whose names bear no hash are told which build they are of.
// 2. The programs' glue and the later style sheets are minified, which trunk leaves undone; classes of the glue whose
//    methods the optimised program no longer has are left out.
// 3. A Content-Security-Policy goes into the page, as strict as a meta tag can be.
// 4. The service worker learns which files there are and what they contain.
// 5. Sizes are printed and held against the budget.
//
// A debug build (trunk serve) gets none of it: trunk adds an inline script there, and stale files would only confuse.
import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { shorten } from "./shorten.mjs";
import { languageOf, listFiles, report } from "./sizes.mjs";

// No 'unsafe-inline', no 'unsafe-eval'; compiling wasm needs its own word. frame-ancestors has no effect in a meta tag.
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const SERVICE_WORKER = "sw.js";

/** Replaces exactly one place; a build whose sources moved on must not pass silently. */
function replaceOnce(text, place, replacement) {
  const parts = text.split(place);
  if (parts.length !== 2) throw new Error(`expected "${place}" once, found it ${parts.length - 1} times`);
  return parts.join(replacement);
}

const UNMINIFIED = /^(streamgauge-[\w-]+\.js|start-\w+\.js|screens(-de)?\.js|worker\.js|(crash|language)\.js|(workbench|table|compare|delivery|scorecard|improve|ladder|keeper|charter|report|present)\.css)$/;

/**
 * A library declares classes for streams, of which nothing here makes any: index.html has the optimiser take their exports
 * out of the programs. Here goes what wasm-bindgen wrote for them.
 */
function withoutDeadClasses(source) {
  const live = source
    .replace(/^export class IntoUnderlying\w+ \{\n[\s\S]*?^\}\n(if \(Symbol\.dispose\) .*\n)?/gm, "")
    .replace(/^const IntoUnderlying\w+Finalization = [\s\S]*?;\n/gm, "");
  if (live.includes("IntoUnderlying")) throw new Error("the glue names a stream's class otherwise than it did");
  return live;
}

async function minify(staging) {
  for (const path of listFiles(staging).filter((path) => UNMINIFIED.test(path))) {
    const source = withoutDeadClasses(readFileSync(join(staging, path), "utf8"));
    const { code } = await transform(source, { loader: path.endsWith(".css") ? "css" : "js", minify: true });
    writeFileSync(join(staging, path), code);
  }
}

const PROGRAM = /^((?:streamgauge|screens|worker)[\w-]*)_bg\.wasm$/;

function shortenAll(staging) {
  for (const path of listFiles(staging).filter((path) => PROGRAM.test(path))) {
    const files = { program: join(staging, path), glue: join(staging, path.replace(PROGRAM, "$1.js")) };
    const { program, glue } = shorten(readFileSync(files.program), readFileSync(files.glue, "utf8"));
    writeFileSync(files.program, program);
    writeFileSync(files.glue, glue);
  }
}

/** Gives a program and its glue a name with a hash over both. */
function nameByHash(staging, name, stem) {
  const hash = hashOf(staging, [`${name}.js`, `${name}_bg.wasm`]);
  const named = { js: `${stem}-${hash}.js`, wasm: `${stem}-${hash}_bg.wasm` };
  renameSync(join(staging, `${name}.js`), join(staging, named.js));
  renameSync(join(staging, `${name}_bg.wasm`), join(staging, named.wasm));
  return named;
}

/** Names the programs of both languages where boot.js, which follows, finds them. */
function namePrograms(staging) {
  const page = join(staging, "index.html");
  const html = readFileSync(page, "utf8");
  const [meta, trunks] = html.match(/<meta(?=[^>]*\sname="?program\b)[^>]*\sdata-js="?\.\/([\w-]+)\.js[^>]*>/) ?? [];
  if (!meta) throw new Error("index.html does not name the program");
  const english = nameByHash(staging, trunks, "streamgauge");
  const german = nameByHash(staging, "streamgauge-de", "streamgauge-de");
  const address = (path) => `"./${path}"`;
  const both =
    `<meta name="program" data-js=${address(english.js)} data-wasm=${address(english.wasm)}` +
    ` data-de-js=${address(german.js)} data-de-wasm=${address(german.wasm)}>`;
  const [boot] = html.match(/<script[^>]*\bboot-[^>]*>/) ?? [];
  if (!boot) throw new Error("index.html has no boot.js");
  writeFileSync(page, replaceOnce(replaceOnce(html, meta, ""), boot, both + boot));
}

/** Files whose names bear no hash say which build they are of, and the page's script knows it: see start.js. */
function stampBuild(staging) {
  const build = JSON.stringify(hashOf(staging, listFiles(staging)));
  const start = listFiles(staging).find((path) => /^start-\w+\.js$/.test(path));
  const change = (path, edit) => writeFileSync(join(staging, path), edit(readFileSync(join(staging, path), "utf8")));
  change(start, (source) => replaceOnce(source, 'const BUILD = "";', `const BUILD = ${build};`));
  for (const path of ["screens.js", "screens-de.js"]) change(path, (source) => `${source}\nexport const build = ${build};\n`);
  change("worker.js", (source) => `${source}\nglobalThis.streamgaugeBuild = ${build};\n`);
}

/** A hash over names and contents. */
function hashOf(staging, files) {
  const all = createHash("sha256");
  for (const path of files) all.update(path).update(createHash("sha256").update(readFileSync(join(staging, path))).digest());
  return all.digest("hex").slice(0, 16);
}

function addPolicy(staging) {
  const page = join(staging, "index.html");
  const html = readFileSync(page, "utf8");
  const inline = html.match(/<script(?![^>]*\ssrc=)[^>]*>|<style|\son\w+=|\sstyle=/i);
  if (inline) throw new Error(`index.html has inline code that the policy would block: ${inline[0]}`);
  const charset = html.match(/<meta charset=[^>]*>/i);
  if (!charset) throw new Error("index.html names no charset");
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  writeFileSync(page, replaceOnce(html, charset[0], charset[0] + policy));
}

function fillServiceWorker(staging) {
  const files = listFiles(staging).filter((path) => path !== SERVICE_WORKER);
  // Hosts may redirect index.html to the folder, and a redirected answer cannot open a page: ask for the folder.
  const addresses = files.filter((path) => !languageOf(path)).map((path) => (path === "index.html" ? "./" : path));
  const languages = {};
  for (const path of files.filter(languageOf)) {
    const digest = createHash("sha256").update(readFileSync(join(staging, path))).digest("hex");
    (languages[languageOf(path)] ??= {})[path] = digest;
  }
  const worker = join(staging, SERVICE_WORKER);
  let source = readFileSync(worker, "utf8");
  source = replaceOnce(source, 'const BUILD = "";', `const BUILD = ${JSON.stringify(hashOf(staging, files))};`);
  source = replaceOnce(source, "const FILES = [];", `const FILES = ${JSON.stringify(addresses)};`);
  source = replaceOnce(source, "const LANGUAGES = {};", `const LANGUAGES = ${JSON.stringify(languages)};`);
  writeFileSync(worker, source);
}

const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) throw new Error("finish.mjs is run by trunk, which sets TRUNK_STAGING_DIR");
if (process.env.TRUNK_PROFILE === "release") {
  shortenAll(staging);
  namePrograms(staging);
  stampBuild(staging);
  await minify(staging);
  addPolicy(staging);
  fillServiceWorker(staging);
  // OVER_BUDGET=allow builds all the same, to work on the size or on something else; make test fails either way.
  process.exitCode = report(staging) || process.env.OVER_BUDGET === "allow" ? 0 : 1;
} else {
  rmSync(join(staging, SERVICE_WORKER), { force: true });
}
