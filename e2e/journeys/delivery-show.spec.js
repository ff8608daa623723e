// Delivery, looked at closer: the course by week and month, two periods, the rows behind a figure, parts of the data, batch
// size, files, mappings that are remembered.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, expectAccessible, started, test } from "../fixtures.js";

const sample = (name) => fileURLToPath(new URL(`../../src/delivery/samples/${name}`, import.meta.url));
const GITHUB = ["github_rest_deployments.json", "github_rest_deployment_statuses.json", "gh_pr_list.json", "pagerduty_incidents.json"];
const csvFile = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

async function openDelivery(page) {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  await page.getByRole("link", { name: "Delivery", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Bring in what was deployed, and when" })).toBeVisible();
}

async function bring(page, files) {
  await page.getByLabel("Files to import").setInputFiles(files);
  await page.getByRole("button", { name: "Add to Delivery", exact: true }).click();
  await expect(page.getByRole("heading", { name: /Delivery level/ })).toBeVisible();
}

const metric = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).first();

/** Two services over three months: the second month is slower and fails more. */
function deploys() {
  const rows = ["id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at"];
  let id = 0;
  for (const [month, hours, failing] of [["07", 3, 0], ["08", 40, 3], ["09", 4, 9]]) {
    for (let day = 3; day <= 28; day += 1) {
      id += 1;
      const deployed = `2026-${month}-${String(day).padStart(2, "0")}T12:00:00Z`;
      const authored = new Date(Date.parse(deployed) - hours * 3_600_000).toISOString();
      const failed = failing > 0 && day % failing === 0;
      const resolved = new Date(Date.parse(deployed) + 2 * 3_600_000).toISOString();
      const service = day % 2 ? "=shop" : "search";
      const incident = failed ? `${deployed},${resolved}` : ",";
      rows.push(`${id},${service},${day % 5 ? "production" : "prod-eu"},c${id},${authored},${deployed},${failed ? "failure" : "success"},${incident}`);
    }
  }
  return csvFile("deploys.csv", rows.join("\n"));
}

async function download(page, act) {
  const arrives = page.waitForEvent("download");
  await act();
  const file = await arrives;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("a figure opens onto its rows, and those left out say why", async ({ page }) => {
  await openDelivery(page);
  await bring(page, GITHUB.map(sample));
  await page.getByRole("button", { name: "Explain change failure rate" }).click();
  const why = page.getByRole("region", { name: "Explain change failure rate" });
  await expect(why).toContainText("2 deployments failed in production");
  await expect(why).toContainText("5 deployments reached production");
  const rows = why.getByRole("region", { name: "Rows of change failure rate" });
  await expect(rows.getByRole("row")).toHaveCount(3);
  await expect(rows.getByRole("row").filter({ hasText: "9003" })).toContainText("incident Q101");

  await rows.getByRole("button", { name: "9003" }).click();
  await expect(rows).toContainText("72e2e935a0411cee1afe23b9c6c6d8cc703c0582");
  await expect(rows).toContainText("github_rest_deployments.json, line");

  await why.getByRole("button", { name: "Left out 3" }).click();
  for (const [name, reason] of [["9001", "other environment"], ["9005", "did not deploy"], ["9008", "still running"]]) {
    await expect(rows.getByRole("row").filter({ hasText: name })).toContainText(reason);
  }

  await page.getByRole("button", { name: "Explain change lead time" }).click();
  const leads = page.getByRole("region", { name: "Rows of change lead time" });
  await expect(leads.getByRole("columnheader", { name: "Lead time" })).toHaveAttribute("aria-sort", "descending");
  const first = leads.getByRole("row").nth(1);
  const slowest = await first.textContent();
  await leads.getByRole("button", { name: "Lead time" }).click();
  await expect(leads.getByRole("columnheader", { name: "Lead time" })).toHaveAttribute("aria-sort", "ascending");
  await expect(first).not.toHaveText(slowest);
});

test("many rows are paged, in the order that was asked for, and saved as CSV", async ({ page }) => {
  await openDelivery(page);
  await bring(page, [deploys()]);
  await page.getByRole("button", { name: "Explain deployment frequency" }).click();
  const why = page.getByRole("region", { name: "Explain deployment frequency" });
  const rows = why.getByRole("region", { name: "Rows of deployment frequency" });
  await expect(why.getByText("1 to 20 of 78")).toBeVisible();
  await rows.getByRole("button", { name: "Deployment", exact: true }).click();
  await expect(rows.getByRole("row").nth(1).getByRole("rowheader")).toHaveText("1");
  await why.getByRole("button", { name: "Last", exact: true }).click();
  await expect(why.getByText("61 to 78 of 78")).toBeVisible();
  await expect(rows.getByRole("row").last().getByRole("rowheader")).toHaveText("78");

  const file = await download(page, () => why.getByRole("button", { name: "Save these rows as CSV" }).click());
  const text = file.bytes.toString("utf8");
  expect(text.trim().split("\r\n")).toHaveLength(79);
  expect(text).toContain("'=shop");
  expect(text).not.toContain(",=shop");
});

test("the course is shown by week and by month, and saved", async ({ page }) => {
  await openDelivery(page);
  await bring(page, [deploys()]);
  await expect(page.getByRole("img", { name: /^Deployment frequency by week, 2026-W27 to 2026-W40/ })).toBeVisible();
  await page.getByRole("button", { name: "Months" }).click();
  await expect(page.getByRole("img", { name: /^Deployment frequency by month, 2026-07 to 2026-09/ })).toBeVisible();
  await page.getByLabel("Metric in the chart").selectOption("Change lead time");
  const chart = page.getByRole("group", { name: /^Change lead time by month/ });
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: "2026-08, from 2026-08-01: 1 d 16 h" })).toBeVisible();

  const series = await download(page, () => page.getByRole("button", { name: "Save the series as CSV" }).click());
  expect(series.name).toBe("delivery-monthly.csv");
  const lines = series.bytes.toString("utf8").trim().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[2]).toMatch(/^2026-08-01,2026-08,no,26,26,26,144000,/);

  const svg = await download(page, () => page.getByRole("button", { name: "Save as SVG: Change lead time by month" }).click());
  expect(svg.bytes.toString("utf8")).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(svg.bytes.toString("utf8")).not.toContain("var(--");
  const png = await download(page, () => page.getByRole("button", { name: "Save as PNG: How the lead times spread" }).click());
  expect(png.bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(500);
});

