# shellcheck shell=sh
# Sourced by ./morphogen and by the image's, which has nothing on its PATH: the shell alone does all this.

# names_collector WORD…: whether one of the JVM's options is a collector, or is a file (@FILE) that holds one.
names_collector() {
  for word; do
    case $word in
      *-XX:+Use*GC*) return 0 ;;
      @*) holds_collector "${word#@}" && return 0 ;;
    esac
  done
  return 1
}

# A pipe (@/dev/fd/63) is left to the JVM: it can be read once.
holds_collector() {
  [ -f "$1" ] && [ -r "$1" ] || return 1
  while read -r line || [ -n "$line" ]; do
    case $line in
      *-XX:+Use*GC*) return 0 ;;
    esac
  done < "$1"
  return 1
}

# has_huge_pages FILE: whether the system, which says so there, gives huge pages to who asks. Where it does not, the JVM
# warns of every flag that asks.
has_huge_pages() {
  [ -r "$1" ] && read -r pages < "$1" || return 1
  case $pages in
    *'[always]'* | *'[madvise]'*) return 0 ;;
  esac
  return 1
}

# Arrays that begin cache lines and huge pages (Linux) make long work some percent faster. Its arrays are made once and
# kept, so the simplest collector with little room for new objects does, in a third of the memory.
long_work_flags() {
  flags='-XX:ObjectAlignmentInBytes=64'
  # Of two collectors the JVM takes none.
  # shellcheck disable=SC2086
  names_collector ${MORPHOGEN_JAVA_OPTS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} ||
    flags="$flags -XX:+UseSerialGC -Xmn16m"
  has_huge_pages /sys/kernel/mm/transparent_hugepage/enabled && flags="$flags -XX:+UseTransparentHugePages"
  printf '%s' "$flags"
}
