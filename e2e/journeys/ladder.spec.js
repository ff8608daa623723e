import { expect, expectAccessible, started, test } from "../fixtures.js";

const ladder = (page) => page.getByRole("main", { name: "Deploy ladder" });
const group = (page, name) => ladder(page).getByRole("region", { name, exact: true });
const state = (page, statement) => page.getByLabel(`${statement}: state`, { exact: true });
const milestone = (page, statement) => ladder(page).getByRole("listitem").filter({ has: state(page, statement) });
const LEAD = "A typical change reaches production within 5 days";

async function openLadder(page) {
  await page.goto("./#/example");
  await started(page);
  await page.getByRole("navigation", { name: "Screens of this workshop" }).getByRole("link", { name: "Ladder" }).click();
  await expect(ladder(page).getByText("263 deployments of all 3 services")).toBeVisible();
}

test("milestones are judged from the deploys, with figure and rule; people overrule visibly", async ({ page }) => {
  await openLadder(page);
  await expect(milestone(page, LEAD)).toContainText("from data: median 10 d 21 h, n 263, rule ≤ 5 d");
  await expect(state(page, LEAD).locator("option:checked")).toHaveText("data: not met");
  await expect(milestone(page, "In a typical week at least one deploy reaches production")).toContainText(
    "median 6 a week, 50 whole weeks, rule ≥ 1",
  );
  await expect(ladder(page)).toContainText("107 milestones: 4 met, 3 not met, 100 open, 0 n.a.; 7 judged from data");

  await state(page, LEAD).selectOption("met");
  await page.getByLabel(`${LEAD}: note`).fill("The board's changes are not ours.");
  await page.getByLabel(`${LEAD}: who says so`).fill("M. Lind");
  await page.getByLabel(`${LEAD}: who says so`).blur();
  await expect(milestone(page, LEAD)).toContainText("Overruled.");
  await expect(milestone(page, LEAD)).toContainText("M. Lind");
  await expect(milestone(page, LEAD)).toContainText("rule ≤ 5 d: not met");
  await expect(ladder(page)).toContainText("6 judged from data; 1 overruled");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(milestone(page, LEAD)).toContainText("Overruled.");
  await page.getByRole("button", { name: "Back to data" }).click();
  await expect(state(page, LEAD).locator("option:checked")).toHaveText("data: not met");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel(`${LEAD}: note`)).toHaveValue("The board's changes are not ours.");
});

test("speed stands beside stability; the map's ceiling names the step", async ({ page }) => {
  await openLadder(page);
  await expect(ladder(page).getByText("6 a week, median of 50 weeks; lead time 10 d 21 h, n 263")).toBeVisible();
  await expect(ladder(page).getByText("37 of 263 (14.1 %) failed; recovery 7 h 47 min, n 32")).toBeVisible();
  const ceiling = ladder(page).getByRole("region", { name: "The ceiling the map sets" });
  await expect(ceiling).toContainText(
    "5 Provide test environment alone waits 14 d: once a week is out of reach until it is under 5 d.",
  );
  await expect(ceiling).toContainText("measured are 6 in the median week");
  await page.getByRole("button", { name: /^Once a day 3\/51/ }).click();
  await expect(ceiling).toContainText("once a day is out of reach until it is under 1 d.");
  await page.getByRole("button", { name: /^A hundred a day/ }).click();
  await expect(ladder(page)).toContainText("a hundred a day is a figure of the whole organisation");
  await expect(group(page, "Measurements")).toContainText("rule ≥ 100, over all services");
});

test("a team judges what data cannot, and the open ones are the list of what to do", async ({ page }) => {
  await openLadder(page);
  const toDo = page.getByRole("complementary", { name: "To do for once a week" });
  await expect(toDo.getByRole("listitem").first()).toContainText(LEAD);
  await state(page, "Developers work on branches of their own").selectOption("met");
  await state(page, "Unit tests run on every commit").selectOption("not-met");
  await expect(group(page, "Development")).toContainText("1 of 11 met");
  await expect(toDo.getByRole("listitem").nth(1)).toContainText("Unit tests run on every commit");
  await expect(toDo.getByRole("listitem").nth(1)).toContainText("no improvement yet");

  // Another service has a ladder of its own, and its deploys alone judge it.
  await page.getByLabel("Team or service").selectOption("notify");
  await expect(ladder(page)).toContainText("of the service notify");
  await expect(state(page, "Developers work on branches of their own").locator("option:checked")).toHaveText("open");
  await page.getByLabel("Team or service").selectOption("Parcel tracking");
  await expect(state(page, "Developers work on branches of their own").locator("option:checked")).toHaveText("met");
});

test("without deploys people judge everything", async ({ page }) => {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  await page.getByRole("link", { name: "Ladder" }).click();
  await expect(ladder(page)).toContainText("No deploy data: people judge every milestone.");
  await expect(ladder(page)).toContainText("There is no step on the map yet.");
  await expect(page.getByRole("heading", { name: "Rung reached None yet" })).toBeVisible();
  await state(page, LEAD).selectOption("met");
  await expect(group(page, "Measurements")).toContainText("1 of 6 met");
});

for (const { scheme, width, height } of [
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "dark", width: 1280, height: 720 },
  { scheme: "light", width: 390, height: 844 },
]) {
  test(`the ladder can be used by everybody, ${scheme}, ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    await openLadder(page);
    await state(page, LEAD).selectOption("met");
    await expect(milestone(page, LEAD)).toContainText("Overruled.");
    await expectAccessible(page, "main");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