test("two periods stand side by side, and little data claims nothing", async ({ page }) => {
  await openDelivery(page);
  await bring(page, [deploys()]);
  await page.getByLabel("Period", { exact: true }).selectOption("From day to day");
  await page.getByLabel("First day", { exact: true }).fill("2026-09-01");
  await page.getByLabel("Last day", { exact: true }).fill("2026-09-30");
  await page.getByLabel("Last day", { exact: true }).blur();
  await page.getByLabel("Compare with", { exact: true }).selectOption("Compare with the period before");
  const table = page.getByRole("region", { name: "Two periods" }).first();
  const row = (name) => table.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  await expect(page.getByText("2026-09-01 to 2026-09-30 against 2026-08-02 to 2026-08-31")).toBeVisible();
  await expect(row("Change lead time")).toContainText("better");
  await expect(row("Change lead time")).toContainText("n 26");
  await expect(row("Deployment frequency")).toContainText("no more than chance would do");
  await expect(row("Change failure rate")).toContainText("3 of 26");
  await expect(row("Recovery time")).toContainText("fewer than 5 rows on one side");

  await page.getByLabel("Compare with", { exact: true }).selectOption("Compare with other dates");
  await page.getByLabel("First day to compare with").fill("2026-07-01");
  await page.getByLabel("Last day to compare with").fill("2026-07-31");
  await page.getByLabel("Last day to compare with").blur();
  await expect(row("Change failure rate")).toContainText("0 of 26");
});

