// *tabs* (S5): two and three tabs on one workshop; seeded edits, late and lost messages, tabs that open in the middle,
// and one that is frozen. In the end all show the same, and nothing that anybody made is missing.
import { setTimeout as sleep } from "node:timers/promises";
import { addStep, defineShownState, opened, saved, seen, startEmpty, stored, withBrowser } from "./browser.mjs";
import { gesture } from "./gestures.mjs";
import { Random } from "./random.mjs";

/** Messages come late, out of order, or not at all, as `window.messageLoss` (0 to 1) says. */
function disturbMessages() {
  const post = BroadcastChannel.prototype.postMessage;
  BroadcastChannel.prototype.postMessage = function (message) {
    if (Math.random() < (window.messageLoss ?? 0)) return;
    setTimeout(() => post.call(this, message), Math.random() * (window.messageDelay ?? 0));
  };
}

export function run({ site, seeds = 60, from = 1 }) {
  return withBrowser(async ({ context }) => {
    await context.addInitScript(disturbMessages);
    await context.addInitScript(defineShownState);
    const counts = { seeds: 0, tabs: 0, gestures: 0, tabs_opened_in_the_middle: 0, frozen: 0, messages_lost: 0 };
    const failures = [];
    for (let seed = from; seed < from + seeds; seed += 1) {
      const problem = await oneSeed(context, site, new Random(seed), counts);
      if (problem) failures.push({ seed, ...problem });
      counts.seeds += 1;
    }
    return { counts, failures };
  });
}

async function oneSeed(context, site, random, counts) {
  const first = await context.newPage();
  await startEmpty(first, site.url);
  await addStep(first, "First");
  const address = first.url();
  const pages = [first];
  const open = async (waits) => {
    const page = await context.newPage();
    const loading = page.goto(address).then(() => opened(page));
    pages.push(page);
    if (waits) await loading;
    counts.tabs += 1;
    return loading;
  };
  try {
    const isLossy = random.below(3) === 0;
    for (let more = 1 + random.below(2); more > 0; more -= 1) await open(true);
    if (isLossy) counts.messages_lost += 1;
    await Promise.all(pages.map((page) => page.evaluate(([loss, delay]) => Object.assign(window, { messageLoss: loss, messageDelay: delay }), [isLossy ? 0.4 : 0, random.below(300)])));
    const frozen = random.below(3) === 0 ? await freeze(context, pages[1]) : undefined;
    if (frozen) counts.frozen += 1;
    const active = pages.filter((page) => page !== frozen?.page);
    let late;
    for (let left = 6 + random.below(6); left > 0; left -= 1) {
      const page = random.pick(active);
      await page.bringToFront();
      await gesture(page, random);
      counts.gestures += 1;
      if (left === 4 && random.below(2)) {
        counts.tabs_opened_in_the_middle += 1;
        late = open(false);
      }
    }
    await late;
    await frozen?.thaw();
    return await verdict(pages, isLossy);
  } catch (error) {
    return { error: String(error).slice(0, 600) };
  } finally {
    await Promise.all(pages.map((page) => page.close()));
  }
}

/** As the browser does with a tab that nobody has looked at for long. */
async function freeze(context, page) {
  const session = await context.newCDPSession(page);
  await saved(page).catch(() => {});
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  return { page, thaw: () => session.send("Page.setWebLifecycleState", { state: "active" }) };
}

async function verdict(pages, isLossy) {
  const isQuiet = () => ["Saved", "Nothing to save"].includes(document.querySelector(".saved .word")?.textContent);
  await Promise.all(pages.map((page) => page.waitForFunction(isQuiet, undefined, { polling: 50, timeout: 15_000 })));
  // Whoever looks at a tab makes it visible; that is when it looks for what it has missed.
  if (isLossy) for (const page of pages) await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  const live = await settled(pages);
  const known = (await stored(pages[0])).filter(([key]) => pages[0].url().includes(key.split("/")[0])).map(([, json]) => JSON.parse(json).stamp);
  const fresh = [];
  for (const page of pages) {
    await page.reload();
    await opened(page);
    fresh.push(await seen(page));
  }
  const problem = {};
  if (new Set(fresh).size !== 1) problem.after_reload = fresh;
  if (new Set([...live, fresh[0]]).size !== 1) problem.live = [...live, fresh[0]];
  if (new Set(known).size !== known.length) problem.stamps = known;
  return Object.keys(problem).length ? problem : undefined;
}

/** What all show, once that has been the same for a while, or at the end of patience. */
async function settled(pages) {
  let shown = [];
  for (let tries = 0; tries < 40; tries += 1) {
    await sleep(100);
    shown = await Promise.all(pages.map((page) => seen(page)));
    if (tries >= 4 && new Set(shown).size === 1) break;
  }
  return shown;
}
