#!/bin/sh
# Builds the committed sources twice, in two folders, and compares our jars byte by byte. Takes some minutes.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$here/dist/scripts/java.sh"
find_java
. "$here/dist/scripts/build.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for copy in first second; do
  mkdir "$work/$copy"
  git -C "$here" archive HEAD | tar -x -C "$work/$copy"
  # Not at the same time of day, nor in the same folder.
  maven "$work/$copy" -q -DskipTests clean package
  (cd "$work/$copy/dist/target/saluran" && find . -name '*.jar' -exec sha256sum {} + | sort -k 2) >"$work/$copy.sums"
done
if diff "$work/first.sums" "$work/second.sums" >"$work/differences"; then
  echo "Both builds gave the same $(wc -l <"$work/first.sums") jars."
else
  echo "These jars differ:"
  sed -n 's/^[<>] [0-9a-f]*  //p' "$work/differences" | sort -u
  exit 1
fi
