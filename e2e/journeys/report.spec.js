import { readFileSync } from "node:fs";
import { expect, expectAccessible, started, test } from "../fixtures.js";
import { chunks, decode, texts } from "../tools/png.mjs";
import { addSteps, CHAIN, startEmpty, step, total } from "./steps.js";

const tab = (page, name) => page.getByRole("navigation", { name: "Screens of this workshop" }).getByRole("link", { name });
const dialog = (page) => page.getByRole("dialog", { name: "Export" });
const report = (page) => page.getByRole("article", { name: "The report" });

async function openExample(page) {
  await page.goto("./#/example");
  await started(page);
  await expect(step(page, "Develop")).toBeVisible();
}

async function openExport(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command, screen or step" }).fill("export");
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByRole("button", { name: "Save as SVG" })).toBeEnabled();
}

/** What a button hands to the browser: name and bytes. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function openReport(page) {
  await openExample(page);
  await tab(page, "Report").click();
  await expect(report(page).getByRole("heading", { name: /^Delivery: / })).toBeVisible();
  await expect(report(page).getByRole("img", { name: /Deployments per week/i }).first()).toBeVisible();
}

/** Opens a file on the first page; gives what the new map says. */
async function opened(page, { name, bytes }) {
  await page.getByRole("link", { name: "All workshops" }).click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open file" }).click()]);
  await chooser.setFiles({ name, mimeType: "", buffer: bytes });
  await expect(step(page, "Develop")).toBeVisible();
  await expect(page.getByText(/damaged|not a Streamgauge/)).toHaveCount(0);
  return total(page, "Total lead time");
}

test("the map leaves as SVG with its workshop, standalone, and opens as a copy", async ({ page }) => {
  await openExample(page);
  const before = await total(page, "Total lead time");
  const original = page.url();
  await openExport(page);
  await expectAccessible(page);
  const file = await saved(page, "Save as SVG");
  expect(file.name).toMatch(/-map\.svg$/);

  // The browser's own reader of XML, strict.
  const read = await page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, "image/svg+xml");
    const names = [...xml.querySelectorAll("*")].flatMap((one) => [...one.attributes].map(({ name }) => name));
    return {
      error: xml.querySelector("parsererror")?.textContent,
      root: xml.documentElement.namespaceURI,
      title: xml.querySelector("title").textContent,
      words: [...xml.querySelectorAll("text")].map((one) => one.textContent).join("\n"),
      pageOnly: names.filter((name) => ["class", "style", "href"].includes(name) || name.startsWith("on")),
    };
  }, file.bytes.toString("utf8"));
  expect(read).toMatchObject({ error: undefined, root: "http://www.w3.org/2000/svg", pageOnly: [] });
  for (const words of ["Total lead time", "Basis: 8 h × 5 d", "Development", "Constraint"]) expect(read.words).toContain(words);

  await page.keyboard.press("Escape");
  expect(await opened(page, file)).toEqual(before);
  expect(page.url()).not.toBe(original);
  await tab(page, "Scorecard").click();
  await expect(page.getByRole("combobox", { name: "Scorecard" })).toContainText("Parcel tracking");
});

test("the map leaves as PNG in four sizes that a strict decoder reads, and opens as a copy", async ({ page }) => {
  await openExample(page);
  const before = await total(page, "Total lead time");
  await openExport(page);
  const sizes = [];
  for (const scale of ["1", "2", "3", "4"]) {
    await dialog(page).getByLabel("PNG size").selectOption(scale);
    const file = await saved(page, "Save as PNG");
    const { width, height, colours } = decode(file.bytes);
    sizes.push([width / scale, height / scale]);
    expect(colours).toBeGreaterThan(20);
    const [{ keyword, text }] = texts(file.bytes);
    expect(keyword).toBe("Streamgauge workshop");
    expect(JSON.parse(text).format).toBe("streamgauge.workshop");
    if (scale === "4") {
      await page.keyboard.press("Escape");
      expect(await opened(page, file)).toEqual(before);
    }
  }
  expect(new Set(sizes.map(String)).size).toBe(1);
});

