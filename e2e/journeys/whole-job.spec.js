// The main job from the first visit to the next morning without a network, as one person does it.
import { chromium } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, expect, started, test } from "../fixtures.js";
import { serve } from "../tools/serve.mjs";
import { CHAIN, addSteps, startEmpty, step, total } from "./steps.js";

const COLUMNS = "id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at\n";

/** Six weeks of one service: twelve production deployments, two of them failed, and one to staging. */
function deployHistory() {
  const at = (day, hour) => new Date(Date.UTC(2026, 8, 7 + day, hour)).toISOString();
  const rows = Array.from({ length: 12 }, (_, n) => {
    const day = n * 3;
    const failed = n === 3 || n === 8;
    const incident = failed ? `${at(day, 13)},${at(day, 16)}` : ",";
    return `d${n},checkout,production,sha${n},${at(day - 2, 12)},${at(day, 12)},${failed ? "failure" : "success"},${incident}`;
  });
  rows.push(`s1,checkout,staging,sha99,${at(0, 9)},${at(0, 10)},success,,`);
  return COLUMNS + rows.join("\n") + "\n";
}

async function keptOffline(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
  });
}

async function importDeploys(page) {
  await page.getByRole("link", { name: "Delivery" }).click();
  const files = page.getByLabel("Files to import").first();
  await files.setInputFiles({ name: "deploys.csv", mimeType: "text/csv", buffer: Buffer.from(deployHistory()) });
  await page.getByRole("button", { name: "Add to Delivery" }).click();
  await expect(page.getByText("2 of 12").first()).toBeVisible();
  await expect(page.getByRole("img", { name: /^Deployment frequency by week, / })).toBeVisible();
}

async function ratePractices(page) {
  await page.getByRole("link", { name: "Scorecard" }).click();
  await page.getByLabel("Team", { exact: true }).fill("Payments");
  await page.getByRole("button", { name: "Start a scorecard" }).click();
  for (const key of ["2", "3", "1", "n"]) await page.keyboard.press(key);
  await expect(page.getByText("3 of 9 rated").first()).toBeVisible();
}

test("map, deploys and scorecard are there after the browser was closed and the network cut", async ({ playwright }, info) => {
  test.setTimeout(120_000);
  const profile = mkdtempSync(join(tmpdir(), "streamgauge-"));
  const site = await serve({ root: DIST });
  const { launchOptions } = info.project.use;
  const open = () => chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: site.url });
  try {
    const context = await open();
    const page = await context.newPage();
    await startEmpty(page);
    await addSteps(page, CHAIN);
    await expect(step(page, "Deploy and verify")).toBeVisible();
    const workshop = page.url();
    await importDeploys(page);
    await ratePractices(page);
    await expect(page.getByRole("status").getByText("Saved", { exact: true })).toBeVisible();
    await keptOffline(page);
    await context.close();
    await site.close();

    const later = await open();
    const again = await later.newPage();
    await again.goto(workshop);
    await started(again);
    expect((await total(again, "Total lead time"))[0]).toBe("33d4h");
    await again.getByRole("link", { name: "Delivery" }).click();
    await expect(again.getByText("2 of 12").first()).toBeVisible();
    await again.getByRole("link", { name: "Scorecard" }).click();
    await expect(again.getByText("3 of 9 rated").first()).toBeVisible();
    await later.close();
  } finally {
    await site.close().catch(() => {});
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
});

test("what was done on one screen is undone on another", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  await page.getByRole("link", { name: "Scorecard" }).click();
  await page.getByLabel("Team", { exact: true }).fill("Payments");
  await page.getByRole("button", { name: "Start a scorecard" }).click();
  await page.keyboard.press("2");
  await expect(page.getByText("1 of 9 rated").first()).toBeVisible();
  await page.getByRole("link", { name: "Map" }).click();
  await expect(step(page, "Refine story")).toBeVisible();
  // Back through the rating and the new card to the last field that was filled on the map.
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("Control+z");
  await page.getByRole("link", { name: "Scorecard" }).click();
  await expect(page.getByRole("button", { name: "Start a scorecard" })).toBeVisible();
});
