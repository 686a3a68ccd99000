# shellcheck shell=sh
# Sourced by ./morphogen and examples/run, which set $root and $program: finds a JDK, and builds with Maven what is
# missing or has changed.

fail() {
  printf '%s: %s\n' "$program" "$2" >&2
  exit "$1"
}

. "$root/app/launcher/find-jdk.sh"
. "$root/app/launcher/lock.sh"

jdk=$(find_jdk) ||
  fail 2 "no JDK 25 found (25.0.3 or newer; looked at JAVA_HOME, PATH and the usual folders): install one or set JAVA_HOME"
# A newer JDK may build if there is no 25.
range=
jdk_fits 25 "$(jdk_version "$jdk")" || range='-Djdk.range=[26,)'
maven_args="${MAVEN_ARGS:-} ${MORPHOGEN_MAVEN_ARGS:-}"

# sources MORE-FOLDERS…: what is built from what, by content: times lie after a git checkout, and a deleted file has none.
sources() (
  cd "$root" && find pom.xml ./*/pom.xml ./*/src/main "$@" -type f -exec cksum {} + 2> /dev/null | LC_ALL=C sort
)

# ensure IS_BUILT BUILD WORDS: unless IS_BUILT says the WORDS and calls BUILD. Whoever had the lock before may have built
# it, so that is asked twice.
ensure() {
  "$1" && return
  take_lock
  if ! "$1"; then
    command -v mvn > /dev/null || fail 1 "Maven is needed to build: install it so that mvn is on the PATH"
    echo "$program: $3 ..." >&2
    "$2"
  fi
  release_lock
}

# package MODULE LOG: its jar and those that it needs. Only Maven 3.9 reads MAVEN_ARGS itself, so it is passed here.
package() {
  # shellcheck disable=SC2086
  (
    cd "$root" &&
      MAVEN_ARGS='' JAVA_HOME=$jdk mvn -B -q -ntp $range ${maven_args} -Dmaven.test.skip=true package -pl "$1" -am
  ) < /dev/null > "$2" 2>&1 || {
    { grep '^\[ERROR\]' "$2" || tail -n 20 "$2"; } | head -n 30 >&2
    fail 1 "the build failed; all it said is in $2"
  }
}
