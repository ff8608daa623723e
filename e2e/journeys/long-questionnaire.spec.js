// A questionnaire of a thousand practices, the most that one can have: loaded, rated across its parts, looked at.
import { expect, expectAccessible, started, test } from "../fixtures.js";

const radio = (page, name) => page.getByRole("radio", { name, exact: true });
const SECTIONS = 20;
const PRACTICES = 50;

function questionnaire() {
  const practice = (n) => ({
    id: `p-${n}`, title: `Practice ${n}`, question: `How is matter ${n} dealt with?`,
    levels: ["Not at all.", "Sometimes.", "Each week.", "At once."],
  });
  const section = (_, s) => ({
    id: `s-${s + 1}`, title: `Section ${s + 1}`,
    practices: Array.from({ length: PRACTICES }, (_, p) => practice(s * PRACTICES + p + 1)),
  });
  return { id: "long", version: 1, title: "A thousand practices", sections: Array.from({ length: SECTIONS }, section) };
}

test("a questionnaire of a thousand practices is shown in parts, rated, compared, and one more is refused", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  await page.getByRole("link", { name: "Scorecard" }).click();
  const load = async (name, model) => {
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Load a questionnaire" }).click();
    await (await choosing).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(model)) });
  };
  const tooLong = questionnaire();
  tooLong.sections[19].practices.push({ ...tooLong.sections[0].practices[0], id: "one-more" });
  await load("too-long.json", tooLong);
  await expect(page.getByRole("alert")).toContainText("more than 1000 practices are too many");
  await load("long.json", questionnaire());
  await expect(page.getByText("1000 practices is loaded and kept")).toBeVisible();
  await page.getByRole("combobox", { name: "Team", exact: true }).fill("Payments");
  await page.getByRole("button", { name: "Start a scorecard" }).click();
  await expect(radio(page, "Practice 1: 0 don’t have")).toBeFocused();

  // A part holds a hundred; rating goes on in the next one by itself.
  await expect(page.getByText("Part 1 of 10")).toBeVisible();
  await expect(page.getByRole("radiogroup")).toHaveCount(100);
  for (const key of "21") await page.keyboard.press(key);
  await radio(page, "Practice 100: 0 don’t have").focus();
  await page.keyboard.press("3");
  await expect(radio(page, "Practice 101: 0 don’t have")).toBeFocused();
  await expect(page.getByText("Part 2 of 10")).toBeVisible();
  await page.keyboard.press("0");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(radio(page, "Practice 100: 3 advanced")).toBeFocused();
  await page.getByRole("combobox", { name: "Go to a section" }).selectOption("Section 20");
  await expect(radio(page, "Practice 951: 0 don’t have")).toBeFocused();
  await expect(page.getByRole("button", { name: "Part after" })).toBeDisabled();
  await page.getByRole("button", { name: "Part before" }).click();
  await expect(radio(page, "Practice 801: 0 don’t have")).toBeFocused();
  await page.getByRole("button", { name: "Next not rated" }).click();
  await expect(radio(page, "Practice 3: 0 don’t have")).toBeFocused();
  await expect(page.getByText("4 of 1000 answered")).toBeVisible();
  await page.getByRole("region", { name: "Weakest first" }).getByRole("button", { name: /^0\s*Practice 101/ }).click();
  await expect(radio(page, "Practice 101: 0 don’t have")).toBeFocused();
  // The rows are those of every questionnaire; what is new stands around them.
  await expectAccessible(page, ".practices > .scorecard-head");
  await expectAccessible(page, ".parts");

  await page.getByRole("button", { name: "Score again" }).click();
  await expect(radio(page, "Practice 1: 0 don’t have")).toBeFocused();
  await page.keyboard.press("3");
  await page.getByRole("button", { name: "History" }).click();
  const history = page.getByRole("group", { name: "Sections and practices by date" });
  await expect(history.getByRole("row")).toHaveCount(1 + SECTIONS);
  await history.getByRole("button", { name: "Section 1", exact: true }).click();
  await expect(history.getByRole("row", { name: /^Practice 1 / })).toContainText("2 → 3");
  await expect(history.getByRole("row")).toHaveCount(1 + SECTIONS + PRACTICES);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Part 1 of 10")).toBeVisible();
});
