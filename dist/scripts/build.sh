# Whether a source was changed, added or deleted since the distribution was built. A folder's own time tells of what was
# deleted in it.
needs_build() {
  stamp="$1/dist/target/saluran/built"
  [ -f "$stamp" ] || return 0
  newer=$(find "$1/pom.xml" "$1/.mvn" "$1/db" "$1/platform-core" "$1/ui" "$1/module-pipeline" "$1/module-training" \
    "$1/module-content" "$1/extension" "$1/examples" "$1/author" "$1/dist" \
    \( -name target -o -name node_modules -o -name generated -o -path '*/src/test' \) -prune -o \
    \( -path '*/src/main' -o -path '*/src/main/*' -o -name pom.xml -o -name bnd.bnd -o -path '*/.mvn/*' \) \
    ! -name frontend -newer "$stamp" -print 2>/dev/null | head -n 1)
  [ -n "$newer" ]
}
maven() {
  command -v mvn >/dev/null 2>&1 || {
    echo "Saluran is built with Maven 3.8 or newer. Install it, for example: apt install maven" >&2
    exit 1
  }
  # Flow's usage statistics and Maven's transfer lines are of no use to a person who waits.
  (cd "$1" && shift && mvn -B -ntp "$@")
}
build() {
  echo "Building Saluran. The first time this takes some minutes, for its libraries are fetched." >&2
  log="$1/target/build.log"
  mkdir -p "$1/target"
  # What is changed while Maven works belongs to the next build.
  touch "$1/target/build-began"
  if ! maven "$1" -q -DskipTests package >"$log" 2>&1; then
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2
    echo "The build failed; all it said is in $log" >&2
    exit 1
  fi
  touch -r "$1/target/build-began" "$1/dist/target/saluran/built"
}
