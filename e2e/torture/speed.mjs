// *Speed*: gesture to Saved in a workshop of 1,000 steps; opening a workshop of 20,000 edits; the list of 1,000 workshops.
import { withLocalBrowser } from "./browser.mjs";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const STEPS = 1_000;
const EDITS = 20_000;
const WORKSHOPS = 1_000;

/** Goals in milliseconds. */
const GOALS = { gesture_to_saved_ms: 50, open_20000_edits_ms: 300, list_of_1000_ms: 200 };

function id(kind, at) {
  let n = BigInt(kind) * 1_000_000n + BigInt(at) * 7919n + 1n;
  let text = "";
  for (let place = 0; place < 13; place += 1, n >>= 5n) text = ALPHABET[Number(n & 31n)] + text;
  return text;
}

const stamp = (clock) => `${base32(clock)}-0000000000001`;

function base32(clock) {
  let text = "";
  for (let place = 0, n = BigInt(clock); place < 13; place += 1, n >>= 5n) text = ALPHABET[Number(n & 31n)] + text;
  return text;
}

const entry = (workshop, clock, edits) => [
  `${workshop}/${clock.toString(16).padStart(16, "0")}/0000000000001`,
  JSON.stringify({ stamp: stamp(clock), at_ms: 1.7e12, edits }),
];

const MAP = id(1, 0);

function wholeMap(count) {
  const steps = Array.from({ length: count }, (_, at) => ({
    id: id(2, at), name: `Step ${at + 1}`, team: `Team ${at % 7}`, kind: "process", lead_time: `${8 + ((at * 7) % 90)} h`, process_time: `${1 + ((at * 3) % 30)} h`,
    percent_ca: String(60 + ((at * 11) % 41)), position: { x: 140 + (at % 25) * 220, y: 150 + Math.floor(at / 25) * 150 },
  }));
  const flows = Array.from({ length: count - 1 }, (_, at) => ({ id: id(3, at), from: id(2, at), to: id(2, at + 1), kind: "forward" }));
  return { id: MAP, name: "Current state", state: "current", calendar: { hours_per_day: 8, days_per_week: 5 }, steps, flows };
}

/** A long sitting: 60 steps, whose facts are set again and again. */
function longJournal(workshop) {
  const entries = [entry(workshop, 1, [{ rename_workshop: { name: "A year of edits" } }, { add_map: { map: wholeMap(60), at: 0 } }])];
  for (let clock = 2; clock <= EDITS; clock += 1) {
    const set = [{ lead_time: `${1 + (clock % 90)} h` }, { process_time: `${1 + (clock % 9)} h` }, { name: `Step ${clock}` }, { percent_ca: String(60 + (clock % 40)) }][clock % 4];
    entries.push(entry(workshop, clock, [{ set_step: { map: MAP, step: id(2, clock % 60), set } }]));
  }
  return entries;
}

const bars = Array.from({ length: 9 }, (_, at) => ({ lane: at % 4, start_hours: at * 20, wait_hours: 12, process_hours: 8, heat: 1 + (at % 5), is_constraint: at === 4 }));
const listed = (name) => JSON.stringify({ name, changed_at_ms: 1.7e12, steps: 9, teams: 4, lead_time_hours: 180, hours_per_day: 8, days_per_week: 5, bars });

/** Puts records into the database of the page, as the app would have. */
function put(page, records) {
  return page.evaluate(
    (records) =>
      new Promise((done, failed) => {
        const request = indexedDB.open("streamgauge");
        request.onsuccess = () => {
          const transaction = request.result.transaction(Object.keys(records), "readwrite");
          for (const [store, pairs] of Object.entries(records)) for (const [key, value] of pairs) transaction.objectStore(store).put(value, key);
          transaction.oncomplete = () => done(request.result.close());
          transaction.onerror = () => failed(transaction.error);
        };
      }),
    records,
  );
}

