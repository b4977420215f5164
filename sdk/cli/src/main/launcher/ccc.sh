#!/bin/sh
# The ccc command: this script, followed by the jar that it starts.
if ! command -v java >/dev/null 2>&1; then
  echo "ccc: there is no java on the PATH: install Java 17 or later" >&2
  exit 3
fi
# Arguments, file names and the environment are UTF-8 whatever the locale, because cron has none.
LC_ALL=C.UTF-8
export LC_ALL
# Beside the command there may be an archive of its classes. The JVM checks by itself that it made it from
# this file, and starts without it, only slower, if not.
archive=
if [ -f "$0.jsa" ]; then
  archive="-XX:SharedArchiveFile=$0.jsa"
fi
# Java itself cannot tell where its stderr goes.
terminal=
if [ -t 2 ]; then
  terminal=-Dccc.stderr.terminal=true
fi
# What the JVM itself has to say goes to stderr. CCC_JAVA_OPTIONS may name further options.
# shellcheck disable=SC2086
exec java ${archive:+"$archive"} -Xshare:auto -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
  -XX:+DisplayVMOutputToStderr -Xlog:disable ${terminal:+"$terminal"} ${CCC_JAVA_OPTIONS:-} -jar "$0" "$@"
