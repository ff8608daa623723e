import { expect, expectAccessible, started, test } from "../fixtures.js";
import { CHAIN, addSteps, startEmpty } from "./steps.js";

const charter = (page) => page.getByRole("main", { name: "Charter" });
const section = (page, name) => charter(page).getByRole("region", { name });
const tab = (page, name) => page.getByRole("navigation", { name: "Screens of this workshop" }).getByRole("link", { name });
const timer = (page) => page.getByRole("timer", { name: "Time left" });

async function openExample(page) {
  await page.goto("./#/example");
  await started(page);
  await tab(page, "Charter").click();
  await expect(charter(page)).toBeVisible();
}

async function openEmpty(page, rows = []) {
  await startEmpty(page);
  await addSteps(page, rows);
  await tab(page, "Charter").click();
  await expect(charter(page)).toBeVisible();
}

async function fill(field, text) {
  await field.fill(text);
  await field.blur();
}

/** How many gestures the journal of the open workshop holds. */
async function gestures(page) {
  return page.evaluate(async () => {
    const database = await new Promise((done, fail) => {
      const open = indexedDB.open("streamgauge");
      open.onsuccess = () => done(open.result);
      open.onerror = () => fail(open.error);
    });
    const count = await new Promise((done) => {
      const request = database.transaction("entries").objectStore("entries").count();
      request.onsuccess = () => done(request.result);
    });
    database.close();
    return count;
  });
}

test("demand gives takt and utilisation; what cannot be done overrules the constraint", async ({ page }) => {
  await openEmpty(page, CHAIN.slice(0, 3));
  await expect(charter(page).getByText("How many requests come in?")).toBeVisible();
  await fill(page.getByLabel("Demand: requests"), "24");
  await expect(charter(page)).toContainText("takt 7 h 15 min");
  await expect(charter(page)).toContainText("173.8 h ÷ 24 = 7.2 h; a month is 8 h × 5 d × 4.345 wk");
  await page.getByLabel("Demand: in which time").selectOption("week");
  await expect(charter(page)).toContainText("40 h ÷ 24 = 1.7 h; a week is 8 h × 5 d");
  await fill(page.getByLabel("Demand: requests"), "many");
  await expect(charter(page).getByText("A number is wanted here")).toBeVisible();
  await fill(page.getByLabel("Demand: requests"), "24");

  // One person develops: 24 × 16 h of 40 h.
  await tab(page, "Map").click();
  await page.getByRole("button", { name: /^3 Develop/ }).click();
  await fill(page.getByLabel("People", { exact: true }), "1");
  await tab(page, "Charter").click();
  await expect(charter(page).getByText("Busiest: 3 Develop, 960 % of its people’s time")).toBeVisible();
  await page.getByText("Busiest: 3 Develop").click();
  await expect(charter(page).getByText("24 × 16 h ÷ (1 × 40 h)")).toBeVisible();
  await expect(charter(page).getByText("2 of 3 steps have no process time or no people yet.")).toBeVisible();
  await expect(charter(page)).toContainText("by demand it is the constraint, whatever it waits today");

  // Requests that can be handled leave the constraint to the waits; the map says which and why.
  await tab(page, "Map").click();
  const develop = page.getByRole("button", { name: /^3 Develop/ });
  await expect(develop).toHaveAccessibleName(/constraint$/);
  await expect(page.getByText("Asked for 960 % of its people’s time.")).not.toHaveCount(0);
  await tab(page, "Charter").click();
  await fill(page.getByLabel("Demand: requests"), "2");
  await tab(page, "Map").click();
  await expect(page.getByRole("button", { name: /^1 Prioritise request/ })).toHaveAccessibleName(/constraint$/);
  await expect(develop).not.toHaveAccessibleName(/constraint$/);
});

test("the example opens with a charter; ends, goal and scope are said once for all screens", async ({ page }) => {
  await openExample(page);
  await expect(page.getByLabel("Product or service")).toHaveValue("Parcel tracking");
  await fill(page.getByLabel("The stream starts at"), "A depot calls");
  await fill(page.getByLabel("Goal: one measurable outcome"), "Live in a week");
  await page.getByLabel("Problem", { exact: true }).fill("gone");
  await page.getByLabel("Problem", { exact: true }).press("Escape");
  await expect(page.getByLabel("Problem", { exact: true })).toHaveValue(/^Depots wait/);
  await tab(page, "Improve").click();
  await expect(page.getByLabel("Goal: one measurable outcome")).toHaveValue("Live in a week");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await tab(page, "Charter").click();
  await expect(page.getByLabel("The stream starts at")).toHaveValue("Request sent in by a depot or a customer team");
});

