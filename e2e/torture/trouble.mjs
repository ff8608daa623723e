// What goes wrong with the database while people work: no room (S4, S7), a dead connection (S8), a database that
// vanishes (S9), a tab of an older release (S6). Each time: what was saved is there, and nothing untrue is said.
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../tools/serve.mjs";
import { addStep, badge, opened, saved, seen, startEmpty, stored, temporaryFolder, withBrowser } from "./browser.mjs";

const problem = (page) => page.locator("section.trouble[role=alert]");

/** Says what is not as it must be, with all that was found. */
class Judge {
  failures = [];
  checks = 0;

  holds(what, is, found) {
    this.checks += 1;
    if (!is) this.failures.push({ what, found });
  }

  verdict = () => ({ counts: { checks: this.checks }, failures: this.failures });
}

/** Notes the names of downloads instead of making them. */
function noteDownloads() {
  window.offered = [];
  const click = HTMLElement.prototype.click;
  HTMLElement.prototype.click = function () {
    if (this.download) window.offered.push(this.download);
    else click.call(this);
  };
}

/** More than the browser has set aside already; typing it would take minutes. */
const LONG = 3_000_000;

const fillNotes = (page, length) =>
  page.getByLabel("Notes").evaluate((notes, length) => {
    notes.focus();
    notes.value = "n".repeat(length);
    for (const type of ["input", "change"]) notes.dispatchEvent(new Event(type, { bubbles: true }));
  }, length);

export function quota({ site }) {
  return withBrowser(async ({ context }) => {
    await context.addInitScript(noteDownloads);
    const judge = new Judge();
    const page = await context.newPage();
    await startEmpty(page, site.url);
    await addStep(page, "Before");
    await saved(page);
    const before = await seen(page);
    const session = await context.newCDPSession(page);
    const { origin } = new URL(site.url);
    const { usage } = await session.send("Storage.getUsageAndQuota", { origin });
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: Math.ceil(usage) + 1 });
    // The browser remembers for half a minute how much room there was.
    await page.waitForTimeout(32_000);
    await fillNotes(page, LONG);
    await problem(page).waitFor({ timeout: 20_000 }).catch(() => {});
    judge.holds("the badge says that it is not saved", (await badge(page)) === "Not saved", await badge(page));
    const text = await problem(page).textContent().catch(() => "");
    judge.holds("the reason and the way out are told", /full/.test(text) && /Save a file/.test(text), text);
    await problem(page).getByRole("button", { name: "Save a file" }).click();
    await page.waitForFunction(() => window.offered.length > 0).catch(() => {});
    const offered = await page.evaluate(() => window.offered);
    judge.holds("a file is offered", /\.streamgauge\.json$/.test(offered[0]), offered);
    const second = await context.newPage();
    await second.goto(page.url());
    await opened(second);
    judge.holds("what was saved before is there", (await seen(second)) === before, await seen(second));
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await problem(page).getByRole("button", { name: "Try again" }).click();
    await saved(page);
    await page.reload();
    await opened(page);
    await page.locator("svg.map [data-step]").first().focus();
    await page.keyboard.press("Enter");
    const notes = await page.getByLabel("Notes").inputValue();
    judge.holds("with room again, what waited is kept", notes.length === LONG, notes.length);
    return judge.verdict();
  });
}

/** Keeps hold of every connection of the page, so that the test can close them under the app. */
function keepConnections() {
  window.connections = [];
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener("success", () => window.connections.push(request.result));
    return request;
  };
}

export function deadConnection({ site, rounds = 20 }) {
  return withBrowser(async ({ context }) => {
    await context.addInitScript(keepConnections);
    const judge = new Judge();
    const page = await context.newPage();
    await startEmpty(page, site.url);
    for (let round = 0; round < rounds; round += 1) {
      // Closed without a word, as a browser does that has lost its database process.
      const closed = await page.evaluate(() => {
        const all = window.connections.splice(0);
        all.forEach((connection) => connection.close());
        return all.length;
      });
      await addStep(page, `Step ${round}`);
      await saved(page).catch(() => {});
      judge.holds(`round ${round}: saved again after ${closed} connections were closed`, (await badge(page)) === "Saved" && (round > 0 || closed > 0), await badge(page));
    }
    const before = await seen(page);
    await page.reload();
    await opened(page);
    judge.holds("all of it is there", (await seen(page)) === before, await seen(page));
    return judge.verdict();
  });
}

const deleteDatabase = (page) =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase("streamgauge");
        request.onsuccess = () => done();
        request.onerror = () => failed(request.error);
      }),
  );

