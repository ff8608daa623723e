# Where the tools are, for the Makefile and the scripts beside this file. Source it from bash:  . e2e/tools/env.sh
# It installs nothing (install.sh does) and only changes the environment of the shell that sources it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# A cache of our own, a folder per version: nothing that the user has installed is replaced.
tools="${XDG_CACHE_HOME:-$HOME/.cache}/streamgauge-tools"

trunk_version=0.21.14
# wasm-bindgen's program and library must be equal to the last digit, so Cargo.lock decides.
wasm_bindgen_version=$(awk -F'"' '/^name = "wasm-bindgen"$/ { found = 1 } found && /^version/ { print $2; exit }' "$root/Cargo.lock")
node_major_wanted=20

trunk_home="$tools/trunk-$trunk_version"
wasm_bindgen_home="$tools/wasm-bindgen-$wasm_bindgen_version"
node_home="$tools/node-22"
browser_home="$tools/browsers"

have() { command -v "$1" >/dev/null 2>&1; }

# rustup's own folder is often missing from PATH right after its installation.
have cargo || PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
for bin in "$node_home/node_modules/.bin" "$trunk_home/bin" "$wasm_bindgen_home/bin" "$root/e2e/node_modules/.bin"; do
  [ -d "$bin" ] && PATH="$bin:$PATH"
done
export PATH

# As .cargo/config.toml says, and without this machine's paths in the programs.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--cfg erase_components --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates --remap-path-prefix=$root=."

# Playwright's own browser, where it had to be fetched, lies in our cache too.
export PLAYWRIGHT_BROWSERS_PATH="${PLAYWRIGHT_BROWSERS_PATH:-$browser_home}"

# The browser: what the user names, else what the system has, else what install.sh fetched.
find_browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "$PLAYWRIGHT_BROWSERS_PATH"/chromium-*/chrome-*/chrome \
    "$PLAYWRIGHT_BROWSERS_PATH"/chromium-*/chrome-*/*.app/Contents/MacOS/*; do
    if [ -n "$name" ] && have "$name"; then command -v "$name"; return; fi
  done
}
find_driver() {
  local name
  for name in "${CHROMEDRIVER:-}" chromedriver "$browser_home"/chromedriver/*/*/chromedriver; do
    if [ -n "$name" ] && have "$name"; then command -v "$name"; return; fi
  done
}
CHROMIUM=$(find_browser)
CHROMEDRIVER=$(find_driver)
export CHROMIUM CHROMEDRIVER

# trunk 0.21 takes NO_COLOR=1 for a malformed option and refuses to start; its update check asks the network.
unset NO_COLOR
export TRUNK_SKIP_VERSION_CHECK=true
