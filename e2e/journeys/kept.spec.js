// Whole workshops and their keeping: backup and restore, history, merging, the linked file, room, dropped files.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, started, test } from "../fixtures.js";
import { CHAIN, addSteps, startEmpty, step, total } from "./steps.js";

/** A workshop of that name with the first steps of the chain; gives its id. */
async function workshop(page, name, steps = 2) {
  await startEmptyAnywhere(page);
  await addSteps(page, CHAIN.slice(0, steps));
  await rename(page, name);
  return page.url().match(/\/w\/(\w{13})\//)[1];
}

async function startEmptyAnywhere(page) {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: /^(Start with an empty map|New workshop)$/ }).click();
  await expect(page.getByRole("button", { name: "Add the first step" })).toBeVisible();
}

async function rename(page, name) {
  const title = page.getByRole("textbox", { name: "Title of the workshop" });
  await title.fill(name);
  await title.press("Enter");
  await expect(page.getByRole("status").getByText("Saved", { exact: true })).toBeVisible();
}

async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function choose(page, button, name, bytes) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: button }).click()]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
}

/** Drops a file somewhere on the page, as a person does. */
async function drop(page, selector, name, content) {
  const transfer = await page.evaluateHandle(
    ([name, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name));
      return transfer;
    },
    [name, content],
  );
  await page.dispatchEvent(selector, "dragover", { dataTransfer: transfer });
  await page.dispatchEvent(selector, "drop", { dataTransfer: transfer });
}

/** Names and places of an archive's members, from its directory. */
function members(zip) {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const name = zip.toString("utf8", at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const [size, header] = [zip.readUInt32LE(at + 24), zip.readUInt32LE(at + 42)];
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return { name, start, text: zip.toString("utf8", start, start + size) };
  });
}