test("long names leave room for the figures beside them", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openDelivery(page);
  const text = deploys().buffer.toString().replaceAll("search", "payments-and-settlement-orchestration-service-europe-central");
  await page.getByLabel("Files to import").setInputFiles([csvFile("long.csv", text)]);
  const roles = page.getByRole("combobox", { name: /^What the column / });
  await expect(roles).toHaveCount(9);
  for (const box of await roles.all()) {
    expect((await box.boundingBox()).width).toBeLessThan(180);
  }
  await page.getByRole("button", { name: "Add to Delivery", exact: true }).click();
  for (const [name, last] of [["By service, team, environment", "Rework"], ["Longest changes", "Lead time"]]) {
    const region = page.getByRole("region", { name, exact: true }).first();
    const head = await region.getByRole("columnheader", { name: last, exact: true }).boundingBox();
    const room = await region.boundingBox();
    expect(head.x + head.width).toBeLessThanOrEqual(room.x + room.width + 1);
  }
});

test("services are sorted by any figure, and on a phone each is a card", async ({ page }) => {
  await openDelivery(page);
  await bring(page, [deploys()]);
  const parts = page.getByRole("region", { name: "By service, team, environment" }).first();
  const names = parts.getByRole("rowheader");
  const failed = parts.getByRole("columnheader", { name: "Failed" });
  await expect(names).toHaveText(["=shop", "search"]);
  await failed.getByRole("button").click();
  await expect(failed).toHaveAttribute("aria-sort", "descending");
  await expect(names).toHaveText(["=shop", "search"]);
  await expect(parts.getByRole("cell", { name: "17.9 %, 7 of 39" })).toBeVisible();
  await failed.getByRole("button").click();
  await expect(failed).toHaveAttribute("aria-sort", "ascending");
  await expect(names).toHaveText(["search", "=shop"]);
  await expect(failed.getByRole("button")).toBeFocused();
  // The charts end above it: it has the width of both columns.
  const rows = await parts.boundingBox();
  const figures = await page.getByRole("heading", { name: /Delivery level/ }).boundingBox();
  expect(rows.x).toBeLessThanOrEqual(figures.x);

  await page.setViewportSize({ width: 390, height: 844 });
  await parts.getByRole("columnheader", { name: "Service" }).getByRole("button").click();
  await expect(names).toHaveText(["=shop", "search"]);
  expect(await parts.evaluate((region) => region.scrollWidth - region.clientWidth)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

test("services, teams and environments are seen alone, and teams are remembered", async ({ page }) => {
  await openDelivery(page);
  await bring(page, [deploys()]);
  const parts = page.getByRole("region", { name: "By service, team, environment" }).first();
  const deployments = metric(page, "Deployment frequency");
  await expect(parts.getByRole("row")).toHaveCount(3);
  await parts.getByRole("button", { name: "Show only search" }).click();
  await expect(deployments).toContainText("n 39 deployments");
  await expect(parts.getByRole("row")).toHaveCount(3);
  await page.getByRole("button", { name: "See all of them" }).click();
  await expect(deployments).toContainText("n 78 deployments");

  await page.getByRole("button", { name: "Environment", exact: true }).click();
  await parts.getByRole("button", { name: "Show only prod-eu" }).click();
  await expect(deployments).toContainText("n 15 deployments");
  await page.getByRole("button", { name: "See all of them" }).click();

  await page.getByRole("button", { name: "Team", exact: true }).click();
  await page.getByLabel("Team of search").fill("Finders");
  await page.getByLabel("Team of search").blur();
  await expect(parts.getByRole("button", { name: "Show only no team" })).toBeVisible();
  await parts.getByRole("button", { name: "Show only Finders" }).click();
  await expect(deployments).toContainText("n 39 deployments");
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.reload();
  await started(page);
  await page.getByLabel("Team", { exact: true }).selectOption("Finders");
  await expect(deployments).toContainText("n 39 deployments");
});

test("batch size, outliers, the whole table of levels", async ({ page }) => {
  await openDelivery(page);
  await bring(page, GITHUB.map(sample));
  await expect(page.getByRole("img", { name: /^Batch size: n/ })).toBeVisible();
  await expect(page.getByText(/beyond Tukey’s fences/)).toBeVisible();
  await page.getByText("The whole table and what it leaves open").click();
  const table = page.getByRole("region", { name: "The whole table and what it leaves open" });
  await expect(table.getByRole("row").filter({ hasText: "Change failure rate" })).toContainText("6 of 10");
  await expect(page.getByText("Change failure rate: between high (15 %) and medium (16 %) the table names nothing")).toBeVisible();
  for (const edition of ["2021 report", "2024 report, from a vendor’s summary"]) {
    await page.getByLabel("Levels from").selectOption(edition);
    await expect(table.getByText(new RegExp(`^${edition}`))).toBeVisible();
  }
  await expect(page.getByText(/a better level has a worse value than the one below it/)).toBeVisible();
});

const ODD = ["app;env;wann;ergebnis", "shop;Produktion;03/04/2026 10:00;ok", "shop;Produktion;04/04/2026 10:00;erledigt"].join("\n");

test("a mapping is remembered and offered for the next file of that shape", async ({ page }) => {
  await openDelivery(page);
  await page.getByLabel("Files to import").setInputFiles([csvFile("odd.csv", ODD)]);
  await page.getByLabel("Rows are").selectOption("deployments");
  await page.getByLabel("What the column wann means").selectOption("Deployed");
  await page.getByLabel("What the column ergebnis means").selectOption("Status");
  await page.getByLabel("What the word erledigt means").selectOption("succeeded");
  await page.getByRole("radio", { name: /Day first/ }).check();
  await page.getByRole("checkbox", { name: /produktion/ }).check();
  await page.getByRole("button", { name: "Add to Delivery", exact: true }).click();
  await expect(page.getByRole("heading", { name: /Delivery level/ })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.reload();
  await started(page);

  await page.getByLabel("Files to import").setInputFiles([csvFile("next.csv", ODD.replaceAll("2026", "2025"))]);
  const offer = page.getByRole("region", { name: "Decided before" });
  await expect(offer).toContainText("next.csv has the shape of odd.csv");
  await offer.getByRole("button", { name: /^Use it/ }).click();
  await expect(page.getByRole("button", { name: "Add to Delivery", exact: true })).toBeEnabled();
  await expect(page.getByRole("checkbox", { name: /produktion/ })).toBeChecked();
  await expect(offer).toHaveCount(0);
});

test("every command can be copied, also once there is data", async ({ page }) => {
  await openDelivery(page);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const tool of ["GitHub: releases", "git: commits with their tags", "Jenkins: builds", "GitLab: merge requests", "Azure DevOps: builds"]) {
    await page.getByRole("button", { name: `Copy: ${tool}` }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^(gh|git|curl|glab) /);
  }
  await bring(page, GITHUB.map(sample));
  await page.getByText("Commands that produce each input").click();
  await page.getByRole("button", { name: "Copy: GitHub: workflow runs" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("gh run list");
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("what is opened on the sheet is accessible", async ({ page }) => {
      await openDelivery(page);
      await bring(page, [deploys()]);
      await page.getByLabel("Compare with", { exact: true }).selectOption("Compare with the period before");
      await expect(page.getByRole("region", { name: "Two periods" }).first()).toBeVisible();
      await page.getByText("The whole table and what it leaves open").click();
      await page.getByRole("button", { name: "Team", exact: true }).click();
      await page.getByRole("button", { name: "Explain change failure rate" }).click();
      const rows = page.getByRole("region", { name: "Rows of change failure rate" });
      await rows.getByRole("row").nth(1).getByRole("button").click();
      await page.getByText("Commands that produce each input").click();
      await expectAccessible(page);
    });
  });
}
