// Runs before the first paint: sets the theme, and says so in plain words where the program cannot run.
// A classic script in old-fashioned syntax, because it must run in the very browsers that it turns away.
//
// What the program may rely on:
//   <html data-theme>            light, dark, or absent (as the system); kept in localStorage as streamgauge.theme
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

  // ------------------------------------------------------------------------------------------------ can it start here?

  var REASONS = {
    file: {
      title: "Open this page from a web server",
      text:
        "Browsers don't run programs from a folder on disk. Put the folder on any static host, or, where the sources " +
        "are, use: make run"
    },
    wasm: {
      title: "This browser can't run WebAssembly",
      text:
        "Streamgauge is a WebAssembly program. Use a current Firefox, Chrome, Edge or Safari; where it is switched off " +
        "by a policy or by a lockdown mode, allow it for this page."
    },
    modules: {
      title: "This browser is too old",
      text: "Streamgauge needs a browser that knows JavaScript modules. Use a current Firefox, Chrome, Edge or Safari."
    },
    storage: {
      title: "This browser gives the page no storage",
      text:
        "Workshops are kept in this browser's own database (IndexedDB), and it is not available here. Private windows " +
        "and blocked site data are the usual causes. Without it, work would be lost, so Streamgauge doesn't start."
    },
    load: {
      title: "The program could not be loaded",
      text: "The page arrived, the program behind it did not. Your workshops are not touched by this. Reload the page."
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
    var reload = element("button", "shell-button first", "Reload");
    reload.type = "button";
    reload.onclick = function () {
      location.reload();
    };
    notice.appendChild(reload);
    sheet.textContent = "";
    sheet.appendChild(notice);
    document.getElementById("shell-status").textContent = "";
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
