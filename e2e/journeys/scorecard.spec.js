import { expect, expectAccessible, started, test } from "../fixtures.js";

const radio = (page, name) => page.getByRole("radio", { name, exact: true });
const section = (page, name) => page.getByRole("region", { name, exact: true });
const list = (page, name) => page.getByRole("region", { name }).getByRole("listitem");
/** The line of the profile for a section, as read. */
const profile = (page, name) => page.getByRole("region", { name: "Profile" }).getByRole("listitem").filter({ hasText: name });
const cardChoice = (page) => page.getByRole("combobox", { name: "Scorecard", exact: true });
const saved = (page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

async function openScorecards(page) {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  await page.getByRole("link", { name: "Scorecard" }).click();
}

async function startCard(page, team, date) {
  await page.getByRole("combobox", { name: "Team", exact: true }).fill(team);
  if (date) await page.getByLabel("Date", { exact: true }).fill(date);
  await page.getByRole("button", { name: "Start a scorecard" }).click();
  await expect(radio(page, "Source control: 0 don’t have")).toBeFocused();
}

const type = async (page, keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

test("a scorecard is rated by keyboard, and its section's score is right to one decimal", async ({ page }) => {
  await openScorecards(page);
  await expect(page.getByText("What you leave open is not 0")).toBeVisible();
  const today = await page.evaluate(() => new Date().toLocaleDateString("sv"));
  await expect(page.getByLabel("Date", { exact: true })).toHaveValue(today);
  await startCard(page, "Payments");
  await expect(page.getByText("there is no overall number")).toBeVisible();

  await type(page, "2131");
  await expect(radio(page, "Code review: 1 novice")).toBeChecked();
  await expect(radio(page, "Observability: 0 don’t have")).toBeFocused();
  await expect(profile(page, "Tooling")).toContainText("4 of 9 rated");
  await expect(profile(page, "Tooling")).toContainText("1.8");

  // Not applicable leaves the mean; it is no 0.
  await type(page, "n");
  await expect(radio(page, "Observability: not applicable")).toBeChecked();
  await expect(profile(page, "Tooling")).toContainText("4 of 9 rated, 1 not applicable");
  await expect(profile(page, "Tooling")).toContainText("1.8");

  // Up goes back; Backspace opens; the practice counts no longer.
  await type(page, ["ArrowUp", "ArrowUp"]);
  await expect(radio(page, "Deployment (CD): 1 novice")).toBeFocused();
  await type(page, ["Backspace"]);
  await expect(radio(page, "Deployment (CD): 1 novice")).not.toBeChecked();
  await expect(radio(page, "Deployment (CD): 0 don’t have")).toBeFocused();
  await expect(profile(page, "Tooling")).toContainText("3 of 9 rated");
  await expect(profile(page, "Tooling")).toContainText("2.0");
  await expect(profile(page, "Communication")).toContainText("not rated");

  // Left and right look without choosing; Space chooses.
  await type(page, ["ArrowRight", "ArrowRight"]);
  await expect(radio(page, "Deployment (CD): 2 intermediate")).toBeFocused();
  await expect(radio(page, "Deployment (CD): 2 intermediate")).not.toBeChecked();
  await type(page, ["Space"]);
  await expect(radio(page, "Deployment (CD): 2 intermediate")).toBeChecked();

  // Digits in a field are text.
  await page.getByLabel("Code review: note").fill("");
  await page.getByLabel("Code review: note").pressSequentially("3 n 0");
  await expect(radio(page, "Code review: 1 novice")).toBeChecked();
});

test("a scorecard is rated by mouse, undone, and there after a reload", async ({ page }) => {
  await openScorecards(page);
  await startCard(page, "Payments", "2026-05-20");
  await radio(page, "Game days: 1 novice").click();
  await radio(page, "Code review: 3 advanced").click();
  await page.getByLabel("Game days: target").selectOption("3");
  await page.getByLabel("Game days: note").fill("once, in March");
  await page.getByLabel("In the room").fill("six people");
  await page.getByLabel("In the room").blur();
  await expect(list(page, "Weakest first")).toHaveText([/Game days/, /Code review/]);
  await expect(list(page, "Furthest from target")).toHaveText([/1 → 3Game days/]);
  await expect(profile(page, "Recovery")).toContainText("an addition to the guide’s four sections");
  await expect(profile(page, "Recovery")).toContainText("target 3.0");

  await radio(page, "Code review: 0 don’t have").click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(radio(page, "Code review: 3 advanced")).toBeChecked();

  await page.getByRole("button", { name: "Code review: clear the rating" }).click();
  await expect(profile(page, "Tooling")).toContainText("0 of 9 rated");
  await expect(radio(page, "Code review: 0 don’t have")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(radio(page, "Code review: 3 advanced")).toBeChecked();

  await saved(page);
  await page.reload();
  await expect(radio(page, "Code review: 3 advanced")).toBeChecked();
  await expect(radio(page, "Game days: 1 novice")).toBeChecked();
  await expect(page.getByLabel("Game days: target")).toHaveValue("3");
  await expect(page.getByLabel("Game days: note")).toHaveValue("once, in March");
  await expect(page.getByLabel("In the room")).toHaveValue("six people");
  await expect(cardChoice(page).locator("option:checked")).toHaveText("Payments, 20 May 2026");

  // A row of a list leads to its practice.
  await list(page, "Weakest first").first().getByRole("button").click();
  await expect(radio(page, "Game days: 1 novice")).toBeFocused();
});

test("scoring again starts open and compares with the card before", async ({ page }) => {
  await openScorecards(page);
  await startCard(page, "Payments", "2026-05-20");
  await type(page, "1122n");
  await page.getByLabel("Source control: target").selectOption("3");
  await page.getByRole("button", { name: "Score again" }).click();

  await expect(radio(page, "Source control: 0 don’t have")).toBeFocused();
  await expect(radio(page, "Source control: 1 novice")).not.toBeChecked();
  await expect(radio(page, "Source control: 1 novice")).toHaveAccessibleDescription(/before$/);
  await expect(page.getByLabel("Source control: target")).toHaveValue("3");
  await type(page, "21233");
  const tooling = profile(page, "Tooling");
  // 2 1 2 3 3 now, 1 1 2 2 then; the fifth was not applicable and is not like with like.
  await expect(tooling).toContainText("2.2");
  await expect(tooling).toContainText("20 May 2026: 1.5; +0.5 over 4 rated both times");
  await expect(list(page, "Changed since 20 May 2026")).toHaveText([/1 → 2Source control/, /2 → 3Deployment/, /n\/a → 3Observability/]);
  await expect(page.getByText("2 up, 0 down, 2 the same, 40 not rated on both")).toBeVisible();

  await page.getByLabel("Compare with").selectOption({ label: "no comparison" });
  await expect(tooling).not.toContainText("20 May 2026");
  await cardChoice(page).selectOption({ label: "Payments, 20 May 2026" });
  await expect(radio(page, "Source control: 1 novice")).toBeChecked();
  await expect(tooling).toContainText("1.5");
});

test("a team's long name leaves its figures in sight", async ({ page }) => {
  await openScorecards(page);
  await startCard(page, `Payments${"s".repeat(200)}`, "2026-05-20");
  await type(page, "3");
  await page.getByRole("button", { name: "Teams", exact: true }).click();
  const figure = page.getByRole("table").getByRole("cell", { name: "3.0 1 rated" });
  await expect(figure).toBeInViewport({ ratio: 1 });
  const choice = await cardChoice(page).boundingBox();
  expect(choice.width).toBeLessThan(400);
});

test("another team has cards of its own; removing one can be undone", async ({ page }) => {
  await openScorecards(page);
  await startCard(page, "Payments", "2026-05-20");
  await type(page, "3");
  await page.getByRole("button", { name: "Another team" }).click();
  await startCard(page, "Accounts", "2026-06-01");
  await expect(page.getByLabel("Compare with")).toHaveCount(0);
  await type(page, "0");
  const cards = cardChoice(page);
  await expect(cards.getByRole("option")).toHaveText(["Accounts, 1 Jun 2026", "Payments, 20 May 2026"]);

  await page.getByRole("combobox", { name: "Team", exact: true }).fill("Cards");
  await page.getByLabel("Date", { exact: true }).fill("2026-06-02");
  await page.getByLabel("Date", { exact: true }).blur();
  await expect(cards.locator("option:checked")).toHaveText("Cards, 2 Jun 2026");

  await page.getByRole("button", { name: "Remove" }).click();
  await expect(cards.getByRole("option")).toHaveText(["Payments, 20 May 2026"]);
  await expect(radio(page, "Source control: 3 advanced")).toBeChecked();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(cards.locator("option:checked")).toHaveText("Cards, 2 Jun 2026");
  await expect(radio(page, "Source control: 0 don’t have")).toBeChecked();
});

for (const { scheme, width, height } of [
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "dark", width: 1440, height: 900 },
  { scheme: "light", width: 390, height: 844 },
  { scheme: "dark", width: 390, height: 844 },
]) {
  test(`the scorecard can be used by everybody, ${scheme}, ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    await openScorecards(page);
    await expectAccessible(page, "main");
    await startCard(page, "Payments", "2026-05-20");
    await type(page, "0123n");
    await page.getByLabel("Source control: target").selectOption("2");
    await page.getByRole("button", { name: "Score again" }).click();
    await expect(radio(page, "Source control: 0 don’t have")).toBeFocused();
    await type(page, "1230");
    await expect(section(page, "Practices")).toContainText("4 of 44 answered");
    await expectAccessible(page, "main");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const small = await page.locator("main button:visible, main select:visible, main input:visible, main textarea:visible").evaluateAll((all) =>
      all.filter((one) => one.offsetWidth < 24 || one.offsetHeight < 24).map((one) => one.outerHTML.slice(0, 120)),
    );
    expect(small, "targets below 24 pixels").toEqual([]);
  });
}

test("the profile is drawn as radar and as bars, with a table beside", async ({ page }) => {
  await openScorecards(page);
  await startCard(page, "Payments");
  await type(page, "2131");
  const figure = page.getByRole("figure", { name: "The profile drawn" });
  await expect(figure.getByRole("img", { name: /^Profile: Tooling 1\.8/ })).toBeVisible();
  await figure.getByRole("button", { name: "Bars" }).click();
  await expect(figure.getByRole("img", { name: /^Profile: Tooling 1\.8/ })).toHaveAttribute("height", /./);
  await figure.getByText("As a table").click();
  await expect(figure.getByRole("row", { name: /^Tooling 1\.8 4 of/ })).toBeVisible();
  await expectAccessible(page);
});
