#!/usr/bin/env bash
# Installs what is missing to build (install.sh) and to test (install.sh test). Run twice, it does nothing the second time.
#
# Tools go to a cache of our own (see env.sh); only the Rust target and, on Debian as root, system packages go elsewhere.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

say() { printf 'tools: %s\n' "$*"; }
fail() { printf 'tools: %s\n' "$@" >&2; exit 1; }

debian_root() { [ "$(id -u)" = 0 ] && have apt-get; }

apt_updated=
apt_install() {
  say "installing $* with apt-get"
  [ -n "$apt_updated" ] || { apt-get update -qq && apt_updated=yes; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# --- Rust -------------------------------------------------------------------------------------------------------------

need_rust() {
  have cargo || fail "Rust is missing. Install rustup from https://rustup.rs and run this again."
  if ! have cc && debian_root; then apt_install build-essential; fi
  have cc || fail "A C linker (cc) is missing. On Debian: apt-get install build-essential; on macOS: xcode-select --install"
}

need_wasm_target() {
  local target=wasm32-unknown-unknown
  [ -d "$(cd "$root" && rustc --print sysroot)/lib/rustlib/$target" ] && return
  have rustup || fail "The Rust target $target is missing and there is no rustup to add it. Install rustup from https://rustup.rs"
  say "adding the Rust target $target"
  (cd "$root" && rustup target add "$target")
}

need_rust_components() {
  local component
  for component in rustfmt clippy; do
    (cd "$root" && cargo "${component/rustfmt/fmt}" --version >/dev/null 2>&1) && continue
    have rustup || fail "cargo ${component/rustfmt/fmt} is missing and there is no rustup to add it."
    say "adding the Rust component $component"
    (cd "$root" && rustup component add "$component")
  done
}

# Is a program there, in exactly this version? The version is the second word of what it says of itself.
has_version() { have "$1" && [ "$("$1" --version 2>/dev/null | awk '{ print $2; exit }')" = "$2" ]; }

need_trunk() {
  has_version trunk "$trunk_version" && return
  say "building trunk $trunk_version into $trunk_home (4 to 8 minutes, once)"
  # A light optimisation halves the build; trunk itself has little to compute.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo_install trunk "$trunk_version" "$trunk_home" --locked
}

need_wasm_bindgen() {
  [ -n "$wasm_bindgen_version" ] || fail "Cargo.lock names no wasm-bindgen."
  has_version wasm-bindgen "$wasm_bindgen_version" && has_version wasm-bindgen-test-runner "$wasm_bindgen_version" && return
  say "building wasm-bindgen-cli $wasm_bindgen_version into $wasm_bindgen_home (2 to 4 minutes, once)"
  # Without --locked: its lock file names a crate version that was taken back.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo_install wasm-bindgen-cli "$wasm_bindgen_version" "$wasm_bindgen_home"
}

# A project-wide CARGO_TARGET_DIR or RUSTFLAGS is not meant for the tools.
cargo_install() {
  local name=$1 version=$2 home=$3
  shift 3
  (cd / && env -u CARGO_TARGET_DIR -u RUSTFLAGS -u CARGO_BUILD_TARGET \
    cargo install "$name" --version "$version" --root "$home" --quiet "$@")
}

# --- Node -------------------------------------------------------------------------------------------------------------

node_major() { node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'; }

need_node() {
  if ! { have node && have npm; } && debian_root; then apt_install nodejs npm; fi
  { have node && have npm; } || fail "Node $node_major_wanted or later with npm is missing. Install it from https://nodejs.org or by your package manager."
  [ "$(node_major)" -ge "$node_major_wanted" ] && return
  say "node $(node --version) is too old: fetching a later one from npm into $node_home"
  npm install --silent --prefix "$node_home" node@22
  PATH="$node_home/node_modules/.bin:$PATH"
  [ "$(node_major)" -ge "$node_major_wanted" ] || fail "Node $node_major_wanted or later is needed; this is $(node --version)."
}

need_node_modules() {
  # npm writes this file last: newer than the lock means that the folder holds what the lock says.
  local mark="$root/e2e/node_modules/.package-lock.json"
  [ -f "$mark" ] && [ ! "$root/e2e/package-lock.json" -nt "$mark" ] && return
  say "installing the node modules of e2e/ (npm ci)"
  (cd "$root/e2e" && npm ci --no-fund --no-audit --loglevel=error && touch "$mark")
}

# --- Browser ----------------------------------------------------------------------------------------------------------

need_browser() {
  if [ -z "$CHROMIUM" ] && debian_root; then apt_install chromium; CHROMIUM=$(find_browser); fi
  if [ -z "$CHROMIUM" ]; then
    say "fetching Playwright's Chromium into $PLAYWRIGHT_BROWSERS_PATH"
    (cd "$root/e2e" && npx playwright install chromium) || true
    CHROMIUM=$(find_browser)
  fi
  [ -n "$CHROMIUM" ] || fail "No Chromium or Chrome was found. Install one, or set CHROMIUM to its path."
}

browser_major() { "$CHROMIUM" --version 2>/dev/null | sed 's/[^0-9]*\([0-9]*\).*/\1/'; }

need_driver() {
  if [ -z "$CHROMEDRIVER" ] && debian_root; then apt_install chromium-driver; CHROMEDRIVER=$(find_driver); fi
  if [ -z "$CHROMEDRIVER" ]; then
    say "fetching chromedriver $(browser_major) into $browser_home"
    npx --yes @puppeteer/browsers@2 install "chromedriver@$(browser_major)" --path "$browser_home" || true
    CHROMEDRIVER=$(find_driver)
  fi
  [ -n "$CHROMEDRIVER" ] || fail "No chromedriver was found. Install the one of your browser's version, or set CHROMEDRIVER to its path."
}

# ----------------------------------------------------------------------------------------------------------------------

need_rust
need_wasm_target
need_node
need_trunk
need_wasm_bindgen
need_node_modules
if [ "${1:-}" = test ]; then
  need_rust_components
  need_browser
  need_driver
fi