test("who is missing is said with the steps that depend on them", async ({ page }) => {
  await openEmpty(page, CHAIN);
  const people = section(page, "People, by part in the stream");
  await expect(people.getByText("Who has to be in the room?")).toBeVisible();
  await people.getByRole("button", { name: "Put in the seven parts" }).click();
  await expect(people.getByRole("row")).toHaveCount(8);
  await people.getByLabel("Operations: who").fill("R. Okafor, P. Silva");
  await people.getByLabel("Operations: in the room").selectOption("here");
  await people.getByLabel("QA: in the room").selectOption("missing");
  await expect(people.getByText("1 here, 1 missing, 5 not said")).toBeVisible();
  await expect(people.getByText("QA is missing and step 6 depends on it.")).toBeVisible();
  await people.getByLabel("QA: in the room").selectOption("from");
  await people.getByLabel("QA: comes at").fill("11:30");
  await people.getByLabel("QA: comes at").blur();
  await expect(people.getByText("QA comes at 11:30 and step 6 depends on it.")).toBeVisible();
  await people.getByRole("button", { name: "Park a reminder to ask them" }).click();
  await expect(section(page, "Parking lot").getByLabel("Ask QA about step 6: Thought")).toBeVisible();

  // A team that no part speaks for; its part can be taken away and brought back.
  await people.getByRole("button", { name: "Remove QA" }).click();
  await expect(people.getByText("Nobody speaks for Test, who does step 6.")).toBeVisible();
  await people.getByRole("button", { name: "Add Test" }).click();
  await expect(people.getByLabel("Test: who")).toBeVisible();
  await page.getByLabel("Add a part").first().fill("Works council");
  await page.getByLabel("Add a part").first().press("Enter");
  await expect(people.getByLabel("Works council: who")).toBeVisible();
  await page.reload();
  await expect(people.getByLabel("Works council: who")).toBeVisible();
});