/** Waits until the program has packed the journal of a workshop. */
async function packed(page, workshop) {
  // The second program packs, a while after it has been fetched for whatever reason.
  await page.evaluate(() => dispatchEvent(new Event("streamgauge:fetch-second")));
  for (let tries = 0; tries < 60; tries += 1) {
    const records = await page.evaluate(
      (workshop) =>
        new Promise((done) => {
          const request = indexedDB.open("streamgauge");
          request.onsuccess = () => {
            const count = request.result.transaction("entries").objectStore("entries").count(IDBKeyRange.bound(`${workshop}/`, `${workshop}0`));
            count.onsuccess = () => done(count.result, request.result.close());
          };
        }),
      workshop,
    );
    if (records < 100) return;
    await page.waitForTimeout(1_000);
  }
  throw new Error("the long journal was not packed within a minute");
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** From the change of a field to the badge's *Saved*, measured in the page. */
async function gestureToSaved(page, session, address, workshop) {
  await page.goto(`${address}#/w/${workshop}/map`);
  await page.reload();
  await page.locator("svg.map [data-step]").first().waitFor({ timeout: 30_000 });
  await page.locator("svg.map [data-step]").first().focus();
  await page.keyboard.press("Enter");
  await page.locator("#field-2").waitFor();
  const { given, busy_ms } = await mainThread(session, () => page.evaluate(async () => {
    const word = document.querySelector(".saved .word");
    const times = [];
    for (let round = 0; round < 41; round += 1) {
      const field = document.querySelector("#field-2");
      field.focus();
      field.value = `${round + 2} h`;
      const began = performance.now();
      const isSaved = new Promise((done) => {
        let wasSaving = false;
        const watch = new MutationObserver(() => {
          wasSaving ||= word.textContent !== "Saved";
          if (wasSaving && word.textContent === "Saved") done(watch.disconnect());
        });
        watch.observe(word, { childList: true, characterData: true, subtree: true });
      });
      field.dispatchEvent(new Event("change", { bubbles: true }));
      await isSaved;
      times.push(performance.now() - began);
      await new Promise((done) => setTimeout(done, 60));
    }
    return times;
  }));
  return { times: given.slice(1), busy: [busy_ms / given.length] };
}

/** From the address to the first steps on the page, the program being there already. */
async function opening(page, session, address, workshop, ready) {
  const [times, busy] = [[], []];
  for (let round = 0; round < 5; round += 1) {
    await page.goto(`${address}#/`);
    await page.reload();
    await page.getByRole("heading", { name: "Streamgauge" }).waitFor();
    await page.waitForTimeout(500);
    const measured = await mainThread(session, () =>
      page.evaluate(
        ([hash, ready]) =>
          new Promise((done) => {
            const began = performance.now();
            location.hash = hash;
            const look = () => (document.querySelector(ready) ? done(performance.now() - began) : requestAnimationFrame(look));
            look();
          }),
        [`#/w/${workshop}/map`, ready],
      ),
    );
    times.push(measured.given);
    busy.push(measured.busy_ms);
  }
  return { times, busy };
}

/** From coming home to the list on the page. */
async function list(page, session, address, workshop) {
  const [times, busy] = [[], []];
  for (let round = 0; round < 5; round += 1) {
    await page.goto(`${address}#/w/${workshop}/map`);
    await page.reload();
    await page.locator("svg.map").waitFor({ timeout: 30_000 });
    await page.waitForTimeout(500);
    const measured = await mainThread(session, () =>
      page.evaluate(
        (count) =>
          new Promise((done) => {
            const began = performance.now();
            location.hash = "#/";
            const look = () => (document.querySelectorAll(".workshops tbody tr").length >= count ? done(performance.now() - began) : requestAnimationFrame(look));
            look();
          }),
        WORKSHOPS,
      ),
    );
    times.push(measured.given);
    busy.push(measured.busy_ms);
  }
  return { times, busy };
}

/** What the page's main thread does meanwhile, in milliseconds of its own time: the same on a busy machine. */
async function mainThread(session, work) {
  const busy = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  const before = await busy();
  const given = await work();
  return { given, busy_ms: (await busy()) - before };
}

/** Puts the three databases' worth of workshops into the page's. */
export async function prepare(page) {
  const ids = { large: id(9, 1), long: id(9, 2), small: id(9, 3) };
  const whole = (workshop, name, count) => entry(workshop, 1, [{ rename_workshop: { name } }, { add_map: { map: wholeMap(count), at: 0 } }]);
  await put(page, {
    entries: [whole(ids.large, "Large", STEPS), whole(ids.small, "Small", 9), ...longJournal(ids.long)],
    workshops: [
      [ids.large, listed("Large")],
      [ids.long, listed("Long")],
      [ids.small, listed("Small")],
      ...Array.from({ length: WORKSHOPS - 3 }, (_, at) => [id(10, at), listed(`Workshop ${at}`)]),
    ],
  });
  return { ids };
}

export function run({ site }) {
  return withLocalBrowser(async ({ context }) => {
    const page = await context.newPage();
    await page.goto(site.url);
    await page.getByRole("button", { name: "Start with an empty map" }).waitFor();
    const { ids } = await prepare(page);
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const saved = await gestureToSaved(page, session, site.url, ids.large);
    const loose = await opening(page, session, site.url, ids.long, "svg.map [data-step]");
    await packed(page, ids.long);
    const opened = await opening(page, session, site.url, ids.long, "svg.map [data-step]");
    const listed = await list(page, session, site.url, ids.small);
    const counts = {
      gesture_to_saved_ms: median(saved.times),
      gesture_to_saved_p95_ms: saved.times.toSorted((a, b) => a - b)[Math.floor(saved.times.length * 0.95)],
      gesture_on_the_main_thread_ms: median(saved.busy),
      open_20000_edits_ms: median(opened.times),
      open_on_the_main_thread_ms: median(opened.busy),
      open_20000_not_packed_yet_ms: median(loose.times),
      list_of_1000_ms: median(listed.times),
      list_on_the_main_thread_ms: median(listed.busy),
    };
    for (const name of Object.keys(counts)) counts[name] = Math.round(counts[name]);
    const failures = Object.entries(GOALS).filter(([name, goal]) => counts[name] > goal).map(([name, goal]) => ({ [name]: counts[name], goal }));
    return { counts, failures };
  });
}
