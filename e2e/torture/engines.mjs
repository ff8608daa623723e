// *engines*: create, edit, reload, find again, save a file, open it: in Firefox and in WebKitGTK, as in Chromium.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./browser.mjs";
import { findProgram, firefox, webkit } from "./driver.mjs";

const ENGINES = [
  { name: "Firefox", start: firefox, programs: ["firefox-esr", "firefox"], packages: ["firefox-esr"] },
  { name: "WebKitGTK", start: webkit, programs: ["WebKitWebDriver"], packages: ["webkit2gtk-driver", "xvfb"], needs: "Xvfb" },
];

export async function run({ site }) {
  const counts = {};
  const failures = [];
  for (const engine of ENGINES) {
    const program = programOf(engine);
    if (!program) {
      counts[engine.name] = "left out: not installed here, and could not be installed";
      continue;
    }
    const folder = temporaryFolder();
    let page;
    const done = [];
    try {
      page = await engine.start(program, folder.path);
      await journey(page, site, folder.path, (what) => done.push(what));
    } catch (error) {
      failures.push({ engine: engine.name, after: done.at(-1), error: String(error).slice(0, 400) });
    } finally {
      await page?.end();
      folder.remove();
    }
    counts[engine.name] = `${done.length} of ${ALL.length}: ${done.join(", ")}`;
    if (done.length !== ALL.length && !failures.some((failure) => failure.engine === engine.name)) failures.push({ engine: engine.name, done });
  }
  return { counts, failures };
}

/** Where it is; where it is not and this is Debian's root, installed. */
function programOf({ programs, packages, needs }) {
  const find = () => (needs && !findProgram(needs) ? undefined : findProgram(...programs));
  if (!find() && process.getuid?.() === 0 && findProgram("apt-get")) {
    console.log(`installing ${packages.join(" ")} with apt-get`);
    try {
      execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    } catch {
      return undefined;
    }
  }
  return find();
}

const ALL = ["create", "edit", "save", "reload and find again", "find in the list", "export", "import"];

async function journey(page, site, folder, did) {
  await page.goto(site.url);
  await page.until(() => !document.querySelector("#skeleton") && !!document.querySelector("[data-way=empty]"));
  await page.click("[data-way=empty]");
  await page.until(() => /#\/w\/\w{13}\/map/.test(location.hash));
  await page.until(clickNamed, "Add the first step|Add step");
  await page.until(() => document.querySelectorAll("svg.map [data-step]").length === 1);
  did("create");

  await page.until(() => !!document.querySelector("#field-0, .inline-field, input:focus"));
  await page.run(setField, "#field-0", "Develop – “Ümläut”");
  await page.run(setField, "#field-2", "3 d");
  await page.until(() => /Develop – “Ümläut”/.test(document.querySelector("svg.map [data-step]").getAttribute("aria-label")));
  did("edit");
  await page.until(() => document.querySelector(".saved .word").textContent === "Saved");
  did("save");

  await page.reload();
  await page.until(() => /Develop – “Ümläut”/.test(document.querySelector("svg.map [data-step]")?.getAttribute("aria-label") ?? ""));
  did("reload and find again");

  // A file: the link that the app makes is caught, and its bytes are read.
  await page.run(catchDownload);
  await page.until(clickNamed, "Save a file");
  await page.until(() => typeof window.caught === "string");
  const text = await page.run(() => window.caught);
  if (!text.startsWith('{"format":"streamgauge.workshop"') || !text.includes("Develop – “Ümläut”")) throw new Error(`not the file: ${text.slice(0, 80)}`);

  await page.run(() => (location.hash = "#/"));
  await page.until(() => document.querySelectorAll(".workshops tbody tr").length === 1);
  did("find in the list");
  did("export");

  const path = join(folder, "copy.streamgauge.json");
  writeFileSync(path, text);
  await page.run(holdInput);
  await page.until(clickNamed, "Open file");
  await page.until(() => !!document.querySelector("input[type=file]"));
  await page.run(() => document.querySelector("input[type=file]").removeAttribute("hidden"));
  await page.type("input[type=file]", path);
  await page.until(() => /Develop – “Ümläut”/.test(document.querySelector("svg.map [data-step]")?.getAttribute("aria-label") ?? ""));
  await page.run(() => (location.hash = "#/"));
  await page.until(() => document.querySelectorAll(".workshops tbody tr").length === 2);
  did("import");
}

/** In the page: clicks the button of that name, if it is there. */
function clickNamed(names) {
  const named = new RegExp(`^(${names})`);
  const button = [...document.querySelectorAll("button")].find((button) => named.test((button.getAttribute("aria-label") ?? button.textContent).trim()));
  button?.click();
  return !!button;
}

/** In the page: fills a field as typing and leaving it does. */
function setField(css, text) {
  const field = document.querySelector(css);
  field.focus();
  field.value = text;
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}

/** In the page: the next download is read instead of being made. */
function catchDownload() {
  const make = URL.createObjectURL;
  let blob;
  URL.createObjectURL = (made) => make.call(URL, (blob = made));
  const click = HTMLElement.prototype.click;
  HTMLElement.prototype.click = function () {
    if (!this.download) return click.call(this);
    blob.text().then((text) => (window.caught = text));
  };
}

/** In the page: the file input is not clicked, so that no dialog of the system opens. */
function holdInput() {
  const click = HTMLElement.prototype.click;
  HTMLElement.prototype.click = function () {
    if (this.type !== "file") click.call(this);
  };
}
