// How soon a rating shows: real key presses, from the key to the frame that shows the rating. Give it the address of a
// served release, and how many practices the questionnaire has; without a number the built-in one is rated:
//   node e2e/bench/rating.mjs http://127.0.0.1:8080/ [practices]
//
// "painted" is from the key's own time stamp until the frame that shows the rating has been drawn, the wait for that frame
// included (up to 16.7 ms of its own); "work" is script, style and layout of the page in between; "frames" are those begun
// after the key, 1 where the very next one shows it.
import { chromium } from "playwright-core";

const RATINGS = 100;
const address = process.argv[2] ?? "http://127.0.0.1:8080/";
const practices = Number(process.argv[3] ?? 0);

/** A questionnaire of so many practices, fifty to a section. */
export function questionnaire(count) {
  const practice = (n) => ({
    id: `practice-${n}`, title: `Practice ${n}`, question: `How does the team deal with matter ${n}, day by day?`,
    levels: ["Nobody deals with it.", "Somebody does when there is time.", "The team does each week.", "It is dealt with at once."],
  });
  const sections = Array.from({ length: Math.ceil(count / 50) }, (_, s) => ({
    id: `section-${s + 1}`, title: `Section ${s + 1}`,
    practices: Array.from({ length: Math.min(50, count - s * 50) }, (_, p) => practice(s * 50 + p + 1)),
  }));
  return { schema: "streamgauge.questionnaire/1", id: `of-${count}`, version: 1, title: `A questionnaire of ${count}`, sections };
}

/** Runs in the page: notes for every key when what it did was painted, and in which frame. */
function watch() {
  window.ratings = [];
  const { port1, port2 } = new MessageChannel();
  const isShown = (practice, wanted) => practice.querySelector(`[aria-checked="true"] > b`)?.textContent === wanted;
  addEventListener("keydown", ({ timeStamp, key, target }) => {
    const practice = target.closest("[data-practice]");
    let frames = 0;
    const frame = () => {
      frames++;
      if (!isShown(practice, key)) return requestAnimationFrame(frame);
      // A message waits until the frame is drawn.
      port1.onmessage = () => window.ratings.push({ painted: performance.now() - timeStamp, frames });
      port2.postMessage(null);
    };
    requestAnimationFrame(frame);
  }, { capture: true });
}

/** Milliseconds of script, style and layout so far. */
async function worked(devtools) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.filter(({ name }) => /^(Script|Layout|RecalcStyle)Duration$/.test(name)).reduce((sum, { value }) => sum + value * 1000, 0);
}

const quantile = (numbers, share) => numbers.sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const told = (numbers) => `median ${quantile(numbers, 0.5).toFixed(1)}   p95 ${quantile(numbers, 0.95).toFixed(1)}   worst ${quantile(numbers, 1).toFixed(1)}`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(address);
await page.getByRole("button", { name: "Start with an empty map" }).click();
await page.getByRole("link", { name: "Scorecard" }).click();
if (practices) {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Load a questionnaire" }).click();
  const buffer = Buffer.from(JSON.stringify(questionnaire(practices)));
  await (await choosing).setFiles({ name: "own.json", mimeType: "application/json", buffer });
  await page.getByText("is loaded and kept").waitFor();
}
await page.getByRole("combobox", { name: "Team", exact: true }).fill("Payments");
const before = Date.now();
await page.getByRole("button", { name: "Start a scorecard" }).click();
await page.locator("[role=radio]:focus").waitFor();
const opened = Date.now() - before;
await page.waitForTimeout(1_000);
await page.evaluate(watch);
const devtools = await page.context().newCDPSession(page);
await devtools.send("Performance.enable");
const works = [];
for (let n = 0; n < RATINGS; n++) {
  const before = await worked(devtools);
  await page.keyboard.press(String((n + Math.floor(n / 40)) % 4));
  await page.evaluate((count) => new Promise((done) => {
    const look = () => (window.ratings.length > count ? done() : setTimeout(look, 4));
    look();
  }), n);
  works.push((await worked(devtools)) - before);
  // The last practice keeps the focus: begin again with other levels.
  if (n % 40 === 39) await page.evaluate(() => document.querySelector(".practices [role=radio][tabindex='0']").focus());
  await page.waitForTimeout(120);
}
const found = await page.evaluate(() => window.ratings);
await browser.close();
console.log(`${found.length} ratings, ${practices || "the built-in"} practices; a scorecard begun in ${opened} ms`);
console.log(`painted  ${told(found.map(({ painted }) => painted))} ms`);
console.log(`work     ${told(works)} ms`);
console.log(`frames   ${told(found.map(({ frames }) => frames))}`);
