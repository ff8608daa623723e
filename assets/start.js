// Starts the page's programs. The build names the first one's files in <meta name="program">; nothing is inline, so the
// policy can be strict.
//
// The second program (all screens but home and map) is fetched when the first one asks for it, by the event
// "streamgauge:fetch-second". How it stands is told in <html data-second="ready|failed"> and the event "streamgauge:second".

// Each language has its own two programs. boot.js has chosen: <html lang>. What is clicked with a data-language asks for
// another.

const page = document.documentElement;
const isGerman = page.lang === "de";
const words = (english, german) => (isGerman ? german : english);
const { dataset: named } = document.querySelector('meta[name="program"]');
const FIRST = {
  en: { js: named.js, wasm: named.wasm },
  de: { js: named.deJs ?? "./streamgauge-de.js", wasm: named.deWasm ?? "./streamgauge-de_bg.wasm" },
};
const SECOND = {
  js: words("./screens.js", "./screens-de.js"),
  wasm: words("./screens_bg.wasm", "./screens-de_bg.wasm"),
  styles: ["workbench", "table", "compare", "delivery", "scorecard", "improve", "ladder", "keeper", "charter", "report", "present"].map((name) => `./${name}.css`),
};
// The build fills in a hash over all files. Files without a hash in their names say at their end which build they are of.
const BUILD = "";
page.dataset.build = BUILD;
const address = (path) => new URL(path, document.baseURI);

async function run({ js, wasm }) {
  const { default: init, build = BUILD } = await import(address(js));
  if (build !== BUILD) throw otherBuild();
  await init({ module_or_path: address(wasm) });
}

// The host has a newer release than this page. Nothing keeps an offline copy here, else both would be of one release.
function otherBuild() {
  page.dataset.update = "ready";
  addEventListener("streamgauge:update-now", () => location.reload());
  dispatchEvent(new Event("streamgauge:update"));
  return new Error("another release");
}

function tell(error) {
  // A trap while starting is a crash of the program; anything else means that it did not arrive whole.
  const crashed = error instanceof WebAssembly.RuntimeError;
  const detail = String(error?.message ?? error);
  dispatchEvent(new CustomEvent(crashed ? "streamgauge:crash" : "streamgauge:cannot-start", { detail }));
}

function addStyles(path) {
  return new Promise((done, fail) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address(path);
    link.onload = done;
    link.onerror = () => {
      link.remove();
      fail(new Error(`${path} did not arrive`));
    };
    document.head.append(link);
  });
}

function second(state) {
  page.dataset.second = state;
  dispatchEvent(new Event("streamgauge:second"));
}

// The crash screen is fetched when there is a crash; the offline copy holds it. Only the first report counts: what follows
// it comes from a program that is already broken.
let hasCrashed = false;
async function crashed(message) {
  if (hasCrashed) return;
  hasCrashed = true;
  try {
    const { show } = await import(address("./crash.js"));
    show(message);
  } catch {
    document.body.prepend(
      words(
        `Streamgauge has stopped: ${message}. What was saved is safe; reload the page. `,
        `Streamgauge ist stehen geblieben: ${message}. Was gesichert war, ist sicher; die Seite neu laden. `,
      ),
    );
  }
}
const trap = (error) => error instanceof WebAssembly.RuntimeError && crashed(String(error.message));
addEventListener("streamgauge:crash", (event) => crashed(String(event.detail ?? "")));
addEventListener("error", (event) => trap(event.error));
addEventListener("unhandledrejection", (event) => trap(event.reason));

let fetching = null;
addEventListener("streamgauge:fetch-second", () => {
  fetching ??= Promise.all([run(SECOND), ...SECOND.styles.map(addStyles)]).then(
    () => second("ready"),
    (error) => {
      fetching = null;
      if (error instanceof WebAssembly.RuntimeError) tell(error);
      else second("failed");
    },
  );
});

// Files that are dropped on the page, or opened by the operating system, wait for the second program, which opens them.
function hand(files) {
  if (!files.length) return;
  window["streamgauge:files"] = [...files];
  dispatchEvent(new Event("streamgauge:files"));
  dispatchEvent(new Event("streamgauge:fetch-second"));
}
addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
addEventListener("drop", (event) => {
  const { files } = event.dataTransfer;
  if (!files.length || event.defaultPrevented) return;
  event.preventDefault();
  hand(files);
});
window.launchQueue?.setConsumer(({ files }) => hand(files));

// It also writes linked files, and says in time when the room runs short.
async function wantSecond() {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  if (localStorage["streamgauge.linked"] || usage > quota * 0.7) dispatchEvent(new Event("streamgauge:fetch-second"));
}
addEventListener("load", () => setTimeout(wantSecond, 1500));

// An address that holds a workshop is the second program's affair.
const arrive = () => location.hash.startsWith("#/open/") && dispatchEvent(new Event("streamgauge:fetch-second"));
addEventListener("hashchange", arrive);
arrive();

// --------------------------------------------------------------------------------------------------------- the language

// What changes it is fetched when somebody asks for it.
addEventListener("click", async (event) => {
  const language = event.target.closest?.("[data-language]")?.dataset.language;
  if (!language) return;
  try {
    const { speak } = await import(address("./language.js"));
    speak(language, address(FIRST[language].js));
  } catch {
    alert(words("Connect to the network once, then choose again.", "Einmal mit dem Netz verbinden, dann noch einmal wählen."));
  }
});

// A room that nobody sees and no selector reaches: what is put up there readies a program for its first map or import.
let backstage;
window.enterBackstage = () => {
  backstage = document.createElement("div");
  backstage.inert = true;
  backstage.style.cssText = "position:fixed;inset:0;visibility:hidden;contain:strict;z-index:-1";
  const stage = document.createElement("div");
  stage.id = "app";
  const styles = [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.cloneNode());
  backstage.attachShadow({ mode: "closed" }).append(...styles, stage);
  document.body.append(backstage);
  return stage;
};
window.leaveBackstage = () => backstage.remove();

if (isGerman) document.querySelector(".shell-opening")?.replaceChildren("Wird geöffnet …");
if (!page.hasAttribute("data-cannot-start")) run(FIRST[page.lang]).catch(tell);
// The first look takes the browser ten milliseconds: now nobody waits for it.
try {
  sessionStorage.length;
} catch {}