test.describe("all my workshops", () => {
  test("are listed with sizes, and what the browser says about keeping them", async ({ page }) => {
    await workshop(page, "Payments");
    await workshop(page, "Claims");
    await page.getByRole("link", { name: "All workshops" }).click();
    await page.getByRole("link", { name: "Backup and storage" }).click();
    await expect(page.getByRole("heading", { name: "All my workshops" })).toBeVisible();
    const row = page.getByRole("row").filter({ hasText: "Payments" });
    await expect(row.getByRole("cell").nth(2)).toHaveText(/^\d+(\.\d)? k?B/);
    await expect(page.getByRole("status").filter({ hasText: /^2 workshops, .* in all$/ })).toBeVisible();
    const storage = page.getByRole("region", { name: "Storage" });
    await expect(storage.getByRole("definition").first()).toHaveText(/B of .*%\)/);
    await expect(storage.getByText(/^(Yes|Not promised|The browser does not say)/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete Claims", exact: true }).click();
    await expect(page.getByRole("heading", { name: /^Bin/ })).toBeVisible();
    await page.getByRole("button", { name: "Put back Claims" }).click();
    await expect(page.getByRole("heading", { name: /^Bin/ })).toHaveCount(0);
  });

  test("go into one archive and come back as copies, deploy data and bin included", async ({ page, browser, baseURL }) => {
    await page.goto("./#/example");
    await expect(page.getByRole("region", { name: "Totals of the map" })).toBeVisible();
    await workshop(page, "Ünder / <way>");
    await workshop(page, "Thrown away", 1);
    await page.goto("./#/");
    await page.getByRole("button", { name: "Delete Thrown away" }).click();
    await page.goto("./#/all");
    const backup = await downloaded(page, () => page.getByRole("button", { name: "Back up everything" }).click());
    expect(backup.name).toMatch(/^streamgauge-backup-\d{4}-\d\d-\d\d\.zip$/);
    const inside = members(backup.bytes);
    expect(inside.map((member) => member.name).sort()).toEqual([
      expect.stringMatching(/^bin\/thrown-away\.streamgauge\.json$/),
      expect.stringMatching(/^kestrel-parcels.*\.streamgauge\.json$/),
      expect.stringMatching(/^Ünder.*\.streamgauge\.json$|^ünder.*\.streamgauge\.json$/i),
    ]);
    const example = JSON.parse(inside.find((member) => member.name.startsWith("kestrel")).text);
    expect(example.datasets.length).toBeGreaterThan(0);

    // Into another browser, where nothing is, with one member damaged.
    const broken = Buffer.from(backup.bytes);
    const victim = inside.find((member) => /nder/.test(member.name));
    broken.write("#############", victim.start + victim.text.indexOf('"gestures"'));
    const other = await (await browser.newContext({ baseURL })).newPage();
    await other.goto("./");
    await started(other);
    await choose(other, "Open file", "backup.zip", broken);
    const report = other.getByRole("dialog", { name: "What came in" });
    await expect(report).toContainText("3 workshops came in. For 1 member there is something to know:");
    await expect(report.getByRole("listitem").filter({ hasText: "nder" })).toContainText("damaged at line");
    await report.getByRole("link", { name: "All my workshops" }).click();
    await expect(other.getByRole("link", { name: /^Kestrel Parcels/ })).toHaveCount(1);
    await expect(other.getByRole("button", { name: "Put back Thrown away" })).toBeVisible();
    await other.getByRole("link", { name: /^Kestrel Parcels/ }).click();
    expect((await total(other, "Total lead time"))[0]).toBe("60d");
    await other.getByRole("link", { name: "Delivery" }).click();
    await expect(other.getByText(/deployments/i).first()).toBeVisible();

    // Here all of them are once more: nothing was overwritten.
    await choose(page, "Restore a backup", "backup.zip", backup.bytes);
    await expect(page.getByRole("dialog", { name: "What came in" })).toContainText("3 workshops came in, all of them whole.");
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("link", { name: /^Kestrel Parcels/ })).toHaveCount(2);

    // The copy says that it is one, until it is changed.
    const copy = page.getByRole("row", { name: /Kestrel Parcels/ }).filter({ hasText: "came in as a copy, not changed here" });
    await expect(copy).toHaveCount(1);
    await copy.getByRole("link", { name: /^Kestrel Parcels/ }).click();
    await rename(page, "Kestrel Parcels, again");
    await page.goto("./#/all");
    await expect(page.getByRole("row", { name: /Kestrel Parcels, again/ })).toBeVisible();
    await expect(page.getByText("came in as a copy, not changed here")).toHaveCount(2);
    await other.context().close();
  });

  test("an archive that is cut off gives what stands whole", async ({ page }) => {
    await workshop(page, "Payments");
    await workshop(page, "Claims");
    await page.goto("./#/all");
    const { bytes } = await downloaded(page, () => page.getByRole("button", { name: "Back up everything" }).click());
    const last = members(bytes).at(-1);
    await choose(page, "Restore a backup", "cut.zip", bytes.subarray(0, last.start + last.text.length - 40));
    const report = page.getByRole("dialog", { name: "What came in" });
    await expect(report).toContainText("2 workshops came in");
    await expect(report).toContainText("The archive is cut off");
    await page.getByRole("button", { name: "Done" }).click();
    await choose(page, "Restore a backup", "other.zip", Buffer.from("PK\x03\x04 and nothing else"));
    await expect(report).toContainText("no ZIP archive");
  });

  test("rows that nothing speaks of are removed a day after they were first seen, others never", async ({ page }) => {
    await page.goto("./#/example");
    await expect(page.getByRole("region", { name: "Totals of the map" })).toBeVisible();
    const put = () =>
      page.evaluate(async () => {
        const db = await new Promise((done) => (indexedDB.open("streamgauge").onsuccess = (event) => done(event.target.result)));
        const change = db.transaction(["datasets", "dataset_heads"], "readwrite");
        change.objectStore("datasets").put(new Uint8Array(5000), "0000000000abc");
        change.objectStore("dataset_heads").put("{}", "0000000000abc");
        await new Promise((done) => (change.oncomplete = done));
        db.close();
      });
    const ids = () =>
      page.evaluate(async () => {
        const db = await new Promise((done) => (indexedDB.open("streamgauge").onsuccess = (event) => done(event.target.result)));
        const keys = await new Promise((done) => (db.transaction("datasets").objectStore("datasets").getAllKeys().onsuccess = (event) => done(event.target.result)));
        db.close();
        return keys;
      });
    const kept = await ids();
    expect(kept.length).toBeGreaterThan(0);
    await put();
    await page.goto("./#/");
    await page.getByRole("button", { name: /^Delete Kestrel/ }).click();
    await page.goto("./#/all");
    await expect(page.getByText(/^1 set of deploy data \(5\.0 kB\) that no workshop speaks of/)).toBeVisible();
    expect(await ids()).toHaveLength(kept.length + 1);
    await page.clock.setFixedTime(Date.now() + 25 * 3_600_000);
    await page.reload();
    await expect(page.getByRole("status").filter({ hasText: /with the bin$/ })).toBeVisible();
    await expect.poll(ids).toEqual(kept);
  });
});

