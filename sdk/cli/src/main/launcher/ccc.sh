#!/bin/sh
# The ccc command: this script, followed by the jar that it starts.
if ! java=$(command -v java 2>/dev/null); then
  echo "ccc: there is no java on the PATH: install Java 17 or later" >&2
  exit 3
fi
# Arguments, file names and the environment are UTF-8 whatever the locale, because cron has none.
LC_ALL=C.UTF-8
export LC_ALL

# An archive of its classes halves the time to start, but only for the very JVM and file that it was made from: for others
# the JVM starts in silence without. Inode, size and time tell both from others. No colon: to the JVM it separates files.
key_of() {
  { ls -dilnL "$java" && ls -dilnL "$0"; } 2>/dev/null | while read -r inode _ _ _ _ size month day time _; do
    printf '%s-' "$inode" "$size" "$month" "$day" "${time%:*}${time#*:}"
  done
}

# Rehearses the usual commands, in a JVM of its own so that no run waits for it. Half an archive would crash the JVM, so it
# gets its name when it is whole.
make_archive() {
  umask 077
  new="$1.$$"
  java -XX:ArchiveClassesAtExit="$new" -XX:+UseSerialGC -cp "$0" io.github.cccsdk.cli.Rehearsal &&
    [ -s "$new" ] && chmod "$2" "$new" && mv -f "$new" "$1" && return
  rm -f "$new"
  return 1
}

# Only a directory of this user that no one else can write to: an archive is code. If there is none, it works without.
cached_archive() {
  case ${XDG_CACHE_HOME:-} in
    /*) base=$XDG_CACHE_HOME cache=$XDG_CACHE_HOME/ccc ;;
    *) base=${HOME:-} cache=${HOME:-}/.cache/ccc ;;
  esac
  case $cache in
    *:*) return ;;
    /*) ;;
    *) return ;;
  esac
  if [ -e "$base" ] && [ ! -O "$base" ]; then
    return
  fi
  if [ ! -e "$cache" ]; then
    (umask 077 && mkdir -p "$cache") 2>/dev/null
  fi
  if [ -L "$cache" ] || [ ! -O "$cache" ] || [ ! -w "$cache" ]; then
    return
  fi
  case $(ls -dn "$cache" 2>/dev/null) in
    d????-??-?*) ;;
    *) return ;;
  esac
  cached="$cache/$key.jsa"
  if [ -f "$cached" ] && [ ! -L "$cached" ] && [ -O "$cached" ]; then
    archive="-XX:SharedArchiveFile=$cached"
    return
  fi
  # One of several first runs makes it. If that does not succeed, it is tried again after a day.
  making="$cache/$key.making"
  if [ -d "$making" ] && [ -n "$(find "$making" -prune -mtime +0 2>/dev/null)" ]; then
    rmdir "$making" 2>/dev/null
  fi
  if mkdir "$making" 2>/dev/null; then
    (
      find "$cache" -name '*.jsa*' -mtime +60 -exec rm -f {} +
      make_archive "$cached" 600 && rmdir "$making"
    ) </dev/null >/dev/null 2>&1 &
  fi
}

archive=
key=$(key_of)
if [ -n "${CCC_MAKE_ARCHIVE:-}" ]; then # when the package is built
  make_archive "$0.jsa" 644 && printf '%s\n' "$key" >"$0.jsa.key" && chmod 644 "$0.jsa.key"
  exit
fi
made_for=
if [ -r "$0.jsa" ] && [ -r "$0.jsa.key" ]; then
  read -r made_for <"$0.jsa.key"
fi
if [ -n "$key" ] && [ "$made_for" = "$key" ]; then
  archive="-XX:SharedArchiveFile=$0.jsa"
elif [ -n "$key" ]; then
  cached_archive
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
