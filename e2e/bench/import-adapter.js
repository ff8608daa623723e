// Lets the bench of importers drive the app: it is given to `npm run import` as --product-adapter and injected before the
// app's own scripts. It presses the buttons that a person presses; the clock stops when the figures of the data set are
// painted, and the answers are those of "Copy as JSON".
(() => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
  }));
  const until = async (find) => { for (;;) { const found = find(); if (found) return found; await frame(); } };
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
  const answers = (json) => {
    const weekly = json.weekly;
    const services = Object.entries(json.services).filter(([, of]) => of.deployment_frequency.deployments > 0);
    return {
      rows: json.rows.read, production_rows: json.rows.used, weeks: weekly.length, first_week: weekly[0].starts,
      overall: figures(json.overall, weekly),
      services: Object.fromEntries(services.map(([name, of]) => [name, figures(of, json.weekly_by_service[name])])),
    };
  };
  const copied = async () => {
    const text = new Promise((done) => {
      Object.defineProperty(navigator.clipboard, "writeText", { configurable: true, value: (words) => { done(words); return Promise.resolve(); } });
    });
    await pressed("button", /^Copy as JSON$/);
    return JSON.parse(await text);
  };

  const run = async () => {
    await until(() => document.querySelector("main") && !document.getElementById("skeleton"));
    await pressed("button", /^Start with an empty map$/);
    await pressed("a", /^Delivery$/);
    const picker = await until(input);
    window.__ready = performance.now();
    const started = await new Promise((done) => picker.addEventListener("change", () => done(performance.now()), { capture: true, once: true }));
    await pressed("button", /^Add to Delivery$/);
    const added = performance.now();
    await until(levelHeading);
    const shown = await painted();
    const done = { ms: shown - started, phases: { to_add: added - started } };
    done.answers = answers(await copied());
    window.__done = done;
  };
  addEventListener("DOMContentLoaded", () => run().catch((error) => { window.__done = { error: String(error) }; }));
})();
