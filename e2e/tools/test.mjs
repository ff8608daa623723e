// Runs every check and every test, one after the other, and counts them: the last line is "N passed, N failed".
//
//   node e2e/tools/test.mjs [--only format,lint,native,wasm,release,journeys]
//
// A gate (formatting, lints, the build, the size) counts as one. A suite counts its tests; one that could not run, or
// ran none, counts as one failed. Nothing stops at the first failure: one run tells all that is wrong.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const RESULTS = join(ROOT, "e2e/results");
const JOURNEYS = join(RESULTS, "journeys.json");
const WEBDRIVER = join(RESULTS, "webdriver.json");
const WASM = ["--target", "wasm32-unknown-unknown"];
const DENY = ["--", "-D", "warnings"];

const STEPS = [
  { part: "format", title: "Formatting", command: ["cargo", "fmt", "--all", "--check"] },
  { part: "lint", title: "Lints, native", command: ["cargo", "clippy", "--locked", "--all-targets", "--all-features", ...DENY] },
  { part: "lint", title: "Lints, the first program", command: ["cargo", "clippy", "--locked", ...WASM, "--no-default-features", "--features", "app", ...DENY] },
  {
    part: "lint",
    title: "Lints, the second program",
    command: ["cargo", "clippy", "--locked", ...WASM, "--no-default-features", "--features", "screens", ...DENY],
  },
  {
    part: "lint",
    title: "Lints, the first program in German",
    command: ["cargo", "clippy", "--locked", ...WASM, "--no-default-features", "--features", "app,german", ...DENY],
  },
  {
    part: "lint",
    title: "Lints, the second program in German",
    command: ["cargo", "clippy", "--locked", ...WASM, "--no-default-features", "--features", "screens,german", ...DENY],
  },
  {
    part: "lint",
    title: "Lints, the worker",
    command: ["cargo", "clippy", "--locked", ...WASM, "--no-default-features", "--features", "worker", ...DENY],
  },
  { part: "native", title: "Native tests", command: ["cargo", "test", "--locked", "--all-features", "--no-fail-fast"], count: countCargo },
  {
    part: "wasm",
    title: "The browser's doors, in headless Chromium",
    command: ["cargo", "test", "--locked", ...WASM, "--no-default-features", "--features", "browser", "--test", "platform"],
    before: nameBrowserForWebdriver,
    env: {
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: "wasm-bindgen-test-runner",
      WASM_BINDGEN_TEST_WEBDRIVER_JSON: WEBDRIVER,
      // For all tests together; the runner's own 20 seconds are short for a busy machine.
      WASM_BINDGEN_TEST_TIMEOUT: "240",
    },
    count: countCargo,
  },
  { part: "release", title: "Release build", command: ["make", "--no-print-directory", "dist"] },
  { part: "release", title: "make run", command: ["node", "e2e/tools/check-run.mjs"] },
  { part: "release", title: "Size of a first visit", command: ["node", "e2e/build/sizes.mjs", "dist"] },
  {
    part: "journeys",
    title: "Journeys",
    command: ["playwright", "test"],
    folder: "e2e",
    before: () => rmSync(JOURNEYS, { force: true }),
    count: countJourneys,
  },
];

/** Adds up the lines "test result: ok. 12 passed; 0 failed; …", which cargo's and wasm-bindgen's runners both print. */
export function countCargo(output) {
  const results = [...output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed;/gm)];
  const sum = (group) => results.reduce((total, result) => total + Number(result[group]), 0);
  return { passed: sum(1), failed: sum(2) };
}

/** A journey that was left out is a failure; one that passed at its second try has passed, and is named in the output. */
function countJourneys() {
  if (!existsSync(JOURNEYS)) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(JOURNEYS, "utf8")).stats;
  return { passed: expected + flaky, failed: unexpected + skipped, again: flaky };
}

/** What a step is worth: a suite that failed without a failed test, or passed without any, has failed once. */
export function verdict({ code, counted }) {
  if (!counted) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const failedUnseen = code !== 0 && counted.failed === 0;
  const ranNothing = counted.passed + counted.failed === 0;
  return { ...counted, failed: counted.failed + (failedUnseen || ranNothing ? 1 : 0) };
}

/** chromedriver looks for a browser in its own places; where ours is elsewhere it must be told. */
function nameBrowserForWebdriver() {
  const capabilities = JSON.parse(readFileSync(join(ROOT, "e2e/webdriver.json"), "utf8"));
  if (process.env.CHROMIUM) capabilities["goog:chromeOptions"].binary = process.env.CHROMIUM;
  writeFileSync(WEBDRIVER, JSON.stringify(capabilities));
}

/** Runs a command, shows what it says, and keeps it. */
function run(command, folder, env) {
  const [program, ...parameters] = command;
  return new Promise((done) => {
    const child = spawn(program, parameters, {
      cwd: join(ROOT, folder),
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const [stream, target] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        target.write(text);
      });
    }
    child.on("error", (error) => done({ code: 127, output: `${program}: ${error.message}\n` }));
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}

/** A step that cannot even begin has failed like any other. */
async function attempt(step) {
  try {
    return await step();
  } catch (error) {
    console.error(error);
    return { code: 1, output: "" };
  }
}

async function runStep({ title, command, folder = ".", env = {}, before, count }) {
  console.log(`\n=== ${title}: ${command.join(" ")}`);
  const began = Date.now();
  const { code, output } = await attempt(async () => {
    before?.();
    return run(command, folder, env);
  });
  // Colours would hide the figures from the patterns.
  const counted = count?.(output.replace(/\x1b\[[0-9;]*m/g, ""));
  return { title, seconds: Math.round((Date.now() - began) / 1000), ...verdict({ code, counted }) };
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const parts = values.only?.split(",");
  mkdirSync(RESULTS, { recursive: true });
  const results = [];
  for (const step of STEPS.filter(({ part }) => !parts || parts.includes(part))) results.push(await runStep(step));

  console.log("");
  for (const { title, passed, failed, again, seconds } of results) {
    const second = again ? ` (${again} at the second try)` : "";
    console.log(`${failed ? "FAILED" : "    ok"}  ${title.padEnd(44)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s${second}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") === 0 && results.length > 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
