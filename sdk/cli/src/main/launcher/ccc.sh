#!/bin/sh
# The ccc command: this script, followed by the jar that it starts.
if ! command -v java >/dev/null 2>&1; then
  echo "ccc: there is no java on the PATH: install Java 17 or later" >&2
  exit 3
fi
# Arguments, file names and the environment are UTF-8 whatever the locale, because cron has none.
LC_ALL=C.UTF-8
export LC_ALL
# What the JVM itself has to say goes to stderr.
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+DisplayVMOutputToStderr -jar "$0" "$@"
