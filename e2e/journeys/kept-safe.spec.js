// The promises about what was saved, each under its number, as a person meets them. The long proofs: ../torture/.
import { expect, started, test } from "../fixtures.js";
import { CHAIN, addSteps, startEmpty, step } from "./steps.js";

const badge = (page) => page.locator(".saved .word");

/** The database is deleted, as any page of this origin may do; its connections are asked to close. */
const deleteDatabase = (page) => page.evaluate(() => new Promise((done) => (indexedDB.deleteDatabase("streamgauge").onsuccess = done)));

test("S3: what is saved is there after a reload, step by step", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  await expect(badge(page)).toHaveText("Saved");
  await page.reload();
  for (const [name] of CHAIN.slice(0, 3)) await expect(step(page, name)).toBeVisible();
});

test("S4: a failed write is said at once, offers a file, and is tried again", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 1));
  await expect(badge(page)).toHaveText("Saved");
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    window.makeRoom = () => (IDBObjectStore.prototype.put = put);
  });
  await addSteps(page, CHAIN.slice(1, 2));
  await expect(badge(page)).toHaveText("Not saved");
  const banner = page.getByRole("alert");
  await expect(banner).toContainText("What was saved before is safe");
  const [download] = await Promise.all([page.waitForEvent("download"), banner.getByRole("button", { name: "Save a file" }).click()]);
  expect(download.suggestedFilename()).toContain(".streamgauge.json");
  await page.evaluate(() => window.makeRoom());
  await banner.getByRole("button", { name: "Try again" }).click();
  await expect(badge(page)).toHaveText("Saved");
  await page.reload();
  await expect(step(page, CHAIN[1][0])).toBeVisible();
});

test("S5: two tabs see each other's changes, and what a tab missed comes when it is looked at", async ({ page, context }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 1));
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(step(other, CHAIN[0][0])).toBeVisible();
  await addSteps(other, CHAIN.slice(1, 2));
  await expect(step(page, CHAIN[1][0])).toBeVisible();
  // Messages to this tab are lost.
  await other.evaluate(() => (BroadcastChannel.prototype.postMessage = () => {}));
  await addSteps(other, CHAIN.slice(2, 3));
  await expect(badge(other)).toHaveText("Saved");
  await expect(step(page, CHAIN[2][0])).toHaveCount(0);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(step(page, CHAIN[2][0])).toBeVisible();
});

test("S9: a database that vanishes is told of in every tab, and each writes its whole workshop anew", async ({ page, context }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  const other = await context.newPage();
  await other.goto(new URL("./", page.url()).href);
  await started(other);
  await other.getByRole("button", { name: "New workshop" }).click();
  await addSteps(other, CHAIN.slice(2, 4));
  for (const tab of [page, other]) await expect(badge(tab)).toHaveText("Saved");
  await deleteDatabase(page);
  for (const tab of [page, other]) {
    await expect(badge(tab)).toHaveText("Not saved");
    await expect(tab.getByRole("alert")).toContainText("The database was deleted");
    await tab.getByRole("button", { name: "Try again" }).click();
    await expect(badge(tab)).toHaveText("Saved");
  }
  await page.reload();
  await expect(step(page, CHAIN[1][0])).toBeVisible();
  await other.reload();
  await expect(step(other, CHAIN[2][0])).toBeVisible();
  await expect(step(other, CHAIN[3][0])).toBeVisible();
  await page.goto(new URL("./#/", page.url()).href);
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("the database is gone");
  await page.getByRole("button", { name: "Understood" }).click();
  await page.reload();
  await expect(page.getByRole("alert")).toHaveCount(0);
});