test("a picture without its workshop says nothing of it", async ({ page }) => {
  await openExample(page);
  await openExport(page);
  await dialog(page).getByRole("checkbox", { name: "Put the workshop into the picture" }).uncheck();
  expect((await saved(page, "Save as SVG")).bytes.toString()).not.toContain("streamgauge.workshop");
  expect(chunks((await saved(page, "Save as PNG")).bytes).map(({ type }) => type)).not.toContain("iTXt");
});

test("the picture goes to the clipboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExample(page);
  await openExport(page);
  await dialog(page).getByRole("button", { name: "Copy as image" }).click();
  await expect(page.getByText("The picture is on the clipboard.")).toBeVisible();
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const { width } = await createImageBitmap(await item.getType("image/png"));
    return width;
  });
  expect(size).toBeGreaterThan(2000);
});

test("tables and texts for other tools", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExample(page);
  await openExport(page);
  const steps = await saved(page, "Steps as CSV");
  expect(steps.bytes.toString()).toMatch(/^\ufeffstep,team,/);
  expect((await saved(page, "Steps as TSV")).bytes.toString().split("\n")[1]).toContain("\t");
  await expect(dialog(page).getByRole("button", { name: "Delivery metrics as CSV" })).toBeEnabled();
  const metrics = (await saved(page, "Delivery metrics as CSV")).bytes.toString().split("\r\n");
  expect(metrics[0]).toContain("scope,name,first day,last day,metric,figure,value,unit,n,of");
  expect(metrics.some((line) => /^all,,\d{4}-.*,Change lead time,median,[\d.]+,s,\d+,/.test(line))).toBe(true);
  expect(JSON.parse((await saved(page, "Delivery metrics as JSON")).bytes).schema).toBe("streamgauge.delivery-metrics/1");
  const cards = (await saved(page, "Scorecards as TSV")).bytes.toString().split("\n");
  expect(cards[0].split("\t")).toHaveLength(13);
  expect(cards.length).toBeGreaterThan(88);

  await dialog(page).getByRole("button", { name: "Copy as Mermaid" }).click();
  await expect(page.getByText("The map is on the clipboard, as Mermaid.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^flowchart LR\n/);
  const drawio = await saved(page, "Save for draw.io");
  expect(drawio.name).toMatch(/\.drawio$/);
  const cells = await page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, "text/xml");
    return xml.querySelector("parsererror") ? 0 : xml.querySelectorAll("mxfile > diagram > mxGraphModel > root > mxCell").length;
  }, drawio.bytes.toString());
  expect(cells).toBeGreaterThan(20);
});