test.describe("history", () => {
  test("says who changed what and when, shows an earlier moment and goes back to it", async ({ page }) => {
    await workshop(page, "Payments");
    await page.getByRole("link", { name: /^Saved/ }).click();
    const list = page.getByRole("listbox", { name: "Changes, newest first" });
    await expect(list.getByRole("option", { name: /Named|Renamed the workshop from “Untitled workshop” to “Payments”/ }).first()).toBeVisible();
    await expect(list.getByRole("option", { name: /Lead time of “Refine story”: 3 d/ })).toContainText("You");
    await expect(list.getByRole("option").first()).toHaveAttribute("aria-posinset", "1");
    await list.getByRole("option", { name: /%C\/A of “Prioritise request”: 70/ }).click();
    const moment = page.getByRole("region", { name: "As it was then" });
    await expect(moment.getByRole("heading", { name: /^After change \d+ of \d+, today/ })).toBeVisible();
    await expect(moment.locator("dl.totals")).toContainText("5d");
    await expect(moment.getByRole("img", { name: "The map as it was then" })).toContainText("Prioritise");
    await expect(moment.getByRole("img", { name: "The map as it was then" })).not.toContainText("Refine");
    await expectAccessible(page);
    await moment.getByRole("button", { name: "Go back to this" }).click();
    await expect(page.getByText(/^The workshop is as it was today/)).toBeVisible();
    await page.getByRole("link", { name: "Map", exact: true }).click();
    await expect(step(page, "Prioritise request")).toBeVisible();
    await expect(step(page, "Refine story")).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(step(page, "Refine story")).toBeVisible();
    expect((await total(page, "Total lead time"))[0]).toBe("8d");
  });

  test("is walked through by keys", async ({ page }) => {
    await workshop(page, "Payments", 1);
    await page.goto(page.url().replace("/map", "/history"));
    const list = page.getByRole("listbox", { name: "Changes, newest first" });
    await list.focus();
    await page.keyboard.press("Home");
    await expect(list.getByRole("option", { selected: true })).toHaveAttribute("aria-posinset", "1");
    await page.keyboard.press("ArrowDown");
    await expect(list.getByRole("option", { selected: true })).toHaveAttribute("aria-posinset", "2");
    await page.keyboard.press("End");
    await expect(page.getByRole("heading", { name: /^After change 1 of/ })).toBeVisible();
  });
});

test.describe("merging", () => {
  test("two copies of a file are joined, with a list of what came in, and undo takes it back", async ({ page, browser, baseURL }) => {
    await workshop(page, "Payments");
    const original = page.url();
    const file = await downloaded(page, () => page.getByRole("button", { name: "Save a file" }).click());

    // Somebody else goes on with the file.
    const other = await (await browser.newContext({ baseURL })).newPage();
    await other.goto("./");
    await started(other);
    await choose(other, "Open file", file.name, file.bytes);
    await addSteps(other, CHAIN.slice(2, 3));
    const theirs = await downloaded(other, () => other.getByRole("button", { name: "Save a file" }).click());
    await other.context().close();

    // Meanwhile something is done here as well.
    await step(page, "Refine story").click();
    await page.getByLabel("Lead time", { exact: true }).fill("4 d");
    await page.getByLabel("Lead time", { exact: true }).press("Enter");
    await drop(page, "main", theirs.name, theirs.bytes.toString());
    const dialog = page.getByRole("dialog", { name: "A copy of this workshop is here" });
    await expect(dialog).toContainText(/was opened as a copy. “Payments”.* holds \d+ changes that are not there; 1 change was made there only/);
    await expect(step(page, "Develop")).toBeVisible();
    expect(page.url()).not.toBe(original);
    await expect(dialog.getByRole("listitem").filter({ hasText: "“Develop”" }).first()).toBeVisible();
    await expectAccessible(page, ".kin");
    await dialog.getByRole("button", { name: "Bring in what is new" }).click();
    await expect(page.getByText(/changes were brought into “Payments”/)).toBeVisible();
    await expect(page.getByRole("option", { name: /“Develop”.*new/ }).first()).toContainText("Person 1");
    await page.getByRole("textbox", { name: "Name of Person 1" }).fill("Ana");
    await page.getByRole("textbox", { name: "Name of Person 1" }).press("Enter");
    await expect(page.getByRole("option", { name: /“Develop”/ }).first()).toContainText("Ana");
    await page.getByRole("link", { name: "Map", exact: true }).click();
    expect(page.url()).toBe(original);
    await expect(step(page, "Develop")).toBeVisible();
    expect((await total(page, "Total lead time"))[0]).toBe("15d");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(step(page, "Develop")).toHaveCount(0);
    expect((await total(page, "Total lead time"))[0]).toBe("9d");
    await page.reload();
    expect((await total(page, "Total lead time"))[0]).toBe("9d");
    await page.getByRole("link", { name: "All workshops" }).click();
    await expect(page.getByRole("link", { name: "Payments" })).toHaveCount(1);
  });

  test("a file of a workshop that is here opens as a copy, and may stay one", async ({ page }) => {
    await workshop(page, "Payments");
    const file = await downloaded(page, () => page.getByRole("button", { name: "Save a file" }).click());
    const original = page.url();
    await page.getByRole("link", { name: "All workshops" }).click();
    await choose(page, "Open file", file.name, file.bytes);
    const dialog = page.getByRole("dialog", { name: "A copy of this workshop is here" });
    await expect(dialog).toContainText("the file holds nothing that is not there; nothing was changed there since.");
    await dialog.getByRole("button", { name: "Keep as a copy" }).click();
    await expect(step(page, "Refine story")).toBeVisible();
    expect(page.url()).not.toBe(original);
    await page.getByRole("link", { name: "All workshops" }).click();
    await expect(page.getByRole("link", { name: "Payments" })).toHaveCount(2);
  });
});

