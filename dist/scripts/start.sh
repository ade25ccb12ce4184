# How the JVM is started; the same flags for the rehearsal and the start, for the cache fits only those.
JAVA_FLAGS="-XX:+UseSerialGC -Xlog:aot=off -Xlog:cds=off --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -Djava.awt.headless=true"
# Starts once on a throw-away home, so that the JVM writes down which classes a start takes; with them at hand a start
# needs less than half of its time. Where that fails, starts are slower and otherwise the same.
rehearse() {
  echo "Preparing quick starts, some seconds" >&2
  home=$(mktemp -d)
  env -u SALURAN_DATABASE_URL "$JAVA" $JAVA_FLAGS -XX:AOTCacheOutput="$1/saluran.aot" -Dsaluran.distribution="$1" \
    -cp "$1/lib/*" io.saluran.dist.Main serve --rehearse --home "$home" --port 0 --bind 127.0.0.1 \
    >"$1/rehearsal.log" 2>&1 || : >"$1/saluran.aot"
  rm -rf "$home"
}
