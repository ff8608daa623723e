// Changing the language. start.js fetches it when a language is asked for.
const isGerman = document.documentElement.lang === "de";
const words = (english, german) => (isGerman ? german : english);

/** Says it, makes sure of it, and starts anew in it. `program`: the address of its first program. */
export async function speak(language, program) {
  say(FETCHING[language]);
  if (!(await isThere(language, program))) return say(NOT_THERE[language]);
  try {
    localStorage.setItem("streamgauge.language", language);
  } catch {
    return say(words("This browser lets the page remember nothing.", "Dieser Browser lässt die Seite nichts merken."));
  }
  location.reload();
}

/** Whether a language's programs are kept, or are kept now; without an offline copy, whether the host has them. */
async function isThere(language, program) {
  const keeper = navigator.serviceWorker?.controller;
  if (keeper) {
    return new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => done(data);
      keeper.postMessage({ type: "KEEP_LANGUAGE", language }, [port2]);
    });
  }
  const answer = await fetch(program, { method: "HEAD" }).catch(() => null);
  return answer?.ok ?? false;
}

const FETCHING = { en: "Englisch wird geholt …", de: "Fetching German…" };
const NOT_THERE = {
  en: "Englisch ist hier noch nicht aufbewahrt. Einmal mit dem Netz verbinden und noch einmal wählen; bis dahin bleibt es bei Deutsch.",
  de: "German is not kept here yet. Connect to the network once and choose it again; until then it stays English.",
};

function say(text) {
  document.getElementById("language-said")?.remove();
  const said = Object.assign(document.createElement("section"), { id: "language-said", className: "update" });
  said.setAttribute("role", "alert");
  const close = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: words("Close", "Schließen") });
  close.onclick = () => said.remove();
  said.append(Object.assign(document.createElement("p"), { textContent: text }), close);
  document.body.append(said);
}
