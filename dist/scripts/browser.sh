# Sets SALURAN_BROWSER to a Chromium, installing Debian's when that is allowed; leaves it empty when there is none. Chromium
# without windows is the same engine and starts in half of the time.
find_browser() {
  [ -z "${SALURAN_BROWSER:-}" ] || return 0
  known_browser && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium from Debian's packages"
    apt-get update -qq
    for package in chromium-headless-shell chromium; do
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $package >/dev/null && break
    done
    known_browser || true
  fi
}

known_browser() {
  for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v $name >/dev/null 2>&1; then
      SALURAN_BROWSER=$(command -v $name)
      export SALURAN_BROWSER
      return 0
    fi
  done
  return 1
}
