import { expect, expectAccessible, started, test } from "../fixtures.js";

const board = (page) => page.getByRole("main", { name: "Improve board" });
const panel = (page) => page.getByRole("complementary", { name: "Improvement" });
const rows = (page) => board(page).getByRole("row");
const tab = (page, name) => page.getByRole("navigation", { name: "Screens of this workshop" }).getByRole("link", { name });

/** The board of a workshop of one's own, with nothing on it yet. */
async function openEmptyBoard(page) {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  await tab(page, "Improve").click();
  await expect(page.getByText("Nothing to improve is written down yet")).toBeVisible();
}

async function openBoard(page) {
  await page.goto("./#/example");
  await started(page);
  await tab(page, "Improve").click();
  await expect(board(page)).toBeVisible();
}

/** Adds an improvement and says these things of it; a field that is left is recorded. */
async function add(page, said, before = async () => {}) {
  await page.getByRole("button", { name: "Add improvement" }).click();
  await expect(panel(page).getByLabel("Title")).toBeFocused();
  await before();
  for (const [field, text] of Object.entries(said)) await panel(page).getByLabel(field, { exact: true }).fill(text);
  await panel(page).getByLabel("Result").focus();
}

test("an improvement is written down, found overdue, checked, and there after a reload", async ({ page }) => {
  await openEmptyBoard(page);
  await add(page, { Title: "Review rota", Problem: "Changes wait 17 h.", Owner: "S. Novak", "Check on": "2020-11-06" });
  await add(page, { Title: "Say what a failed change is", "Check on": "2099-12-11" });
  await add(page, { Title: "No day yet" });

  // By day, the undated last; what is overdue says so, and so does what nobody sees to.
  await expect(rows(page).nth(1)).toContainText("Review rota");
  await expect(rows(page).nth(1)).toContainText(/\d+ wk overdue/);
  await expect(rows(page).nth(1)).toContainText("no result written");
  await expect(rows(page).nth(2)).toContainText("no owner yet");
  await expect(rows(page).nth(3)).toContainText("no day set");
  await expect(board(page).getByText("3 open, 0 checked, 2 without an owner, 1 overdue")).toBeVisible();
  await page.getByRole("button", { name: "Overdue 1" }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("button", { name: "All 3" }).click();

  await page.getByRole("button", { name: "Review rota" }).click();
  await panel(page).getByRole("button", { name: "Kept" }).click();
  await panel(page).getByLabel("Result").fill("Halved.");
  await panel(page).getByLabel("Result").blur();
  await expect(rows(page).last()).toContainText("Review rota");
  await expect(rows(page).last()).toContainText("Halved.");
  await expect(board(page).getByText("2 open, 1 checked")).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows(page).last()).not.toContainText("Halved.");
  await page.keyboard.press("Control+y");
  await expect(rows(page).last()).toContainText("Halved.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(rows(page).last()).toContainText("Halved.");
});

test("the example's board has something kept, dropped, overdue and new", async ({ page }) => {
  await openBoard(page);
  await expect(board(page).getByText("4 open, 2 checked, 2 under way, 1 without an owner, 1 overdue")).toBeVisible();
  await expect(rows(page).nth(1)).toContainText("Standard changes approved in advance");
  await expect(rows(page).nth(1)).toContainText(/overdue/);
  await expect(rows(page).filter({ hasText: "Environments that a developer starts" })).toContainText("Median 2 h over 31 environments");
  await page.getByRole("button", { name: "A regression test that runs by itself" }).click();
  await expect(panel(page)).toContainText("4 of 6 answered");
  await expect(panel(page)).toContainText("step 7 System test");
});

test("an improvement of a step is held against the map", async ({ page }) => {
  await openBoard(page);
  await add(page, { Title: "Self-service environments" }, async () => {
    await panel(page).getByLabel("Link to…").selectOption({ label: "step 5 Provide test environment" });
  });
  await panel(page).getByLabel("Lead time", { exact: true }).fill("4 h");
  await panel(page).getByLabel("%C/A", { exact: true }).fill("95");
  await panel(page).getByLabel("Result").focus();
  const own = rows(page).filter({ hasText: "Self-service environments" });
  await expect(own).toContainText("LT 3 wk → 4 h");
  await expect(own).toContainText("step 5 Provide test environment");
  await expect(panel(page)).toContainText(/On the map: total lead time 60 d → .* % less/);
  await panel(page).getByRole("button", { name: /^Unlink step 5/ }).click();
  await expect(panel(page)).toContainText("to no step, practice or milestone");
  await expect(panel(page)).not.toContainText("On the map");
});

test("a step selected on the map, a practice and a milestone lead to improvements of theirs", async ({ page }) => {
  await page.goto("./#/example");
  await started(page);
  await page.getByRole("button", { name: /^3 Develop/ }).click();
  await tab(page, "Improve").click();
  await page.getByRole("button", { name: "Add for step 3 Develop" }).click();
  await expect(panel(page)).toContainText("step 3 Develop");

  await tab(page, "Scorecard").click();
  await page.getByRole("button", { name: "Environments: improve" }).click();
  await expect(panel(page).getByLabel("Title")).toHaveValue("Environments");
  await expect(panel(page)).toContainText("practice Environments (Parcel tracking)");
  await panel(page).getByLabel("Level").selectOption("3");
  await expect(rows(page).filter({ hasText: "practice Environments" }).first()).toContainText("level 2 → 3");

  await tab(page, "Ladder").click();
  await page.getByRole("button", { name: "Unit tests run on every commit: add improvement" }).first().click();
  await expect(panel(page).getByLabel("Title")).toHaveValue("Unit tests run on every commit");
  await expect(board(page).getByRole("button", { name: "Milestones 2" })).toBeVisible();

  // The second time the same one is shown.
  await tab(page, "Scorecard").click();
  await page.getByRole("button", { name: "Environments: 1 improvement" }).click();
  await expect(panel(page).getByLabel("Title")).toHaveValue("Environments");
  await expect(board(page).getByText("7 open, 2 checked")).toBeVisible();
});

test("the goal stands above all; the board says when too much is under way", async ({ page }) => {
  await openEmptyBoard(page);
  await page.getByLabel("Goal: one measurable outcome").fill("95 of 100 changes live within a week");
  await page.getByLabel("Goal: reached by").fill("2027-08-31");
  for (const title of ["a", "b", "c", "d"]) {
    await add(page, { Title: title });
    await panel(page).getByRole("button", { name: "Under way" }).click();
  }
  await expect(page.getByText("4 are under way. Up to 3 at a time get done sooner")).toBeVisible();
  await panel(page).getByLabel("What is in the way now?").fill("nothing");
  await panel(page).getByLabel("What is in the way now?").blur();
  await expect(panel(page)).toContainText("1 of 6 answered");
  await panel(page).getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("4 are under way")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("4 are under way")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Goal: one measurable outcome")).toHaveValue("95 of 100 changes live within a week");
  await expect(page.getByLabel("Goal: reached by")).toHaveValue("2027-08-31");
});

for (const { scheme, width, height } of [
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "dark", width: 1280, height: 720 },
  { scheme: "light", width: 390, height: 844 },
]) {
  test(`the board can be used by everybody, ${scheme}, ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    await openBoard(page);
    await expectAccessible(page, "main");
    await add(page, { Title: "<b>Markup</b> & more", Problem: "<img src=x onerror=alert(1)>", "Check on": "2020-01-01" });
    await expect(rows(page).nth(1)).toContainText("<b>Markup</b> & more");
    await expectAccessible(page, "main");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
