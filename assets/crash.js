// The crash screen. Plain DOM, because a crashed program can no longer answer its own buttons.
//
// start.js fetches it when the program has broken down. It offers the error's text, a reload, and all that the database
// holds as one file, read here and not by the program.
const DATABASE = "streamgauge";
let shown = false;
const isGerman = document.documentElement.lang === "de";
const words = (english, german) => (isGerman ? german : english);

// ----------------------------------------------------------------------------------------------------------- the screen

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function button(label, className, action) {
  const made = element("button", { type: "button", className: `shell-button ${className}`, textContent: label });
  made.addEventListener("click", action);
  return made;
}

/** Only the first report counts: what follows it comes from a program that is already broken. */
export function show(message) {
  if (shown) return;
  shown = true;
  const said = element("p", { className: "shell-said" });
  said.setAttribute("role", "status");
  const say = (text) => (said.textContent = text);
  const buttons = element(
    "div",
    { className: "shell-buttons" },
    button(words("Download my workshops", "Meine Workshops herunterladen"), "first", () => rescue(say)),
    button(words("Reload", "Neu laden"), "", () => location.reload()),
    button(words("Copy error", "Fehler kopieren"), "", () => copy(message, say)),
  );
  const dialog = element(
    "div",
    { className: "shell-crash", tabIndex: -1 },
    element("h1", { id: "shell-crash-title", textContent: words("Streamgauge has stopped", "Streamgauge ist stehen geblieben") }),
    element("p", {
      id: "shell-crash-text",
      textContent:
        words(
        "An error in the program ended it. What the badge called Saved is in this browser's database and will be there after a reload. You can also save a file of it first.",
        "Ein Fehler im Programm hat es beendet. Was als gesichert galt, liegt in der Datenbank dieses Browsers und ist nach dem Neuladen da. Vorher lässt es sich auch als Datei herunterladen.",
      ),
    }),
    element("pre", { className: "shell-detail", tabIndex: 0, textContent: message }),
    buttons,
    said,
  );
  for (const [name, value] of Object.entries({
    role: "alertdialog",
    "aria-modal": "true",
    "aria-labelledby": "shell-crash-title",
    "aria-describedby": "shell-crash-text",
  })) {
    dialog.setAttribute(name, value);
  }
  for (const id of ["app", "skeleton"]) document.getElementById(id)?.setAttribute("inert", "");
  document.body.append(element("div", { className: "shell-veil" }, dialog));
  buttons.firstElementChild.focus();
}

async function copy(message, say) {
  try {
    await navigator.clipboard.writeText(`Streamgauge: ${message}\n${navigator.userAgent}`);
    say(words("The error's text is on the clipboard.", "Der Text des Fehlers ist in der Zwischenablage."));
  } catch {
    say(words("The browser forbids copying: select the text above instead.", "Der Browser verbietet das Kopieren: stattdessen den Text oben markieren."));
  }
}

// ------------------------------------------------------------------------------------------------------------ the rescue

async function rescue(say) {
  say(words("Reading the database …", "Die Datenbank wird gelesen …"));
  try {
    const date = new Date().toISOString().slice(0, 10);
    const { parts, records } = await readAll(date);
    if (records === 0) return say(words("The database holds nothing: there is nothing to save.", "Die Datenbank ist leer: Es gibt nichts herunterzuladen."));
    save(new Blob(parts, { type: "application/json" }), `streamgauge-rescue-${date}.json`);
    say(
      words(
        `${records} ${records === 1 ? "record" : "records"} saved to a file.`,
        `${records} ${records === 1 ? "Datensatz" : "Datensätze"} in eine Datei geschrieben.`,
      ),
    );
  } catch (error) {
    say(words("The database could not be read: ", "Die Datenbank ließ sich nicht lesen: ") + (error?.message ?? error));
  }
}

/** The database as parts of a JSON text, a part per record, so that no huge string is ever built. */
async function readAll(date) {
  const database = await open();
  const version = database?.version ?? 0;
  const parts = [`{"streamgauge_rescue":1,"date":${JSON.stringify(date)},"database_version":${version},"stores":{`];
  let records = 0;
  const stores = [...(database?.objectStoreNames ?? [])];
  for (const [index, name] of stores.entries()) {
    parts.push(`${index ? "," : ""}\n${JSON.stringify(name)}:[`);
    const rows = await readStore(database, name);
    for (const [row, { key, value }] of rows.entries()) {
      parts.push(`${row ? "," : ""}\n${JSON.stringify({ key: await plain(key), value: await plain(value) })}`);
    }
    parts.push("]");
    records += rows.length;
  }
  parts.push("}}\n");
  database?.close();
  return { parts, records };
}

/** Opens what is there, in whatever version; where nothing is there, makes nothing. */
function open() {
  return new Promise((done, failed) => {
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => {
      request.transaction.abort();
      done(undefined);
    };
    request.onsuccess = () => done(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      failed(request.error);
    };
  });
}

function readStore(database, name) {
  return new Promise((done, failed) => {
    const rows = [];
    const request = database.transaction(name, "readonly").objectStore(name).openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return done(rows);
      rows.push({ key: cursor.primaryKey, value: cursor.value });
      cursor.continue();
    };
    request.onerror = () => failed(request.error);
  });
}

/** What JSON cannot hold, in words that it can: {"$base64", "$type"}, {"$date"}, {"$bigint"}, {"$number"}. */
async function plain(value) {
  if (typeof value === "bigint") return { $bigint: String(value) };
  if (typeof value === "number" && !Number.isFinite(value)) return { $number: String(value) };
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? null : value.toISOString() };
  if (value instanceof Blob) return binary(new Uint8Array(await value.arrayBuffer()), value.type || "Blob");
  if (value instanceof ArrayBuffer) return binary(new Uint8Array(value), "ArrayBuffer");
  if (ArrayBuffer.isView(value)) {
    return binary(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), value.constructor.name);
  }
  if (value instanceof Map) return { $map: await plain([...value]) };
  if (value instanceof Set) return { $set: await plain([...value]) };
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  const made = {};
  for (const [key, inner] of Object.entries(value)) made[key] = await plain(inner);
  return made;
}

function binary(bytes, type) {
  // In pieces: fromCharCode takes its characters as arguments, and there is a limit to those.
  const PIECE = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return { $base64: btoa(text), $type: type };
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
