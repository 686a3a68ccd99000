# shellcheck shell=sh
# Sourced by build.sh: one build at a time, as all of them write into the same folders. The lock holds its owner's
# process and host; one that has no owner any more counts for nothing.

lock=$root/app/target/launcher.lock

take_lock() {
  mkdir -p "${lock%/*}" || fail 1 "cannot write ${lock%/*}"
  waited=0
  until (set -C && echo "$$ $(uname -n)" > "$lock") 2> /dev/null; do
    [ -w "${lock%/*}" ] || fail 1 "cannot write ${lock%/*}"
    owner=$(cat "$lock" 2> /dev/null)
    if is_left_behind "$owner"; then
      [ "$(cat "$lock" 2> /dev/null)" = "$owner" ] && rm -f "$lock"
    else
      wait_for "${owner:-unknown}"
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

# Of another host nothing is known, so its builds count as running. Of another user's process kill says that it must
# not, and a small container has no ps: one of the two has to know the process.
is_left_behind() {
  case $1 in
    "$$ $(uname -n)") return 0 ;; # our own number: we have no lock yet, so a container had the same number before
    *" $(uname -n)") ! kill -0 "${1%% *}" 2> /dev/null && ! ps -p "${1%% *}" > /dev/null 2>&1 ;;
    *) return 1 ;;
  esac
}

wait_for() {
  case $waited in
    0) echo "$program: waiting for another build to end ($lock)" >&2 ;;
    180) echo "$program: still waiting (process and host: $1): if no build runs there, remove $lock" >&2 ;;
  esac
  waited=$((waited + 1))
  sleep 1
}
