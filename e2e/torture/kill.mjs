// *kill* (S3): every process of the browser gets SIGKILL, after "Saved" and in the middle of saving.
import { setTimeout as sleep } from "node:timers/promises";
import { opened, saved, seen, startBrowser, startEmpty, temporaryFolder } from "./browser.mjs";
import { gesture } from "./gestures.mjs";
import { Random } from "./random.mjs";

/** Two thirds of the seeds wait for Saved; the others make a burst and are killed somewhere in it. */
export async function run({ site, seeds = 300, from = 1, progress = () => {} }) {
  const folder = temporaryFolder();
  const counts = { killed_after_saved: 0, killed_in_a_burst: 0, gestures: 0, bursts_found_whole: 0, interrupted: 0 };
  const failures = [];
  let browser = await startBrowser(folder.path);
  try {
    let page = await browser.context.newPage();
    await startEmpty(page, site.url);
    const address = page.url();
    for (let seed = from; seed < from + seeds; seed += 1) {
      let expected;
      try {
        expected = await (seed % 3 === 0 ? burst : waited)(page, new Random(seed), counts);
      } catch (error) {
        // The browser went away on its own: nothing is known of what was done.
        counts.interrupted += 1;
        if (counts.interrupted > 20) throw error;
      }
      await browser.kill();
      browser = await restart(folder.path);
      page = await browser.context.newPage();
      await page.goto(address);
      await opened(page);
      const found = await seen(page);
      if (!expected) continue;
      if (expected.length > 1 && found === expected.at(-1)) counts.bursts_found_whole += 1;
      if (!expected.includes(found)) failures.push({ seed, found, expected });
      if (seed % 10 === 0) progress({ counts, failures });
    }
  } finally {
    await browser.kill();
    folder.remove();
  }
  return { counts, failures };
}

/** A machine under load may need more than one try. */
async function restart(profile) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startBrowser(profile);
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

/** One gesture that changes something, and Saved: only the newest state may be found. */
async function waited(page, random, counts) {
  const before = await seen(page);
  for (let tries = 0; tries < 6 && (await seen(page)) === before; tries += 1) await gesture(page, random);
  await saved(page);
  const state = await seen(page);
  counts.gestures += 1;
  counts.killed_after_saved += 1;
  return [state];
}

/** Several gestures, nothing waited for: any of the states since Saved may be found, but none between or besides. */
async function burst(page, random, counts) {
  await saved(page).catch(() => {});
  const states = [await seen(page)];
  const stop = await record(page, states);
  for (let left = 2 + random.below(4); left > 0; left -= 1) {
    await gesture(page, random);
    counts.gestures += 1;
  }
  if (random.below(2)) await sleep(random.below(25));
  await stop();
  counts.killed_in_a_burst += 1;
  return states;
}

/** Notes every state that the page shows, in order. */
async function record(page, states) {
  await page.evaluate(() => {
    window.states = [];
    new MutationObserver(() => {
      const now = window.shownState();
      if (window.states.at(-1) !== now) window.states.push(now);
    }).observe(document.querySelector("#app"), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  return async () => states.push(...(await page.evaluate(() => window.states)));
}
