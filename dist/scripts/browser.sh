# Sets SALURAN_BROWSER to a Chromium, installing Debian's when that is allowed; leaves it empty when there is none.
find_browser() {
  [ -z "${SALURAN_BROWSER:-}" ] || return 0
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v $name >/dev/null 2>&1; then
      SALURAN_BROWSER=$(command -v $name)
      export SALURAN_BROWSER
      return 0
    fi
  done
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium from Debian's packages"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    SALURAN_BROWSER=$(command -v chromium || true)
    export SALURAN_BROWSER
  fi
}
