# find_java sets JAVA and JAVA_HOME to a JDK of version 25 or newer, or says what to install and stops.
java_version() {
  "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p'
}
is_jdk() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 1
  # The release file answers without starting a Java.
  version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$version" ] || version=$(java_version "$1/bin/java")
  # A link to a folder that was looked at says nothing new.
  case "$found" in *"
  $1 ("*) return 1 ;; esac
  found="$found
  $1 (Java ${version:-unknown})"
  [ "${version:-0}" -ge 25 ] 2>/dev/null
}
# The folders where a JDK may be, one a line: the one that was named, the one on the path, the usual places.
java_folders() {
  [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
  on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    resolved=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    dirname "$(dirname "$resolved")"
  fi
  for folder in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    echo "$folder"
  done
}
find_java() {
  found=""
  # The first that will do ends the look; most often that is JAVA_HOME.
  while IFS= read -r folder; do
    if [ -n "$folder" ] && is_jdk "$folder"; then
      JAVA_HOME=$folder
      JAVA=$folder/bin/java
      export JAVA_HOME
      return 0
    fi
  done <<END_OF_FOLDERS
$(java_folders)
END_OF_FOLDERS
  echo "Saluran needs a JDK 25 or newer. Install one, for example from https://adoptium.net, or set JAVA_HOME to it." >&2
  [ -z "$found" ] || echo "Found only:$found" >&2
  exit 1
}