test("a link holds the workshop and opens as a copy; a broken one says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExample(page);
  const before = await total(page, "Total lead time");
  const original = page.url();
  await openExport(page);
  await expect(dialog(page).getByText(/^[\d,]+ of at most [\d,]+ characters$/)).toBeVisible();
  await dialog(page).getByRole("button", { name: "Copy a link" }).click();
  await expect(page.getByText("The link is on the clipboard.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain("#/open/");

  // Followed in a page that is open already, and in a new one.
  for (const follow of [(at) => page.goto(at), async (at) => { await page.goto("about:blank"); await page.goto(at); }]) {
    await follow(link);
    await expect(page).toHaveURL(/#\/w\/\w{13}\/map$/);
    await expect(step(page, "Develop")).toBeVisible();
    expect(await total(page, "Total lead time")).toEqual(before);
    expect(page.url()).not.toBe(original);
  }
  await page.goto(link.slice(0, -200));
  await expect(page.getByText(/This link does not hold a whole workshop/)).toBeVisible();
  await expect(page).toHaveURL(/#\/$/);
  await expect(page.getByRole("link", { name: /^Kestrel Parcels/ })).toHaveCount(3);
});

test("the report puts everything on one page, and sections can be ticked off", async ({ page }) => {
  await openReport(page);
  for (const name of ["Current state", /^Scorecard: Parcel tracking/, "Weakest practices", "How these figures were made"]) {
    await expect(report(page).getByRole("heading", { name })).toBeVisible();
  }
  await expect(report(page)).toContainText("Nobody works on it for");
  await expect(report(page)).toContainText("8 h × 5 d");
  await page.getByRole("checkbox", { name: "Scorecard", exact: true }).uncheck();
  await expect(report(page).getByRole("heading", { name: "Weakest practices" })).toHaveCount(0);
  await expect(report(page)).toContainText("Standard changes approved in advance");
  await page.getByRole("checkbox", { name: "Improvements", exact: true }).uncheck();
  await expect(report(page)).not.toContainText("Standard changes approved in advance");
  await tab(page, "Map").click();
  await tab(page, "Report").click();
  await expect(page.getByRole("checkbox", { name: "Scorecard", exact: true })).not.toBeChecked();
  await page.getByRole("button", { name: "Export…" }).click();
  await expect(dialog(page)).toBeVisible();
});

test("what a workshop does not hold cannot be ticked for the report", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  await tab(page, "Report").click();
  await expect(page.getByRole("checkbox", { name: /^Improvements/ })).toBeDisabled();
});

test("the report leaves as a file that needs nothing, and as Markdown", async ({ page, context }) => {
  await openReport(page);
  const file = await saved(page, "Save as HTML");
  expect(file.name).toMatch(/-report\.html$/);
  const text = file.bytes.toString();
  const other = await context.newPage();
  const asked = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.setContent(text);
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await other.locator("svg").count()).toBeGreaterThan(5);
  expect(await other.evaluate(() => getComputedStyle(document.querySelector(".report-page")).maxWidth)).toBe("860px");
  expect(asked.filter((url) => !url.startsWith("about:"))).toEqual([]);
  await expectAccessible(other);
  await other.close();
  const wiki = (await saved(page, "Save as Markdown")).bytes.toString();
  for (const words of ["\n```mermaid\nflowchart LR\n", "| Total lead time | **60 d** |", "| Metric | Value |", "## Deploy ladder"]) {
    expect(wiki).toContain(words);
  }
});

test("the report prints on A4 and on Letter", async ({ page }) => {
  await openReport(page);
  for (const format of ["A4", "Letter"]) {
    const pdf = (await page.pdf({ format, printBackground: true })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
    expect(pages, format).toBeGreaterThanOrEqual(2);
    expect(pages, format).toBeLessThanOrEqual(5);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Save as HTML" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Screens of this workshop" })).toBeHidden();
});

for (const { scheme, width, height } of [
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "dark", width: 1280, height: 720 },
  { scheme: "light", width: 390, height: 844 },
  { scheme: "dark", width: 360, height: 740 },
]) {
  test(`the report can be used by everybody: ${scheme}, ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    await page.goto("./#/example");
    await started(page);
    await expect(page).toHaveURL(/\/map$/);
    await tab(page, "Report").click();
    await expect(report(page).getByRole("heading", { name: /^Delivery: / })).toBeVisible();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.getByRole("button", { name: "Export…" }).click();
    await expect(dialog(page)).toBeVisible();
    await expectAccessible(page);
  });
}

test("figures that are narrowed to one service are called so in the report", async ({ page }) => {
  await openReport(page);
  await tab(page, "Delivery").click();
  await page.getByRole("combobox", { name: "Service", exact: true }).selectOption({ label: "notify" });
  await tab(page, "Report").click();
  await expect(report(page).getByRole("heading", { name: /^Delivery of notify: / })).toBeVisible();
});

test("an empty workshop says where to begin", async ({ page }) => {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  await tab(page, "Report").click();
  await expect(page.getByRole("heading", { name: "There is nothing to report yet" })).toBeVisible();
  await page.getByRole("link", { name: "To the map" }).click();
  await expect(page).toHaveURL(/\/map$/);
});
