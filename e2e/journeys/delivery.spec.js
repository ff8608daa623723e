import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, expectAccessible, started, test } from "../fixtures.js";

/** A sample that the readers are tested with: they all tell one story. */
const sample = (name) => fileURLToPath(new URL(`../../src/delivery/samples/${name}`, import.meta.url));
const GITHUB = ["github_rest_deployments.json", "github_rest_deployment_statuses.json", "gh_pr_list.json", "pagerduty_incidents.json"];

const asBuffer = (name) => ({ name, mimeType: "application/json", buffer: readFileSync(sample(name)) });
const csvFile = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** A new workshop, at its empty delivery screen. */
async function openDelivery(page) {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  await page.getByRole("link", { name: "Delivery", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Bring in what was deployed, and when" })).toBeVisible();
}

const choose = (page, files) => page.getByLabel("Files to import").setInputFiles(files);
const addButton = (page) => page.getByRole("button", { name: "Add to Delivery", exact: true });
const metric = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).first();

async function importGithub(page) {
  await openDelivery(page);
  await choose(page, GITHUB.map(sample));
  await addButton(page).click();
  await expect(page.getByRole("heading", { name: /Delivery level/ })).toBeVisible();
}

test("a GitHub export becomes metrics, a weekly chart and a level", async ({ page }) => {
  await openDelivery(page);
  await choose(page, GITHUB.map(sample));
  const joins = page.getByRole("region", { name: "How the files join" });
  await expect(joins.getByRole("listitem").filter({ hasText: "deployments reached the ticked environments" })).toContainText("5");
  await expect(page.getByRole("checkbox", { name: /production/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /staging/ })).not.toBeChecked();
  await addButton(page).click();

  await expect(page.getByRole("heading", { name: "Delivery level Low" })).toBeVisible();
  await expect(page.getByText("Held down by change failure rate.")).toBeVisible();
  await expect(page.getByLabel("Levels from")).toHaveValue("0");
  await expect(metric(page, "Deployment frequency")).toContainText("n 5 deployments");
  await expect(metric(page, "Deployment frequency")).toContainText("between high and medium in the published table");
  await expect(metric(page, "Change lead time")).toContainText("12h30min");
  await expect(metric(page, "Change lead time")).toContainText("n 6 changes");
  await expect(metric(page, "Change failure rate")).toContainText("2 of 5 deployments");
  await expect(metric(page, "Recovery time")).toContainText("n 1, 1 still open");
  await expect(metric(page, "Recovery time")).toContainText("no level: under 5 rows");
  await expect(metric(page, "Rework rate")).toContainText("1 of 5 deployments");
  await expect(page.getByRole("img", { name: /^Deployment frequency by week, 2026-W37 to 2026-W39/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Distribution of 6 change lead times/ })).toBeVisible();
  const origin = page.getByRole("region", { name: "Where the data comes from" });
  for (const words of ["8 rows read", "6 used", "1 not production", "1 did not deploy", "1 still running"]) {
    await expect(origin).toContainText(words);
  }
});

test("figures explain themselves, and a switch changes the definition", async ({ page }) => {
  await importGithub(page);
  await page.getByRole("button", { name: "Explain change failure rate" }).click();
  const why = page.getByRole("region", { name: "Explain change failure rate" });
  await expect(why).toContainText("2 of 5 deployments (40 %)");
  await expect(why).toContainText("1 run that did not deploy");
  await why.getByLabel("Runs that did not deploy").selectOption("count as failures");
  await expect(metric(page, "Change failure rate")).toContainText("3 of 6 deployments");
});

test("a period of one's own counts whole weeks, and the JSON has the documented form", async ({ page }) => {
  await importGithub(page);
  await page.getByLabel("Period", { exact: true }).selectOption("From day to day");
  await page.getByLabel("First day").fill("2026-09-07");
  await page.getByLabel("Last day").fill("2026-09-27");
  await page.getByLabel("Last day").blur();
  await expect(metric(page, "Deployment frequency")).toContainText("median of 3 whole weeks");

  const arrives = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as JSON" }).click();
  const json = JSON.parse(readFileSync(await (await arrives).path(), "utf8"));
  expect(json.schema).toBe("streamgauge.delivery-metrics/1");
  expect(json.period).toEqual({ from: "2026-09-07", to: "2026-09-28", zone: "UTC" });
  expect(json.rows).toEqual({ read: 8, used: 6, rejected: 0, duplicates: 0, not_production: 1, running: 1, did_not_deploy: 1 });
  const { deployment_frequency, change_lead_time, change_failure_rate, recovery_time, rework_rate } = json.overall;
  expect(deployment_frequency).toMatchObject({ deployments: 5, median_per_week: 1, median_deploy_days_per_week: 1 });
  expect(change_lead_time).toMatchObject({ n: 6, median_s: 45000, mean_s: 88700, p85_s: 201675, negative: 0 });
  expect(change_failure_rate).toMatchObject({ failed: 2, deployments: 5, rate: 0.4 });
  expect(recovery_time).toMatchObject({ n: 1, median_s: 5400, open: 1, clock: "incident" });
  expect(rework_rate).toMatchObject({ rework: 1, deployments: 5, rate: 0.2 });

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as JSON" }).click();
  await expect(page.getByText("The metrics are on the clipboard, as JSON.")).toBeVisible();
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(json);
});

test("an import survives a reload, and undo takes it out", async ({ page }) => {
  await importGithub(page);
  const saved = page.getByRole("status").filter({ hasText: "Saved" });
  await expect(saved).toBeVisible();
  await page.reload();
  await started(page);
  await expect(page.getByRole("heading", { name: "Delivery level Low" })).toBeVisible();

  await page.getByLabel("Name of this data set").fill("Autumn");
  await page.getByLabel("Name of this data set").blur();
  await page.getByRole("button", { name: "Remove Autumn" }).click();
  await expect(page.getByRole("heading", { name: "Bring in what was deployed, and when" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { name: "Delivery level Low" })).toBeVisible();
  await expect(page.getByLabel("Name of this data set")).toHaveValue("Autumn");
});

test("undo right after an import leaves no data, redo brings it back", async ({ page }) => {
  await importGithub(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { name: "Bring in what was deployed, and when" })).toBeVisible();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(page.getByRole("heading", { name: "Delivery level Low" })).toBeVisible();
});

test("a CSV with the flat columns needs no questions", async ({ page }) => {
  await openDelivery(page);
  const rows = ["id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at"];
  for (let day = 1; day <= 28; day += 1) {
    const date = `2026-09-${String(day).padStart(2, "0")}`;
    const incident = day === 14 ? `${date}T11:00:00Z,${date}T13:00:00Z` : ",";
    rows.push(`${day},shop,production,c${day},${date}T06:00:00Z,${date}T10:00:00Z,${day === 14 ? "failure" : "success"},${incident}`);
  }
  await choose(page, [csvFile("deploys.csv", rows.join("\n"))]);
  await expect(page.getByText("deployments with their change and incident, one row each")).toBeVisible();
  await addButton(page).click();
  await expect(metric(page, "Deployment frequency")).toContainText("n 28 deployments");
  await expect(metric(page, "Change lead time")).toContainText("4h");
  await expect(metric(page, "Change failure rate")).toContainText("1 of 28 deployments");
  await expect(metric(page, "Recovery time")).toContainText("2h");
  await expect(page.getByRole("heading", { name: "Delivery level Medium" })).toBeVisible();
});

const ODD = [
  "app;env;wann;ergebnis",
  "shop;Produktion;03/04/2026 10:00;ok",
  "shop;Produktion;04/04/2026 10:00;erledigt",
  "shop;Produktion;05/04/2026 10:00;kaputt",
  "shop;Produktion;nie;ok",
].join("\n");

test("what a file leaves open is asked: columns, words, dates, zone, environments", async ({ page }) => {
  await openDelivery(page);
  await choose(page, [csvFile("odd.csv", ODD)]);
  await page.getByLabel("Rows are").selectOption("deployments");
  await page.getByLabel("What the column wann means").selectOption("Deployed");
  await page.getByLabel("What the column ergebnis means").selectOption("Status");
  await expect(page.getByRole("button", { name: "2 words to settle, then add" })).toBeDisabled();
  await page.getByLabel("What the word erledigt means").selectOption("succeeded");
  await page.getByLabel("What the word kaputt means").selectOption("failed in production");
  await expect(page.getByRole("button", { name: "Say if day or month comes first, then add" })).toBeDisabled();
  await page.getByRole("radio", { name: /Day first/ }).check();
  await page.getByRole("checkbox", { name: /produktion/ }).check();
  await page.getByLabel("Read them in").selectOption("Europe/Berlin");

  const rejected = page.getByRole("region", { name: "Rejected rows" }).getByRole("row").nth(1);
  await expect(rejected).toContainText("odd.csv");
  await expect(rejected).toContainText("nie");
  const arrives = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save these rows as CSV" }).click();
  expect(readFileSync(await (await arrives).path(), "utf8")).toContain("odd.csv,5,1,wann,nie,");

  await addButton(page).click();
  await expect(page.getByRole("heading", { name: "Delivery level No level yet" })).toBeVisible();
  await expect(page.getByText("2026-04-03 to 2026-04-05", { exact: false })).toBeVisible();
  await expect(metric(page, "Change lead time")).toContainText("no level: no data");
  await expect(metric(page, "Change failure rate")).toContainText("1 of 3 deployments");
});

test("nothing counts until it is added", async ({ page }) => {
  await openDelivery(page);
  await choose(page, [sample("generic_deployments.csv")]);
  await expect(addButton(page)).toBeEnabled();
  await page.getByRole("link", { name: "Map", exact: true }).click();
  await page.getByRole("link", { name: "Delivery", exact: true }).click();
  await expect(addButton(page)).toBeEnabled();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("heading", { name: "Bring in what was deployed, and when" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test.describe("without the worker", () => {
  test.use({ serviceWorkers: "block", expectedErrors: [/worker_loader|Failed to load resource|reading 'waiting'/] });

  test("the page says so, and tries again", async ({ page }) => {
    // The screen starts the worker when it is shown, before there is a file.
    await page.route("**/worker_loader.js", (route) => route.abort());
    await openDelivery(page);
    await choose(page, [sample("generic_deployments.csv")]);
    await expect(page.getByRole("alert")).toContainText("could not be started");
    await page.unroute("**/worker_loader.js");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(addButton(page)).toBeEnabled();
  });
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("every face of the screen is accessible", async ({ page }) => {
      await openDelivery(page);
      await expectAccessible(page);
      await choose(page, [csvFile("odd.csv", ODD), ...GITHUB.map(asBuffer)]);
      await expect(page.getByRole("heading", { name: "Status words" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Take this file out: odd.csv" }).click();
      await addButton(page).click();
      await expect(page.getByRole("img", { name: /^Deployment frequency by week, / })).toBeVisible();
      await page.getByRole("button", { name: "Explain change lead time" }).click();
      await expectAccessible(page);
    });
  });
}