test("the clock runs, is paused, goes on, and is the same after a reload and in a second tab", async ({ page, context }) => {
  await page.clock.install({ time: new Date("2026-11-18T09:00:00+01:00") });
  await openEmpty(page);
  await page.getByRole("button", { name: "Agenda for half a day" }).click();
  await page.getByRole("button", { name: "Change the agenda" }).click();
  await fill(page.getByLabel("Starts at", { exact: true }), "09:00");
  await page.getByRole("button", { name: "Change the agenda" }).click();
  await expect(charter(page).getByText("First: Why we are here, scope")).toBeVisible();
  await expect(timer(page)).toContainText("15:00");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(charter(page).getByText("Now: Why we are here, scope", { exact: true })).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const before = await gestures(page);

  // Time passes and is shown, and nothing is recorded.
  // The clock runs on by itself meanwhile, so a few seconds more may have passed.
  await page.clock.runFor(120_000);
  await expect(timer(page)).toContainText(/13:00|12:5\d/);
  expect(await gestures(page)).toBe(before);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.clock.runFor(60_000);
  await expect(timer(page)).toContainText(/13:00|12:5\d/);
  await expect(charter(page).getByText("ends 9:16, plan was 9:15")).toBeVisible();
  await page.getByRole("button", { name: "Add 5 min" }).click();
  await expect(timer(page)).toContainText(/18:00|17:5\d/);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.clock.runFor(18 * 60_000 + 130_000);
  await expect(timer(page)).toContainText(/\+2:[12]\d/);
  await expect(charter(page).getByText("over 20 min")).toBeVisible();
  await page.getByRole("button", { name: "Next: Walk the stream" }).click();
  await expect(charter(page).getByRole("row", { name: /Why we are here/ })).toContainText("22 min, 7 over");
  await expect(charter(page).getByRole("row", { name: /^13:08 End, 8 min late/ })).toBeVisible();

  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(charter(page).getByText("Now: Walk the stream", { exact: true })).toBeVisible();

  const second = await context.newPage();
  await second.goto(page.url());
  await expect(charter(second).getByText("Now: Walk the stream", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(charter(second).getByText("Paused: Walk the stream", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(charter(second).getByText("Now: Walk the stream", { exact: true })).toBeVisible();
});

test("an agenda is made by hand, changed, and gone through to its end", async ({ page }) => {
  await openEmpty(page);
  await page.getByLabel("Add an item").first().fill("Walk");
  await page.getByLabel("Add an item").first().press("Enter");
  await page.getByRole("button", { name: "Change the agenda" }).click();
  await page.getByLabel("Add an item").first().fill("Talk");
  await page.getByLabel("Add an item").first().press("Enter");
  await fill(page.getByLabel("Talk: minutes"), "1 h");
  await page.getByRole("button", { name: "Move Talk up" }).click();
  await expect(charter(page).getByText("1 h 15 min planned").first()).toBeVisible();
  await page.getByRole("button", { name: "Change the agenda" }).click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(charter(page).getByText("Now: Talk", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Next: Walk" }).click();
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(charter(page).getByText("The agenda is done", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Set the clock back" }).click();
  await expect(charter(page).getByText("First: Talk")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(charter(page).getByText("The agenda is done", { exact: true })).toBeVisible();

  // What is added behind the end is offered by its name, and a long one keeps within the page.
  const name = `Retrospective${"o".repeat(200)}`;
  await page.getByRole("button", { name: "Change the agenda" }).click();
  await page.getByLabel("Add an item").first().fill(name);
  await page.getByLabel("Add an item").first().press("Enter");
  await page.getByRole("button", { name: "Change the agenda" }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.getByRole("button", { name: `Next: ${name}` }).click();
  await expect(charter(page).getByText(`Now: ${name}`, { exact: true })).toBeVisible();
});

test("a thought is parked and gets a place to go", async ({ page }) => {
  await openExample(page);
  const parking = section(page, "Parking lot");
  await page.getByLabel("Park a thought").first().fill("Why two test systems?");
  await page.getByLabel("By whom", { exact: true }).fill("M. Lind");
  await page.getByLabel("By whom", { exact: true }).press("Enter");
  await expect(page.getByLabel("Park a thought").first()).toBeFocused();
  await expect(parking.getByText("4, of which 2 have a place to go")).toBeVisible();
  await page.getByLabel("Why two test systems?: goes to").selectOption({ label: "to Improve" });
  await expect(parking.getByText("4, of which 3 have a place to go")).toBeVisible();
  await page.getByRole("button", { name: "See the improvement" }).click();
  await expect(page.getByRole("complementary", { name: "Improvement" }).getByLabel("Title")).toHaveValue("Why two test systems?");
  // One gesture: the improvement goes with the mark.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Standard changes approved in advance" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Why two test systems?" })).toHaveCount(0);
  await tab(page, "Charter").click();
  await page.getByLabel("Why two test systems?: goes to").selectOption({ label: "to a person…" });
  await fill(page.getByLabel("Why two test systems?: to whom"), "K. Adler");
  await expect(page.getByLabel("Why two test systems?: goes to")).toHaveValue("person/K. Adler");
});

test("dots are placed, sorted on demand, taken away and brought back", async ({ page }) => {
  await openExample(page);
  const votes = section(page, "Votes: where does it hurt most?");
  await expect(votes.getByText("18 of 18 placed; names are not kept")).toBeVisible();
  await votes.getByRole("button", { name: "Take a dot from 5 Provide test environment" }).click();
  await votes.getByRole("button", { name: "Place a dot on 9 Release window" }).click();
  await expect(votes.getByRole("row", { name: /Provide test environment/ })).toContainText("the constraint too");
  await expect(votes.getByRole("row", { name: /Release window/ })).toContainText("4");
  await votes.getByRole("button", { name: "Most dots first" }).click();
  await expect(votes.getByRole("row").first()).toContainText("5 Provide test environment");
  await fill(votes.getByLabel("People who vote"), "9");
  await expect(votes.getByText("18 of 27 placed")).toBeVisible();
  await votes.getByRole("button", { name: "Take all dots away" }).click();
  await expect(votes.getByText("0 of 27 placed")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(votes.getByText("18 of 27 placed")).toBeVisible();
});

test("the charter is copied as Markdown", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExample(page);
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(page.getByText("The charter is on the clipboard, as Markdown.")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const line of [
    "# Kestrel Parcels: tracking, request to live",
    "## People, by part in the stream",
    "## Agenda",
    "## Votes: where does it hurt most?",
    "| 5 Provide test environment (the constraint too) | 8 |",
    "- Who pays for more environments? (T. Berg): *to C. Duval*",
  ]) {
    expect(text.split("\n")).toContain(line);
  }
});

test("whoever wants nothing to move sees minutes", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openEmpty(page);
  await page.getByRole("button", { name: "Agenda for 2 hours" }).click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(timer(page).getByText("10 min")).toBeVisible();
  await expect(timer(page).getByText(/\d+:\d\d/)).toBeHidden();
});

for (const { scheme, width, height } of [
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "dark", width: 1280, height: 720 },
  { scheme: "light", width: 390, height: 844 },
]) {
  test(`the charter can be used by everybody, ${scheme}, ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    await openExample(page);
    await expectAccessible(page, "main");
    await page.getByRole("button", { name: "Change the agenda" }).click();
    await fill(page.getByLabel("Product or service"), "<b>Markup</b> & more");
    await expectAccessible(page, "main");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.goto("#/");
    await page.getByRole("button", { name: "New workshop" }).click();
    await tab(page, "Charter").click();
    await expect(charter(page).getByText("Who has to be in the room?")).toBeVisible();
    await expectAccessible(page, "main");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
