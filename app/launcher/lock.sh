# shellcheck shell=sh
# Sourced by build.sh: one build at a time, as all of them write into the same folders. The lock holds its owner's
# process; one whose owner is gone counts for nothing.

lock=$root/app/target/launcher.lock

take_lock() {
  mkdir -p "${lock%/*}" || fail 1 "cannot write ${lock%/*}"
  waited=0
  until (set -C && echo $$ > "$lock") 2> /dev/null; do
    [ -w "${lock%/*}" ] || fail 1 "cannot write ${lock%/*}"
    owner=$(cat "$lock" 2> /dev/null)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2> /dev/null; then
      [ "$(cat "$lock" 2> /dev/null)" = "$owner" ] && rm -f "$lock"
    else
      wait_for_it
    fi
  done
  trap 'rm -f "$lock"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

release_lock() {
  rm -f "$lock"
  trap - EXIT HUP INT TERM
}

wait_for_it() {
  [ "$waited" != 0 ] || echo "$program: waiting for another build to end ($lock)" >&2
  waited=$((waited + 1))
  sleep 1
}
