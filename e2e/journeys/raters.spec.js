import { readFile } from "node:fs/promises";
import { expect, expectAccessible, started, test } from "../fixtures.js";

const radio = (page, name) => page.getByRole("radio", { name, exact: true });
const votes = (page) => page.getByRole("region", { name: "Votes, disagreement first" });
const type = async (page, keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

async function startCard(page, team, date) {
  await page.getByRole("combobox", { name: "Team", exact: true }).fill(team);
  if (date) await page.getByLabel("Date", { exact: true }).fill(date);
  await page.getByRole("button", { name: "Start a scorecard" }).click();
  await expect(radio(page, "Source control: 0 don’t have")).toBeFocused();
}

async function openScorecards(page) {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  await page.getByRole("link", { name: "Scorecard" }).click();
}

async function addRaters(page, names) {
  await page.getByRole("button", { name: "Raters", exact: true }).click();
  for (const name of names) {
    await page.getByLabel("Name of a rater").fill(name);
    await page.getByLabel("Name of a rater").press("Enter");
  }
}

async function rate(page, name, keys) {
  await page.getByRole("button", { name: `Hand over to ${name}` }).click();
  await expect(page.getByRole("heading", { name: `${name} rates` })).toBeVisible();
  await expect(radio(page, "Source control: 0 don’t have")).toBeFocused();
  await expect(page.getByRole("region", { name: "Profile" })).toHaveCount(0);
  await type(page, keys);
  await page.getByRole("button", { name: "I’m done, pass it on" }).click();
}

test("three raters rate alone; then the spread is shown, disagreement first", async ({ page }) => {
  await openScorecards(page);
  await startCard(page, "Payments");
  await addRaters(page, ["Ana", "Ben", "Cleo"]);
  await rate(page, "Ana", "0122");
  await rate(page, "Ben", "0332n");
  // What Ana said leads nobody.
  await page.getByRole("button", { name: "Hand over to Cleo" }).click();
  await expect(radio(page, "Code review: 1 novice")).not.toBeChecked();
  await type(page, "0222");
  await page.getByRole("button", { name: "I’m done, pass it on" }).click();

  await expect(page.getByRole("heading", { name: "The votes are hidden until everybody has rated" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Ben" })).toContainText("5 of 44 answered, done");
  await page.getByRole("button", { name: "Show the votes" }).click();
  const rows = votes(page).getByRole("row");
  await expect(rows.nth(1)).toContainText("Code review");
  await expect(rows.nth(1)).toContainText("talk: 1 to 3");
  await expect(rows.nth(1).getByRole("img")).toHaveAccessibleName("1 rated 1, 1 rated 2, 1 rated 3");
  await expect(rows.nth(1)).toContainText("2.0");
  await expect(rows.nth(2)).toContainText("Automated testing");
  await expect(rows.nth(2)).toContainText("close");
  await expect(votes(page)).toContainText("1 practice to talk about");

  // Where all agree one click rates; where they differ the room does.
  await votes(page).getByRole("button", { name: "Rate where all agree" }).click();
  await expect(page.getByLabel("Source control: the room’s rating")).toHaveValue("0");
  await expect(page.getByLabel("Code review: the room’s rating")).toHaveValue("");
  await page.getByLabel("Code review: the room’s rating").selectOption("2");
  await page.getByRole("button", { name: "Rate", exact: true }).click();
  await expect(radio(page, "Code review: 2 intermediate")).toBeChecked();
  await expect(radio(page, "Deployment (CD): 2 intermediate")).toBeChecked();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(radio(page, "Code review: 2 intermediate")).toBeChecked();
  // Sheets are no cards of the team.
  await expect(page.getByRole("combobox", { name: "Scorecard", exact: true }).getByRole("option")).toHaveCount(1);
});

/** What somebody who was invited does on a device of their own; gives the page with the code. */
async function rateElsewhere(other, keys) {
  await started(other);
  await expect(other.getByRole("heading", { name: "Ana rates" })).toBeVisible();
  await expect(radio(other, "Source control: 0 don’t have")).toBeFocused();
  await type(other, keys);
  await expect(other.getByRole("button", { name: "Go on later" })).toHaveCount(0);
  await other.getByRole("button", { name: "Done, make the code" }).click();
  await expect(other.getByRole("heading", { name: "Ana has rated" })).toBeVisible();
}

test("a rater is invited by a file and hands a file back", async ({ page, browser, baseURL }) => {
  await openScorecards(page);
  await startCard(page, "Payments");
  await addRaters(page, ["Ana", "Ben"]);
  await rate(page, "Ben", "3");
  await page.getByRole("button", { name: "Invite Ana" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save a file for Ana" }).click();
  const given = await (await saving).path();
  expect(await readFile(given, "utf8")).not.toContain("Ben");

  const other = await browser.newPage({ baseURL });
  await other.goto("./");
  await started(other);
  const choosing = other.waitForEvent("filechooser");
  await other.getByRole("button", { name: "Open file" }).first().click();
  await (await choosing).setFiles({ name: "rating-ana.streamgauge.json", mimeType: "application/json", buffer: await readFile(given) });
  await rateElsewhere(other, "02");
  await other.getByRole("button", { name: "Change my ratings" }).click();
  await other.getByLabel("Code review: note").fill("in pairs");
  await other.getByRole("button", { name: "Done, make the code" }).click();
  await expect(other.getByText("leaves out your 1 note")).toBeVisible();
  const returning = other.waitForEvent("download");
  await other.getByRole("main").getByRole("button", { name: "Save a file" }).click();
  const rated = await readFile(await (await returning).path());
  await other.close();

  const taking = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Take in rated files" }).click();
  await (await taking).setFiles({ name: "rated.json", mimeType: "application/json", buffer: rated });
  await expect(page.getByText("Taken in: Ana.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Ana" })).toContainText("2 of 44 answered, done");
  await page.getByRole("button", { name: "Show the votes" }).click();
  await expect(votes(page).getByRole("row").nth(1)).toContainText("talk: 0 to 3");

  const wrong = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Take in rated files" }).click();
  await (await wrong).setFiles({ name: "other.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(page.getByText("other.json has no sheet of this scorecard in it. Nothing was changed.")).toBeVisible();
});

test("a rater is invited by a link and hands a code back; a damaged code is refused with its place", async ({ page, context, browser, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openScorecards(page);
  await startCard(page, "Payments");
  await addRaters(page, ["Ana", "Ben"]);
  await page.getByRole("button", { name: "Invite Ana" }).click();
  await expect(page.getByRole("img", { name: "QR code of the link for Ana" })).toBeVisible();
  await expect(page.getByText("The link leads to this machine only")).toBeVisible();
  await expectAccessible(page, "main");
  await page.getByRole("button", { name: "Copy the link" }).click();
  await expect(page.getByText("The link for Ana is on the clipboard.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const elsewhere = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
  const other = await elsewhere.newPage();
  await other.goto(link);
  await rateElsewhere(other, "0213n");
  await expect(other.getByRole("img", { name: "QR code of Ana’s ratings" })).toBeVisible();
  await expect(other.getByText("5 of 44 practices are answered; 39 are left open")).toBeVisible();
  await expectAccessible(other, "main");
  const code = await other.getByRole("group", { name: "Your code" }).innerText();
  expect(code).toMatch(/^SGR1( [0-9A-X]{5})+$/);
  // The sheet is still there later, and so is the code.
  await expect(other.getByText("Saved", { exact: true })).toBeAttached();
  await other.reload();
  await expect(other.getByRole("group", { name: "Your code" })).toHaveText(code);
  await elsewhere.close();

  const field = page.getByLabel("Code of a rater");
  const refuse = async (typed, why) => {
    await field.fill(typed);
    await field.press("Enter");
    await expect(page.getByRole("alert")).toContainText(why);
    await expect(page.getByRole("alert")).toContainText("Nothing was changed.");
  };
  await refuse("", "There is no code yet");
  await refuse("https://example.org", "This is no rater’s code");
  const groups = code.split(" ");
  const wrong = (group) => (group[0] === "7" ? "8" : "7") + group.slice(1);
  await refuse(groups.with(4, wrong(groups[4])).join(" "), "Group 4 behind SGR1");
  await refuse(groups.slice(0, -1).join(" "), `The code ends after group ${groups.length - 2} of ${groups.length - 1}.`);
  await expect(page.getByRole("listitem").filter({ hasText: "Ana" })).toContainText("0 of 44 answered");
  // As a scanner types it, without a blank, and in small letters.
  await field.fill("");
  await field.pressSequentially(`${code.replaceAll(" ", "").toLowerCase()}\n`);
  await expect(page.getByText("Taken in: Ana.")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(field).toHaveValue("");
  await expect(page.getByRole("listitem").filter({ hasText: "Ana" })).toContainText("5 of 44 answered, done");
  await rate(page, "Ben", "3");
  await page.getByRole("button", { name: "Show the votes" }).click();
  await expect(votes(page).getByRole("row").nth(1)).toContainText("talk: 0 to 3");

  // Of another scorecard it is refused.
  await page.getByRole("button", { name: "Score again" }).click();
  await page.getByRole("button", { name: "Raters", exact: true }).click();
  await refuse(code, "This is Ana’s rating of another scorecard.");
});

const OWN = {
  schema: "streamgauge.questionnaire/1",
  id: "our-own",
  version: 1,
  title: "How <b>we</b> work",
  sections: [
    {
      id: "testing",
      title: "Testing",
      practices: [
        { id: "unit-tests", title: "Unit tests", question: "When do unit tests run?", levels: ["Never.", "Sometimes.", "Before each merge.", "At each save."] },
      ],
    },
  ],
};

async function load(page, name, text) {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Load a questionnaire" }).click();
  await (await choosing).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test("a questionnaire of one's own is loaded, or refused with line and reason", async ({ page }) => {
  await openScorecards(page);
  await load(page, "broken.json", JSON.stringify(OWN, null, 1).replace('"At each save."', ""));
  await expect(page.getByRole("alert")).toContainText("broken.json was not loaded, and nothing was changed. Line 20");
  await load(page, "three.json", JSON.stringify({ ...OWN, id: "baseline" }));
  await expect(page.getByRole("alert")).toContainText("“baseline” is the built-in questionnaire");
  await load(page, "own.json", JSON.stringify(OWN));
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByLabel("Questionnaire")).toHaveValue("our-own");
  await page.getByRole("combobox", { name: "Team", exact: true }).fill("Payments");
  await page.getByRole("button", { name: "Start a scorecard" }).click();
  await expect(radio(page, "Unit tests: 0 don’t have")).toBeFocused();
  await type(page, "2");
  await expect(page.getByText("Questionnaire: How <b>we</b> work, version 1")).toBeVisible();

  // Another wording is another edition; this card keeps its own.
  await page.getByRole("button", { name: "Another team" }).click();
  await load(page, "own.json", JSON.stringify(OWN).replace("Never.", "Not at all."));
  await expect(page.getByRole("alert")).toContainText("is here already in other words");
  await load(page, "own.json", JSON.stringify({ ...OWN, version: 2 }).replace("Never.", "Not at all."));
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Never.")).toBeVisible();
  await page.getByRole("button", { name: "Score again" }).click();
  await expect(page.getByText("Not at all.")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Not at all.")).toBeVisible();
});

test("a team's history and two of its dates; teams by name with a warning", async ({ page }) => {
  await page.goto("./#/example");
  await started(page);
  await page.getByRole("link", { name: "Scorecard" }).click();
  await page.getByRole("button", { name: "History" }).click();
  const history = page.getByRole("region", { name: "Parcel tracking over time" });
  await expect(history.getByRole("columnheader")).toHaveText(["Practice", "Trend", "19 Aug 2026", "18 Nov 2026", "Change"]);
  await expect(history.getByRole("row", { name: /^Feature flags/ })).toContainText("0 → 1");
  await expect(history.getByRole("row", { name: /^Knowledge sharing/ })).toContainText("2 → 1");
  await page.getByLabel("First of two dates").selectOption({ label: "18 Nov 2026" });
  await expect(history.getByRole("columnheader", { name: "18 Nov 2026" })).toHaveCount(2);

  await page.getByRole("button", { name: "Teams" }).click();
  await expect(page.getByText("do not rank")).toBeVisible();
  await expect(page.getByRole("row", { name: /^Parcel tracking/ })).toContainText("2 scorecards");
  await page.getByRole("button", { name: "Rate", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^Delivery level/ })).toContainText("Medium");
  await expect(page.getByRole("region", { name: /^Delivery level/ })).toContainText("guide, 2022 report");
});

test("a rating can show its evidence", async ({ page }) => {
  await openScorecards(page);
  await startCard(page, "Payments");
  const practice = page.getByRole("listitem").filter({ has: radio(page, "Code review: 0 don’t have") });
  await practice.getByText("Evidence", { exact: true }).click();
  await page.getByLabel("Code review: evidence").fill("https://example.org/reviews");
  await page.getByLabel("Code review: looked at on").fill("2026-11-18");
  await page.getByLabel("Code review: looked at by").fill("Ana");
  await page.getByLabel("Code review: looked at by").blur();
  await expect(practice.getByRole("link", { name: "Open" })).toHaveAttribute("href", "https://example.org/reviews");
  await page.getByLabel("Code review: evidence").fill("javascript:alert(1)");
  await page.getByLabel("Code review: evidence").blur();
  await expect(practice.getByRole("link", { name: "Open" })).toHaveCount(0);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Code review: looked at by")).toHaveValue("Ana");
});

for (const { scheme, width, height } of [
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "dark", width: 390, height: 844 },
]) {
  test(`raters, history and teams can be used by everybody, ${scheme}, ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    await page.goto("./#/example");
    await started(page);
    await page.getByRole("link", { name: "Scorecard" }).click();
    // The example's raters have rated.
    await page.getByRole("button", { name: "Raters", exact: true }).click();
    await expect(votes(page)).toContainText("5 practices to talk about");
    await expect(votes(page).getByRole("row").nth(1)).toContainText("talk: 1 to 3");
    await expectAccessible(page, "main");
    await page.getByRole("button", { name: "Hide the votes" }).click();
    await expect(page.getByRole("heading", { name: "The votes are hidden until everybody has rated" })).toBeVisible();
    await expectAccessible(page, "main");
    for (const view of ["History", "Teams", "Rate"]) {
      await page.getByRole("button", { name: view, exact: true }).click();
      await expectAccessible(page, "main");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
