// Many pasted rows: how long each thing takes with them, and the longest freeze in it. Give it the address of a served
// release and numbers of rows:
//   node e2e/bench/rows.mjs http://127.0.0.1:8080/ [rows...] [--profile=folder] [--only=heading]
//
// "done" is from the gesture until what it should give is shown; "quiet" until the page has nothing long left to do, and
// "freeze" the longest single task in between, milliseconds. With --profile, a CPU profile of each goes into that folder.
import { writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const [address = "http://127.0.0.1:8080/", ...sizes] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const flag = (name) => flags.find((word) => word.startsWith(`--${name}=`))?.split("=")[1];
const profiles = flag("profile");
/** Milliseconds without a long task after which the page counts as quiet. */
const QUIET_MS = 700;

/** Rows as copied from a spreadsheet: name, team, lead time, process time. */
function rows(count) {
  const row = (n) => `Step ${n + 1}\tTeam ${n % 7}\t${1 + (n % 5)} d\t${1 + (n % 7)} h`;
  return Array.from({ length: count }, (_, n) => row(n)).join("\n");
}

/** Runs in the page: notes long tasks. */
function watch() {
  window.longTasks = [];
  const note = (list) => { for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ startTime, duration }); };
  new PerformanceObserver(note).observe({ type: "longtask", buffered: true });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** What one size takes, pasted on the map or in the table. */
async function measure(count, where) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(watch);
  const page = await context.newPage();
  page.setDefaultTimeout(240_000);
  page.on("console", (message) => { if (message.type() === "error") console.log("console:", message.text()); });
  page.on("crash", () => console.log("the page crashed"));
  const devtools = await context.newCDPSession(page);
  if (profiles) await devtools.send("Profiler.enable");

  /** Does something, waits for what it should give, and for quiet. */
  async function time(name, act, done, argument) {
    if (profiles) await devtools.send("Profiler.start");
    await page.evaluate(() => { window.longTasks.length = 0; });
    const before = await page.evaluate(() => performance.timeOrigin + performance.now());
    await act();
    await page.waitForFunction(done, argument, { polling: "raf" });
    const shown = await page.evaluate(() => performance.timeOrigin + performance.now());
    const end = await page.evaluate(async (quiet) => {
      const since = performance.now();
      const last = () => window.longTasks.reduce((end, task) => Math.max(end, task.startTime + task.duration), since);
      while (performance.now() - last() < quiet) await new Promise((go) => setTimeout(go, 50));
      return performance.timeOrigin + last();
    }, QUIET_MS);
    const tasks = await page.evaluate(() => window.longTasks.map(({ duration }) => Math.round(duration)));
    if (profiles) {
      const { profile } = await devtools.send("Profiler.stop");
      await writeFile(`${profiles}/${count}-${name.replaceAll(/\W+/g, "-")}.cpuprofile`, JSON.stringify(profile));
    }
    const [round, freeze] = [(ms) => String(Math.round(ms)).padStart(7), Math.max(0, ...tasks)];
    console.log(`${name.padEnd(30)} done ${round(shown - before)}  quiet ${round(end - before)}  freeze ${round(freeze)}   ${tasks.filter((ms) => ms > 80).join(" ")}`);
  }

  const paste = (text) => page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
  const view = (name) => () => page.getByRole("group", { name: /^View/ }).getByText(name, { exact: true }).click();
  const rowCount = (wanted) => document.querySelector("[role=grid]")?.getAttribute("aria-rowcount") === String(wanted + 2) && (wanted === 0 || !!document.querySelector("[data-row]"));
  const boxes = (wanted) => document.querySelector("dl.totals")?.textContent.includes("Total lead time") && (document.querySelector(".canvas, svg")?.isConnected ?? false) && new RegExp(`of ${wanted} steps`).test(document.querySelector("dl.totals").textContent.replaceAll(/[,.\u00a0\u202f]/g, ""));
  const saved = () => [...document.querySelectorAll("*")].some((one) => one.childElementCount === 0 && one.textContent.trim() === "Saved");
  const scrolledTo = (share) => page.evaluate((share) => {
    const scroll = document.querySelector(".grid-scroll");
    scroll.scrollTop = share * (scroll.scrollHeight - scroll.clientHeight);
  }, share);
  const hasRowNear = (wanted) => {
    const [grid, scroll] = [document.querySelector(".grid-scroll").getBoundingClientRect(), document.querySelectorAll("[data-row]")];
    return [...scroll].some((row) => Math.abs(Number(row.getAttribute("aria-rowindex")) - wanted) < 40 && row.getBoundingClientRect().top < grid.bottom && row.getBoundingClientRect().bottom > grid.top);
  };

  console.log(`\n${count} rows, pasted ${where}`);
  const text = rows(count);
  await page.goto(address);
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  await page.getByRole("button", { name: "Add the first step" }).first().waitFor();
  await page.waitForTimeout(2500);
  if (where === "on the map") {
    await time("paste on the map", () => paste(text), boxes, count);
    await time("saved after it", async () => {}, saved);
    await time("open the table", view("Table"), rowCount, count);
    await time("scroll to the middle", () => scrolledTo(0.5), hasRowNear, count / 2);
    await time("scroll to the end", () => scrolledTo(1), hasRowNear, count);
    await time("scroll to the start", () => scrolledTo(0), hasRowNear, 1);
    await page.locator("[data-row] [data-col='2']").first().click();
    await time("type a lead time", async () => { await page.keyboard.type("9 d"); await page.keyboard.press("Enter"); },
      () => document.querySelector("[data-row] [data-col='2']").textContent.includes("9 d"));
    await time("undo it", () => page.keyboard.press("Control+z"), () => document.querySelector("[data-row] [data-col='2']").textContent.includes("1 d"));
    await time("arrow down", () => page.keyboard.press("ArrowUp"), () => true);
    await time("select all rows", () => page.keyboard.press("Control+a"), () => document.querySelectorAll("[data-row].selected").length > 10);
    await time("arrow down again", () => page.keyboard.press("ArrowDown"), () => document.querySelectorAll("[data-row].selected").length === 1);
    await time("back to the map", view("Map"), boxes, count);
    await time("reload the map", () => page.reload({ waitUntil: "commit" }), boxes, count);
    await time("table after reload", view("Table"), rowCount, count);
    await time("reload the table", () => page.reload({ waitUntil: "commit" }), rowCount, count);
    await time("map after reload", view("Map"), boxes, count);
  } else {
    await view("Table")();
    await page.locator("[data-next]").click();
    await page.waitForTimeout(500);
    await time("paste in the table", () => paste(text), rowCount, count);
    await time("undo in the table", () => page.keyboard.press("Control+z"), rowCount, 0);
    await time("redo in the table", () => page.keyboard.press("Control+y"), rowCount, count);
    await time("back to the map", view("Map"), boxes, count);
  }
  await context.close();
}

for (const size of sizes.length ? sizes : ["10000"]) for (const where of ["on the map", "in the table"]) await measure(Number(size), where);
await browser.close();
