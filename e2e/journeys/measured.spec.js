import { fileURLToPath } from "node:url";
import { expect, expectAccessible, started, test } from "../fixtures.js";

/** A sample that the readers are tested with: they all tell one story. */
const sample = (name) => fileURLToPath(new URL(`../../src/delivery/samples/${name}`, import.meta.url));
const GITHUB = ["github_rest_deployments.json", "github_rest_deployment_statuses.json", "gh_pr_list.json", "pagerduty_incidents.json"];

// Four items; B comes back from review to development, C is still in review, D was never closed in development.
const LOG = `Issue key,Status,From,To
A,To do,2026-09-07 08:00,2026-09-07 10:00
A,Development,2026-09-07 10:00,2026-09-07 16:00
A,Review,2026-09-07 16:00,2026-09-07 17:00
A,Done,2026-09-07 17:00,
B,To do,2026-09-07 08:00,2026-09-07 12:00
B,Development,2026-09-07 12:00,2026-09-07 14:00
B,Review,2026-09-07 14:00,2026-09-07 17:00
B,Development,2026-09-07 17:00,2026-09-07 18:00
B,Review,2026-09-07 18:00,2026-09-07 20:00
B,Done,2026-09-07 20:00,
C,To do,2026-09-08 08:00,2026-09-08 09:00
C,Development,2026-09-08 09:00,2026-09-08 12:00
C,Review,2026-09-08 12:00,
D,To do,2026-09-08 08:00,2026-09-08 14:00
D,Development,2026-09-08 14:00,
E,Development,2026-09-08 14:00,2026-09-08 13:00
,Development,2026-09-08 14:00,2026-09-08 15:00
`;

async function openDelivery(page, start = "Start with an empty map") {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: start }).click();
  await page.getByRole("link", { name: "Delivery", exact: true }).click();
}

const choose = (page, files) => page.getByLabel("Files to import").setInputFiles(files);
const addButton = (page) => page.getByRole("button", { name: "Add to Delivery", exact: true });
const measured = (page) => page.getByRole("region", { name: "Measured map", exact: true });
const line = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });

async function importLog(page) {
  await openDelivery(page);
  await choose(page, [{ name: "history.csv", mimeType: "text/csv", buffer: Buffer.from(LOG) }]);
  await expect(page.getByText("event log: when items entered and left their stages")).toBeVisible();
}

async function importGithub(page, start) {
  await openDelivery(page, start);
  await choose(page, GITHUB.map(sample));
  await addButton(page).click();
  await expect(page.getByRole("heading", { name: /Delivery level/ })).toBeVisible();
}

test("a status history becomes a measured map with medians, queues and rework", async ({ page }) => {
  await importLog(page);
  await page.getByLabel("Read them in").selectOption("Europe/Berlin");
  const rejected = page.getByRole("region", { name: "Rejected rows" }).getByRole("row").nth(1);
  await expect(rejected).toContainText("the cell that says what the row is about is empty");
  await addButton(page).click();

  const map = measured(page);
  await expect(map).toContainText("16 rows of 5 items");
  await expect(page.getByText("No deployments are here yet.", { exact: false })).toBeVisible();
  await expect(page.getByRole("region", { name: "Where the data comes from" })).toContainText("rows of event logs");
  await expect(page.getByText("0 rows read")).toHaveCount(0);
  await expect(page.getByText("Environments:", { exact: false })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: /Delivery level/ })).toHaveCount(0);
  await expect(map).toContainText("2 still open, 1 left before entered");
  await expect(line(page, "To do")).toContainText("3 h");
  await expect(page.getByLabel("What To do is on the map")).toHaveValue("1");
  await expect(line(page, "Development")).toContainText("2 h 30 min");
  await expect(line(page, "Review")).toContainText("1 of 3 (33.3 %)");
  await expect(map.getByRole("listitem")).toHaveText(["Review back to Development: 1 of 3 (33.3 %)"]);
  await map.getByText(/^Rows that did not enter the figures/).click();
  const odd = page.getByRole("region", { name: "Rows that did not enter the figures" });
  await expect(odd.getByRole("row").filter({ hasText: "left before it was entered" })).toContainText("history.csv17E");

  await map.getByLabel("Name of the new map").fill("As measured");
  await map.getByRole("button", { name: "Make the measured map" }).click();
  await expect(page.getByText("Made: As measured, 3 measured steps.", { exact: false })).toBeVisible();
  await map.getByRole("link", { name: "Show the map" }).click();
  await expect(page.getByRole("button", { name: "As measured" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("link", { name: "Table", exact: true }).click();
  const step = (name) => page.getByRole("row", { name: new RegExp(`^\\d+ ${name} `) });
  await expect(step("Development")).toContainText("2 h 30");
  await expect(step("To do")).toContainText("3 h");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "As measured" })).toHaveCount(0);
});

test("the stages of changes tell n, median and what is not known", async ({ page }) => {
  await importGithub(page);
  const split = page.getByRole("region", { name: "Stages of a change", exact: true });
  await expect(split).toContainText("never 0");
  const coding = split.getByRole("row").filter({ hasText: "Coding" });
  await expect(coding).toContainText("first commit to opened");
  await expect(coding).toContainText("30 min");
  await split.getByLabel("Percentile").selectOption("P95");
  await expect(split.getByRole("columnheader", { name: "P95" })).toBeVisible();

  await page.getByRole("button", { name: "Make a measured map" }).click();
  const map = measured(page);
  await expect(page.getByLabel("What Pickup is on the map")).toHaveValue("1");
  await map.getByLabel("Calendar of the new map").selectOption("8 h × 5 d: converted");
  await expect(map).toContainText("an elapsed week becomes a working week");
  await map.getByRole("button", { name: "Make the measured map" }).click();
  await expect(page.getByText(/^Made: Measured: .*, 4 measured steps/)).toBeVisible();
});

test("figures stand beside the estimates of a map, and the map is held against the measurement", async ({ page }) => {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.getByRole("link", { name: "Delivery", exact: true }).click();
  await page.getByRole("button", { name: "Make a measured map" }).click();
  const map = measured(page);
  await map.getByLabel("Put it on").selectOption({ index: 1 });
  const preview = page.getByRole("region", { name: "What would change" });
  // Nothing tells the stages of these changes, and the whole way is no single step unless somebody says so.
  await expect(preview).toContainText("No stage has a step of this map yet");
  await map.getByLabel("Step for Commit to production").selectOption({ index: 2 });
  await expect(preview.getByRole("row").nth(1)).toContainText("elapsed, n");
  await expect(map).toContainText("an elapsed week becomes a working week");

  const compared = page.getByRole("region", { name: "From commit to production: the map beside the measurement" });
  await expect(compared).toContainText("Measured change lead time, median");
  await expect(compared.getByRole("rowheader", { name: "All of it" })).toBeVisible();
  await expect(compared).toContainText(/Changes take .* (longer|less) than the map says\.|agree within a tenth/);

  const button = map.getByRole("button", { name: /^Write \d figures? onto / });
  await button.click();
  await expect(page.getByText(/measured figures? on .*Undo takes all of them back\./)).toBeVisible();
  await expect(preview).toContainText("measured before");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(preview).not.toContainText("measured before");
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("the measured map is accessible", async ({ page }) => {
      await importGithub(page);
      await page.getByRole("button", { name: "Make a measured map" }).click();
      await measured(page).getByLabel("Put it on").selectOption({ index: 1 });
      await expectAccessible(page);
    });
  });
}
