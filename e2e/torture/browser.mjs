// A Chromium of our own, with a profile that outlives it, and the app in it.
import { chromium } from "playwright-core";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const QUIET = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  // The gestures name what they press in English.
  "--accept-lang=en-GB",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-breakpad",
  // All steps of a seed are in view: what is out of view is not on the page.
  "--window-size=3200,1600",
];

/** A folder that is removed at the end. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "streamgauge-torture-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Runs `work` with a browser that takes files of any size by their path, which one reached from outside does not. */
export async function withLocalBrowser(work) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: QUIET });
  try {
    return await work({ context: await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } }) });
  } finally {
    await browser.close();
  }
}

/** Starts a browser in a process group of its own, so that all of it can be killed at once. */
export async function startBrowser(profile) {
  const mark = join(profile, "DevToolsActivePort");
  rmSync(mark, { force: true });
  const child = spawn(process.env.CHROMIUM || "chromium", [...QUIET, `--user-data-dir=${profile}`, "--remote-debugging-port=0", "about:blank"], {
    detached: true,
    stdio: "ignore",
  });
  const gone = new Promise((done) => child.once("exit", done));
  let browser;
  /** SIGKILL for the whole group: nothing of the browser gets a last word. */
  const kill = async () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It is gone already.
    }
    await gone;
    await browser?.close().catch(() => {});
  };
  try {
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portOf(mark, child)}`);
    return { browser, context: browser.contexts()[0], kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

async function portOf(mark, child) {
  for (let waited = 0; waited < 30_000; waited += 20) {
    try {
      const [port] = readFileSync(mark, "utf8").split("\n");
      if (port) return Number(port);
    } catch {
      // Not written yet.
    }
    if (child.exitCode !== null) break;
    await sleep(20);
  }
  throw new Error("the browser did not start");
}

/** Runs `work` with a browser and a fresh profile, and clears both away. */
export async function withBrowser(work) {
  const folder = temporaryFolder();
  const started = await startBrowser(folder.path);
  try {
    return await work(started);
  } finally {
    await started.kill();
    folder.remove();
  }
}

/** Defines `shownState()` in the page: what a person sees of the workshop on the map, its title and the steps, by id. */
export function defineShownState() {
  window.shownState = () => {
    const steps = [...document.querySelectorAll("svg.map [data-step]")].map((step) =>
      ["data-step", "aria-label", "aria-description", "transform"].map((name) => step.getAttribute(name)).join("|"),
    );
    return JSON.stringify([document.querySelector(".name-text")?.textContent, ...steps.sort()]);
  };
}

/** What a person sees of the workshop, as text. */
export async function seen(page) {
  await page.evaluate(defineShownState);
  return page.evaluate(() => window.shownState());
}

/** The workshop is open: its map, or the invitation to begin one. */
export async function opened(page) {
  await page.getByRole("button", { name: /^Add (the first )?step$/ }).first().waitFor({ timeout: 20_000 });
}

/** What the badge says. */
export const badge = (page) => page.locator(".saved .word").first().textContent();

/** Waits until the badge says that all is saved. */
export async function saved(page) {
  await page.waitForFunction(() => document.querySelector(".saved .word")?.textContent === "Saved", undefined, { polling: 5, timeout: 15_000 });
}

/** Starts an empty map and goes to it. */
export async function startEmpty(page, url) {
  await page.goto(url);
  await page.locator("#skeleton").waitFor({ state: "detached" });
  const first = page.getByRole("button", { name: "Start with an empty map" });
  const more = page.getByRole("button", { name: "New workshop" });
  await first.or(more).first().click();
  await page.getByRole("button", { name: /^Add (the first )?step$/ }).first().waitFor();
}

/** Adds a step by hand, with a name. Two gestures: the step, and its name. */
export async function addStep(page, name) {
  await page.getByRole("button", { name: /^Add (the first )?step$/ }).first().click();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
}

/** All keys with their texts in the database, from a page of the app. */
export function stored(page, store = "entries") {
  return page.evaluate(
    (store) =>
      new Promise((done, failed) => {
        const request = indexedDB.open("streamgauge");
        request.onerror = () => failed(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const records = database.transaction(store).objectStore(store);
          const keys = records.getAllKeys();
          const values = records.getAll();
          values.onsuccess = () => {
            database.close();
            done(keys.result.map((key, at) => [key, values.result[at]]));
          };
        };
      }),
    store,
  );
}
