# shellcheck shell=sh
# Sourced by build.sh and .ci/run: find_jdk prints the folder of a JDK 25, else of a newer one, and fails without a
# word if there is none. 25.0.0 to 25.0.2 do not count: their G1 collector can corrupt data.

find_jdk() {
  jdk_root=${MORPHOGEN_JDK_ROOT:-} # for tests: folders below this one instead of below /
  for jdk_wanted in 25 newer; do
    for jdk_home in \
      "${JAVA_HOME:-}" "$(jdk_of_path)" \
      "$jdk_root"/usr/lib/jvm/* "$jdk_root"/usr/java/* "$jdk_root"/opt/*jdk* "$jdk_root"/opt/java/* \
      "$jdk_root"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      "$jdk_root"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
      if [ -x "$jdk_home/bin/javac" ] && jdk_fits "$jdk_wanted" "$(jdk_version "$jdk_home")"; then
        printf '%s\n' "$jdk_home"
        return 0
      fi
    done
  done
  return 1
}

# The folder of the java on PATH, through symbolic links; nothing if that is no JDK (a version manager's shim, say).
jdk_of_path() {
  jdk_java=$(command -v java) || return 0
  while [ -L "$jdk_java" ]; do
    jdk_link=$(readlink "$jdk_java")
    case $jdk_link in
      /*) jdk_java=$jdk_link ;;
      *) jdk_java=$(dirname "$jdk_java")/$jdk_link ;;
    esac
  done
  dirname "$(dirname "$jdk_java")"
}

# A JDK's version from its file "release", which every JDK has: cheaper than starting it.
jdk_version() {
  [ -r "$1/release" ] || return 0
  while IFS='=' read -r jdk_key jdk_value; do
    if [ "$jdk_key" = JAVA_VERSION ]; then
      jdk_value=${jdk_value#\"}
      printf '%s\n' "${jdk_value%\"*}"
      return 0
    fi
  done < "$1/release"
}

# jdk_fits 25|newer VERSION
jdk_fits() {
  jdk_major=${2%%[!0-9]*}
  case $1-$2 in
    25-25.0.[012] | 25-25.0.[012].* | 25-25 | 25-25-*) return 1 ;;
    25-25.*) return 0 ;;
    newer-*) [ "${jdk_major:-0}" -gt 25 ] ;;
    *) return 1 ;;
  esac
}