export function vanished({ site }) {
  return withBrowser(async ({ context }) => {
    const judge = new Judge();
    const other = await context.newPage();
    await other.goto(`${site.url}manifest.webmanifest`);
    // Two workshops in two tabs: the one that comes second finds a database that is there again, and half empty.
    const pages = [];
    for (const name of ["One", "Two"]) {
      const page = await context.newPage();
      await startEmpty(page, site.url);
      for (let at = 1; at <= 3; at += 1) await addStep(page, `${name} ${at}`);
      await saved(page);
      pages.push(page);
    }
    const home = await context.newPage();
    for (const how of ["deleteDatabase", "clear site data"]) {
      const before = await Promise.all(pages.map((page) => seen(page)));
      if (how === "deleteDatabase") await deleteDatabase(other);
      else {
        const session = await context.newCDPSession(other);
        await session.send("Storage.clearDataForOrigin", { origin: new URL(site.url).origin, storageTypes: "indexeddb" });
      }
      await home.goto(site.url);
      await home.reload();
      await home.getByText("the database is gone").waitFor({ timeout: 5_000 }).catch(() => {});
      judge.holds(`${how}: the loss is announced on the list`, await home.getByText("the database is gone").isVisible());
      for (const [at, page] of pages.entries()) {
        await problem(page).waitFor({ timeout: 5_000 }).catch(() => {});
        judge.holds(`${how}: tab ${at + 1} no longer says saved`, (await badge(page)) === "Not saved", await badge(page));
        await page.bringToFront();
        await addStep(page, `After ${how}`);
        await page.waitForTimeout(300);
        if ((await badge(page)) !== "Saved") await problem(page).getByRole("button", { name: "Try again" }).click();
        await saved(page);
      }
      for (const [at, page] of pages.entries()) {
        const shown = await seen(page);
        await page.reload();
        await opened(page).catch(() => {});
        judge.holds(`${how}: tab ${at + 1} has its whole workshop again`, (await seen(page)) === shown && shown.length > before[at].length, await seen(page));
      }
      await home.getByRole("button", { name: "Understood" }).click().catch(() => {});
    }
    return judge.verdict();
  });
}

/** Two builds at one origin: the previous release and this one, with one database. */
export function oldRelease({ root, previous }) {
  const folder = temporaryFolder();
  return withBrowser(async ({ context }) => {
    symlinkSync(root, join(folder.path, "new"));
    // Without a former build at hand it is a copy of this one: then only the two folders and their workers are proven.
    if (previous) symlinkSync(previous, join(folder.path, "old"));
    else cpSync(root, join(folder.path, "old"), { recursive: true });
    const site = await serve({ root: folder.path });
    try {
      return await besideEachOther(context, site);
    } finally {
      await site.close();
    }
  }).finally(folder.remove);
}

async function besideEachOther(context, site) {
  const judge = new Judge();
  const older = await context.newPage();
  await startEmpty(older, `${site.url}old/`);
  await addStep(older, "By the old");
  await saved(older);
  const newer = await context.newPage();
  await newer.goto(older.url().replace("/old/", "/new/"));
  await opened(newer);
  judge.holds("the new one opens what the old one wrote", (await seen(newer)) === (await seen(older)), await seen(newer));
  for (const [page, name] of [[newer, "By the new"], [older, "By the old again"], [newer, "By the new again"]]) {
    await page.bringToFront();
    await addStep(page, name);
    await saved(page);
    await page.waitForTimeout(200);
    judge.holds(`both show it: ${name}`, (await seen(newer)) === (await seen(older)), [await seen(newer), await seen(older)]);
  }
  const before = await seen(newer);
  const entries = JSON.stringify(await stored(newer));
  // A release to come, which has upgraded the database.
  const future = await context.newPage();
  await future.goto(`${site.url}new/manifest.webmanifest`);
  const upgraded = await future.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.open("streamgauge", 99);
        request.onblocked = () => done("blocked");
        request.onupgradeneeded = () => request.result.createObjectStore("of the future");
        request.onsuccess = () => done((request.result.close(), "done"));
      }),
  );
  judge.holds("the release to come gets the database at once", upgraded === "done", upgraded);
  for (const page of [older, newer]) {
    await page.bringToFront();
    await addStep(page, "Too late");
    await problem(page).waitFor({ timeout: 5_000 }).catch(() => {});
    const text = await problem(page).textContent().catch(() => "");
    judge.holds("an old tab says that it writes nothing", (await badge(page)) === "Not saved" && /newer release/.test(text), text);
  }
  judge.holds("and it writes nothing", JSON.stringify(await stored(future)) === entries);
  await older.reload();
  await older.waitForTimeout(500);
  judge.holds("reloaded, an old page says why it cannot open it", /newer release/.test(await older.locator("body").textContent()), before.length);
  return judge.verdict();
}
