// What stands on a screen stays where it is while the rest of it comes: no shift after the skeleton.
import { expect, started, test } from "../fixtures.js";

// What the makers of browsers call good; most screens have none or 0.02, of captions that wrap otherwise.
const MOST = 0.1;
const SCREENS = ["map", "table", "compare", "delivery", "scorecard", "ladder", "improve", "report", "charter", "history"];

/** The sum of all shifts since the page was opened, and what moved. Nobody has pressed anything. */
async function shifts(page) {
  // The parts of a screen come within a second; more than a second without any is the end of it.
  let before = -1;
  for (let now = 0; now !== before; now = await page.evaluate(() => window.shifts.length + performance.getEntriesByType("resource").length)) {
    before = now;
    await page.waitForTimeout(1_000);
  }
  return page.evaluate(() => ({
    sum: window.shifts.reduce((sum, { value }) => sum + value, 0),
    moved: window.shifts.flatMap(({ sources }) => sources),
  }));
}

for (const [where, width, height] of [["on a desk", 1440, 900], ["on a phone", 390, 844]]) {
  test(`nothing is pushed away by what comes later ${where}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      window.shifts = [];
      const named = ({ node }) => node?.parentElement?.closest("[class]")?.className ?? "";
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput, sources } of list.getEntries()) {
          if (!hadRecentInput) window.shifts.push({ value, sources: sources.map(named) });
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    const jumps = [];
    const note = async (screen) => {
      const { sum, moved } = await shifts(page);
      if (sum > MOST) jumps.push(`${screen}: ${sum.toFixed(3)} ${moved.join(", ")}`);
    };
    await page.goto("./");
    await started(page);
    await note("first visit");
    await page.goto("./#/example");
    await page.waitForURL(/\/map$/);
    const workshop = page.url().replace(/\/map$/, "");
    for (const screen of SCREENS) {
      await page.goto("about:blank");
      await page.goto(`${workshop}/${screen}`);
      await started(page);
      await note(screen);
    }
    await page.goto("about:blank");
    await page.goto("./");
    await started(page);
    await note("home");
    expect(jumps).toEqual([]);
  });
}