test.describe("files", () => {
  test("deploy data that is dropped on the map is imported there", async ({ page }) => {
    await workshop(page, "Payments", 1);
    await drop(page, "main", "deployments.csv", "service,environment,finished_at,status\npay,production,2026-01-05T10:00:00Z,success\n");
    await expect(page).toHaveURL(/\/delivery$/);
    await expect(page.getByText("deployments.csv").first()).toBeVisible();
  });

  test("the operating system's files are opened once the page is installed", async ({ page }) => {
    await workshop(page, "Payments");
    const file = await downloaded(page, () => page.getByRole("button", { name: "Save a file" }).click());
    const manifest = await page.evaluate(() => fetch("manifest.webmanifest").then((answer) => answer.json()));
    expect(Object.keys(manifest.file_handlers[0].accept)).toContain("application/json");
    // What a browser does with a file that was opened: it calls the consumer with handles.
    await page.addInitScript((content) => {
      const handle = { getFile: async () => new File([content], "launched.streamgauge.json") };
      const value = { setConsumer: (consumer) => setTimeout(() => consumer({ files: [handle] }), 300) };
      Object.defineProperty(window, "launchQueue", { value });
    }, file.bytes.toString().replaceAll("Payments", "Launched"));
    await page.goto("./");
    await page.reload();
    await expect(page.getByRole("dialog", { name: "A copy of this workshop is here" })).toContainText("launched.streamgauge.json");
  });

  test("a linked file is written with every change, and what others wrote there is brought in", async ({ page }) => {
    // The browser's private files stand for those on disk: the same handles, without the question that no test can answer.
    await page.addInitScript(() => {
      window.showSaveFilePicker = async ({ suggestedName }) => (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
    });
    await workshop(page, "Payments");
    await page.getByRole("link", { name: /^Saved/ }).click();
    await page.getByRole("button", { name: "Link to a file" }).click();
    const state = page.getByRole("region", { name: "File on disk" }).getByRole("status");
    await expect(state).toHaveText(/^payments\.streamgauge\.json, written today/);
    const content = () =>
      page.evaluate(async () => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle("payments.streamgauge.json");
        return (await handle.getFile()).text();
      });
    expect(JSON.parse(await content()).name).toBe("Payments");

    // After a reload it goes on, from the map as well.
    await page.getByRole("link", { name: "Map", exact: true }).click();
    await page.reload();
    await addSteps(page, CHAIN.slice(2, 3));
    await expect.poll(content).toContain("Develop");

    // Somebody else writes into it.
    await page.evaluate(async () => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle("payments.streamgauge.json");
      const text = await (await handle.getFile()).text();
      const [clock] = JSON.parse(text).gestures.at(-1).stamp.split("-");
      const theirs = { stamp: `${clock}-0zzzzzzzzzzzz`, at_ms: Date.now(), edits: [{ rename_workshop: { name: "Payments, by Ana" } }] };
      const out = await handle.createWritable();
      await out.write(text.replace(/\n\]\}\s*$/, `,\n${JSON.stringify(theirs)}\n]}\n`));
      await out.close();
    });
    await step(page, "Develop").click();
    await page.getByLabel("Lead time", { exact: true }).fill("7 d");
    await page.getByLabel("Lead time", { exact: true }).press("Enter");
    await expect(page.getByText("1 change that somebody wrote into payments.streamgauge.json was brought in.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Title of the workshop" })).toHaveValue("Payments, by Ana");
    await expect.poll(content).toContain("7 d");
    expect(await content()).toContain("Payments, by Ana");
  });
});

test("before the room is used up a banner says so", async ({ page }) => {
  // Chromium tells every site "what you use and 10 GiB more", whatever the disk and the override of its tools: what other
  // browsers tell is put in its place.
  await page.addInitScript(() => {
    navigator.storage.estimate = async () => ({ usage: 780e6, quota: 1000e6 });
  });
  await workshop(page, "Payments", 1);
  const banner = page.getByRole("alert").filter({ hasText: "This browser gives the page 1.0 GB, and 780 MB of it are used." });
  await expect(banner).toBeVisible({ timeout: 10_000 });
  await expectAccessible(page, ".room");
  await banner.getByRole("button", { name: "Not now" }).click();
  await expect(banner).toHaveCount(0);
});
