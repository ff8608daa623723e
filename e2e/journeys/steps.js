// What several journeys do on the map, by role and name as a person would.
import { expect, started } from "../fixtures.js";

/** The form of the example in the domain's words: name, team, lead time, process time, %C/A. */
export const CHAIN = [
  ["Prioritise request", "Product", "5 d", "2 h", "70"],
  ["Refine story", "Product", "3 d", "4 h", "75"],
  ["Develop", "Development", "6 d", "2 d", "80"],
  ["Review and merge", "Development", "2 d", "1 h", "92"],
  ["Provision environment", "Operations", "7-11 d", "3 h", "60"],
  ["System test", "Test", "5 d", "1 d", "82"],
  ["Release window", "Operations", "3 d", "", ""],
  ["Deploy and verify", "Operations", "4 h", "1 h", "90"],
];

/** Opens the page and starts an empty map. */
export async function startEmpty(page) {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  // The first write is awaited before the map stands there and hears keys.
  await expect(page.getByRole("button", { name: "Add the first step" })).toBeVisible();
}

/** The box of a step. */
export function step(page, name) {
  return page.getByRole("button", { name: new RegExp(`^\\d+ ${name}`) });
}

/** Fills the fields of the selected step. */
export async function fill(page, [name, team, leadTime, processTime, percentCa]) {
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByLabel("Team", { exact: true }).fill(team);
  await page.getByLabel("Lead time", { exact: true }).fill(leadTime);
  await page.getByLabel("Process time", { exact: true }).fill(processTime);
  await page.getByLabel("%C/A", { exact: true }).fill(percentCa);
  await page.getByLabel("%C/A", { exact: true }).press("Enter");
}

/** Adds steps, each after the one before. */
export async function addSteps(page, rows) {
  for (const row of rows) {
    await page.getByRole("button", { name: /^Add (the first )?step$/ }).first().click();
    await fill(page, row);
  }
}

/** What stands in the strip of totals under a term: the figure and its basis. */
export async function total(page, term) {
  const entry = page.locator("dl.totals > div").filter({ has: page.getByText(term, { exact: true }) });
  // A workshop that has just been opened is still being read.
  await entry.getByRole("definition").first().waitFor();
  const texts = await entry.getByRole("definition").allTextContents();
  return texts.map((text) => text.replace(/\s+/g, " ").trim());
}

/** A map of which little is known, and one figure as a range: all totals have long bases. */
export const INCOMPLETE = [
  "Step\tTeam\tLT\tPT\t%C/A",
  "Prioritise request\tProduct\t5 d\t2 h\t70",
  "Refine story\tProduct\t3 d\t\t75",
  "Develop\tDevelopment\t\t2 d\t80",
  "Review and merge\tDevelopment\t2 d\t1 h\t",
  "Provision environment\tOperations\t7-11 d\t3 h\t60",
  "System test\tTest\t1 d\t2 d\t82",
  "Release window\tOperations\t3 d\t\t",
  "Deploy and verify\tOperations\t4 h\t1 h\t90",
].join("\n");

/** How high the strip of totals is in a window of each size; that nothing sticks out of it, and that it is one row. */
export async function heightsOfTotals(page, sizes) {
  const heights = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const found = await page.evaluate(() => {
      const list = document.querySelector("dl.totals");
      const ends = [...list.children, document.querySelector(".map-basis")].map((part) => part.getBoundingClientRect());
      const [last, basis] = ends.slice(-2);
      const rows = new Set(ends.map((end) => Math.round(end.bottom))).size;
      return { height: list.parentElement.offsetHeight, right: basis.right, meets: last.right > basis.left, rows };
    });
    if (found.right > width || found.meets || found.rows > 1) throw new Error(`${width}: ${JSON.stringify(found)}`);
    heights.push(found.height);
  }
  return heights;
}

/** What is on the clipboard of a person, pasted as Ctrl V does. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}
