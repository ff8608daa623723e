// Runs before the first paint: sets theme and language, and says so in plain words where the program cannot run.
// A classic script in old-fashioned syntax, because it must run in the very browsers that it turns away.
//
// What the program may rely on:
//   <html data-theme>            light, dark, or absent (as the system); kept in localStorage as streamgauge.theme
//   <html lang>                  en or de: the choice in localStorage (streamgauge.language), else the browser's first language
//   <html data-cannot-start>     set when the program is not to be started; holds the reason's name
//   event streamgauge:cannot-start  (detail: text)  asks for the message "could not be loaded"
//   <html data-update="ready">, event streamgauge:update         a new release is fetched and waits
//   event streamgauge:update-now                                 the program asks to take it over: the page reloads
//   <html data-update="elsewhere">, event streamgauge:update     another tab took it over: this one should reload
(function () {
  "use strict";
  var page = document.documentElement;

  try {
    var theme = localStorage.getItem("streamgauge.theme");
    if (theme === "light" || theme === "dark") page.setAttribute("data-theme", theme);
  } catch (blocked) {
    // Storage is forbidden here: the system's theme it is.
  }

  // ----------------------------------------------------------------------------------------------------------- language

  function chosenLanguage() {
    try {
      var chosen = localStorage.getItem("streamgauge.language");
      if (chosen === "de" || chosen === "en") return chosen;
    } catch (blocked) {
      // Storage is forbidden here: the browser's language it is.
    }
    var first = (navigator.languages && navigator.languages[0]) || navigator.language || "";
    return /^de\b/i.test(first) ? "de" : "en";
  }
  page.lang = chosenLanguage();
  var isGerman = page.lang === "de";
  function words(english, german) {
    return isGerman ? german : english;
  }

  function preload(rel, href, attributes) {
    var link = document.createElement("link");
    link.rel = rel;
    link.href = href;
    link.crossOrigin = "";
    for (var name in attributes) link.setAttribute(name, attributes[name]);
    document.head.appendChild(link);
  }
  // A release build names the programs before this script.
  var programs = document.querySelector('meta[name="program"]');
  if (programs && programs.hasAttribute("data-de-js")) {
    var prefix = isGerman ? "data-de-" : "data-";
    preload("modulepreload", programs.getAttribute(prefix + "js"), {});
    preload("preload", programs.getAttribute(prefix + "wasm"), { as: "fetch", type: "application/wasm" });
  }

  // ------------------------------------------------------------------------------------------------ can it start here?

  var REASONS = {
    file: {
      title: words("Open this page from a web server", "Diese Seite von einem Webserver öffnen"),
      text: words(
        "Browsers don't run programs from a folder on disk. Put the folder on any static host, or, where the sources " +
          "are, use: make run",
        "Browser führen keine Programme aus einem Ordner auf der Festplatte aus. Den Ordner auf einen beliebigen " +
          "statischen Webserver legen oder, wo die Quellen liegen: make run"
      )
    },
    wasm: {
      title: words("This browser can't run WebAssembly", "Dieser Browser führt kein WebAssembly aus"),
      text: words(
        "Streamgauge is a WebAssembly program. Use a current Firefox, Chrome, Edge or Safari; where it is switched off " +
          "by a policy or by a lockdown mode, allow it for this page.",
        "Streamgauge ist ein WebAssembly-Programm. Einen aktuellen Firefox, Chrome, Edge oder Safari verwenden; wo es " +
          "durch eine Richtlinie oder den Blockierungsmodus abgeschaltet ist, für diese Seite erlauben."
      )
    },
    modules: {
      title: words("This browser is too old", "Dieser Browser ist zu alt"),
      text: words(
        "Streamgauge needs a browser that knows JavaScript modules. Use a current Firefox, Chrome, Edge or Safari.",
        "Streamgauge braucht einen Browser, der JavaScript-Module kennt: einen aktuellen Firefox, Chrome, Edge oder Safari."
      )
    },
    storage: {
      title: words("This browser gives the page no storage", "Dieser Browser gibt der Seite keinen Speicher"),
      text: words(
        "Workshops are kept in this browser's own database (IndexedDB), and it is not available here. Private windows " +
          "and blocked site data are the usual causes. Without it, work would be lost, so Streamgauge doesn't start.",
        "Workshops liegen in der Datenbank dieses Browsers (IndexedDB), und die ist hier nicht verfügbar. Meist liegt es " +
          "an einem privaten Fenster oder an blockierten Websitedaten. Ohne sie ginge Arbeit verloren, darum startet " +
          "Streamgauge nicht."
      )
    },
    load: {
      title: words("The program could not be loaded", "Das Programm konnte nicht geladen werden"),
      text: words(
        "The page arrived, the program behind it did not. Your workshops are not touched by this. Reload the page.",
        "Die Seite ist da, das Programm dahinter nicht: Vielleicht ist es auf Deutsch nicht für die Arbeit ohne Netz " +
          "aufbewahrt. Die Workshops sind davon nicht berührt. Neu laden, mit Netz, oder auf Englisch öffnen."
      )
    }
  };

  function obstacle() {
    if (location.protocol === "file:") return "file";
    if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") return "wasm";
    if (!("noModule" in HTMLScriptElement.prototype)) return "modules";
    try {
      if (!window.indexedDB) return "storage";
    } catch (forbidden) {
      return "storage";
    }
    return "";
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function show(reason, detail) {
    var skeleton = document.getElementById("skeleton");
    var sheet = document.getElementById("shell-sheet");
    if (!skeleton || !sheet) return;
    var notice = element("section", "shell-notice");
    notice.setAttribute("role", "alert");
    notice.appendChild(element("h1", "", REASONS[reason].title));
    notice.appendChild(element("p", "", REASONS[reason].text));
    if (detail) notice.appendChild(element("pre", "shell-detail", detail));
    var reload = element("button", "shell-button first", words("Reload", "Neu laden"));
    reload.type = "button";
    reload.onclick = function () {
      location.reload();
    };
    var buttons = element("div", "shell-buttons");
    buttons.appendChild(reload);
    // The other language's program may be here where this one's is not.
    if (reason === "load") buttons.appendChild(otherLanguage());
    notice.appendChild(buttons);
    sheet.textContent = "";
    sheet.appendChild(notice);
    document.getElementById("shell-status").textContent = "";
  }

  function otherLanguage() {
    var button = element("button", "shell-button", words("Deutsch", "English"));
    button.type = "button";
    button.lang = words("de", "en");
    button.onclick = function () {
      try {
        localStorage.setItem("streamgauge.language", button.lang);
      } catch (blocked) {
        // Then it stays as it is.
      }
      location.reload();
    };
    return button;
  }

  function refuse(reason, detail) {
    page.setAttribute("data-cannot-start", reason);
    if (document.getElementById("shell-sheet")) show(reason, detail);
    else
      document.addEventListener("DOMContentLoaded", function () {
        show(reason, detail);
      });
  }

  var reason = obstacle();
  if (reason) refuse(reason);
  window.addEventListener("streamgauge:cannot-start", function (event) {
    refuse("load", String(event.detail || ""));
  });

  // --------------------------------------------------------------------------------------------------- offline, updates

  function announce(state) {
    page.setAttribute("data-update", state);
    window.dispatchEvent(new CustomEvent("streamgauge:update", { detail: state }));
  }

  function watch(workers, registration) {
    var controlled = !!workers.controller;
    var asked = false;
    function waiting(worker) {
      if (worker.state === "installed" && workers.controller) announce("ready");
    }
    if (registration.waiting) waiting(registration.waiting);
    registration.addEventListener("updatefound", function () {
      var worker = registration.installing;
      worker.addEventListener("statechange", function () {
        waiting(worker);
      });
    });
    window.addEventListener("streamgauge:update-now", function () {
      asked = true;
      if (registration.waiting) registration.waiting.postMessage({ type: "SKIP_WAITING" });
      else location.reload();
    });
    workers.addEventListener("controllerchange", function () {
      if (asked) location.reload();
      else if (controlled) announce("elsewhere");
      controlled = true;
    });
  }

  // The offline copy is a megabyte: it is fetched when the page is up and idle, not while somebody waits for it.
  var PAUSE_MS = 2000;

  function keepOffline() {
    navigator.serviceWorker.register("sw.js", { updateViaCache: "none" }).then(
      function (registration) {
        watch(navigator.serviceWorker, registration);
        navigator.serviceWorker.ready.then(function (ready) {
          ready.active.postMessage({ type: "KEEP_LANGUAGE", language: page.lang });
        });
      },
      function () {
        // No service worker (a debug build, or a host that forbids it): the page works, only not offline.
      }
    );
  }

  window.addEventListener("load", function () {
    if (!navigator.serviceWorker || !/^https?:$/.test(location.protocol)) return;
    window.setTimeout(function () {
      if (window.requestIdleCallback) window.requestIdleCallback(keepOffline, { timeout: PAUSE_MS });
      else keepOffline();
    }, PAUSE_MS);
  });
})();
