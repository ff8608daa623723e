// What a thousand edits and as many undos leave behind in the page's memory: JavaScript's and the program's, after the
// garbage is collected. Give it the address of a served release, and the number of steps if not 1,000:
//   node e2e/bench/memory.mjs http://127.0.0.1:8080/ 1000
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

// As many as can be undone one after the other.
const ROUND = 100, ROUNDS = 10;
const [address, steps = "1000"] = process.argv.slice(2);

const edit = ({ from, count }) => (async () => {
  for (let turn = from; turn < from + count; turn++) {
    await window.peer.edit(0, 1 + (turn % 90));
    await new Promise((done) => requestAnimationFrame(done));
  }
})();

const undo = (count) => (async () => {
  for (let turn = 0; turn < count; turn++) {
    document.activeElement?.blur();
    dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, key: "z", ctrlKey: true }));
    await new Promise((done) => requestAnimationFrame(done));
  }
})();

/** Megabytes: of JavaScript in use, and of the program's own memory, which only ever grows. */
async function memory(page, devtools) {
  await page.waitForTimeout(1_000);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { result } = await devtools.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await devtools.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const sum = "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }";
  const bytes = await devtools.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration: sum });
  return { script: usedSize / 1e6, program: bytes.result.value / 1e6 };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
await page.addInitScript(await readFile(new URL("editor-adapter.js", import.meta.url), "utf8"));
const devtools = await page.context().newCDPSession(page);
await page.goto(address);
await page.waitForFunction(() => window.__usable);
await page.evaluate((steps) => window.peer.prepare(steps).then(() => window.peer.load(steps)), Number(steps));
await page.evaluate(() => window.peer.count());
const round = async (from) => {
  await page.evaluate(edit, { from, count: ROUND });
  await page.evaluate(undo, ROUND);
};
// The first round fills what is kept for good: code, fields, caches.
await round(0);
const before = await memory(page, devtools);
for (let turn = 1; turn <= ROUNDS; turn++) await round(turn * ROUND);
const after = await memory(page, devtools);
const shown = await page.evaluate(() => window.peer.has(0, "8"));
if (!shown) throw new Error("the undos did not lead back to the first figure");
const line = (name, { script, program }) => `${name}: JavaScript ${script.toFixed(2)} MB, program ${program.toFixed(2)} MB`;
console.log([line("before", before), line("after", after)].join("\n"));
const all = ({ script, program }) => script + program;
console.log(`grown by ${((all(after) / all(before) - 1) * 100).toFixed(1)} %`);
await browser.close();
