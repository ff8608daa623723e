// Seeded gestures on a map, by keyboard and fields as a person makes them.

const NAMES = ["Refine", "Develop", "Review", "Test", "Release", "Verify", "Ümläut – “q”", "名前", "<b>x</b>", 'a"b\\c'];
const FIELDS = ["Team", "Lead time", "Process time", "%C/A", "People"];
const VALUES = { Team: ["Ops", "Dev", "Ärzte"], "Lead time": ["3 d", "7-11 d", "4 h"], "Process time": ["2 h", "30 min"], "%C/A": ["80", "95"], People: ["2", "5"] };

let made = 0;

/** Makes one gesture and tells its kind. What cannot be done now (nothing to undo) changes nothing. */
export async function gesture(page, random) {
  const kinds = [add, add, field, field, field, title, select, remove, move, undo, redo];
  // The first steps come first.
  const steps = await page.locator("svg.map [data-step]").count();
  const act = steps < 2 ? add : steps > 12 ? remove : random.pick(kinds);
  await act(page, random);
  return act.name;
}

async function add(page, random) {
  made += 1;
  await page.getByRole("button", { name: /^Add (the first )?step$/ }).first().click();
  await page.keyboard.type(`${random.pick(NAMES)} ${made}`, { delay: 0 });
  await page.keyboard.press("Enter");
}

async function select(page, random) {
  await page.keyboard.press("Escape");
  const step = page.locator("svg.map [data-step]");
  await step.nth(random.below(await step.count())).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
}

async function field(page, random) {
  await page.locator("svg.map [data-step]").first().waitFor();
  const name = random.pick(FIELDS);
  const input = page.getByLabel(name, { exact: true });
  if (!(await input.isVisible().catch(() => false))) return select(page, random);
  await input.fill(random.pick(VALUES[name]));
  await input.press("Enter");
}

async function title(page, random) {
  made += 1;
  const input = page.getByRole("textbox", { name: "Title of the workshop" });
  await input.fill(`${random.pick(NAMES)} ${made}`);
  await input.press("Enter");
}

async function remove(page, random) {
  await select(page, random);
  await page.keyboard.press("Delete");
}

async function move(page, random) {
  await select(page, random);
  await page.keyboard.press(`Shift+${random.pick(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"])}`);
}

async function undo(page) {
  await page.getByRole("button", { name: "Undo", exact: true }).click({ timeout: 200, force: true }).catch(() => {});
}

async function redo(page) {
  await page.getByRole("button", { name: "Redo", exact: true }).click({ timeout: 200, force: true }).catch(() => {});
}
