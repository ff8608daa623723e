// Lets the bench of importers drive the app: it is given to `npm run import` as --product-adapter and injected before the
// app's own scripts. It presses the buttons that a person presses; the clock stops when the figures of the data set are
// painted, and the answers are those of "Copy as JSON".
(() => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const until = async (find) => {
    const given_up = performance.now() + 60_000;
    while (performance.now() < given_up) {
      const found = find();
      if (found) return found;
      await frame();
    }
    throw new Error(`never came: ${find}`);
  };
  // The time at which the first frame that holds it was painted: the task after that frame.
  const painted = async (find) => {
    await frame();
    await until(find);
    const { port1, port2 } = new MessageChannel();
    return new Promise((done) => {
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    });
  };
  const named = (kind, words) => [...document.querySelectorAll(kind)].find((one) => words.test(one.textContent.trim()));
  const pressed = async (kind, words) => (await until(() => { const one = named(kind, words); return one && !one.disabled && one; })).click();
  const levelHeading = () => named("h2, h3", /^Delivery level/);
  const input = () => document.querySelector("input[type=file]");

  const week = (one) => [one.starts, one.deployments, one.lead_time_median_s, one.lead_time_p90_s, one.failure_rate, one.recovery_median_s];
  const figures = (of, weekly) => ({
    deploys: of.deployment_frequency.deployments,
    deploys_per_week: of.deployment_frequency.deployments / weekly.length,
    lead_median_s: of.change_lead_time.median_s,
    lead_p90_s: of.change_lead_time.p90_s,
    change_failure_rate: of.change_failure_rate.rate,
    recovery_median_s: of.recovery_time.median_s,
    weekly: weekly.map(week),
  });
  // The weeks of a service are those of the sheet of that service: the filter is used as a person uses it, and timed.
  const choose = async (select, value) => {
    let is_changed = false;
    const watch = new MutationObserver(() => { is_changed = true; });
    watch.observe(document.querySelector(".sheet-figures"), { childList: true, characterData: true, subtree: true });
    const from = performance.now();
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    const shown = await painted(() => is_changed && document.querySelector('.delivery-sheet[aria-busy="false"]'));
    watch.disconnect();
    return shown - from;
  };
  const answers = async (timed) => {
    const all = await copied();
    const services = {};
    const select = () => document.querySelector('select[aria-label="Service"]');
    // The choices are the services in their order, behind "all".
    for (const [place, name] of Object.keys(all.services).entries()) {
      timed.push(await choose(select(), String(place + 1)));
      const one = await copied();
      services[name] = figures(one.overall, one.weekly);
    }
    timed.push(await choose(select(), "0"));
    return {
      rows: all.rows.read, production_rows: all.rows.used, weeks: all.weekly.length, first_week: all.weekly[0].starts,
      overall: figures(all.overall, all.weekly), services,
    };
  };
  let copy;
  const copied = async () => {
    const text = new Promise((done) => { copy = done; });
    (await until(() => named("button", /^Copy as JSON$/))).click();
    return JSON.parse(await text);
  };

  const run = async () => {
    Object.defineProperty(Clipboard.prototype, "writeText", { configurable: true, value: (words) => { copy(words); return Promise.resolve(); } });
    await until(() => document.querySelector("main") && !document.getElementById("skeleton"));
    await pressed("button", /^Start with an empty map$/);
    await pressed("a", /^Delivery$/);
    const picker = await until(input);
    window.__ready = performance.now();
    const started = await new Promise((done) => picker.addEventListener("change", () => done(performance.now()), { capture: true, once: true }));
    await pressed("button", /^Add to Delivery$/);
    const added = performance.now();
    const shown = await painted(levelHeading);
    // The bench looks twice: when the import is over, to read clocks and memory, and then for the answers.
    let looks = 0;
    Object.defineProperty(window, "__done", { get: () => (looks++ === 0 ? true : told(shown - started, added - started)) });
  };
  const told = async (ms, to_add) => {
    const filters = [];
    const found = await answers(filters);
    return { ms, phases: { to_add, filters }, answers: { ...found, phases: { to_add, filters } } };
  };
  addEventListener("DOMContentLoaded", () => run().catch((error) => { window.__done = { error: String(error) }; }));
})();
