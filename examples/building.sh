# shellcheck shell=sh
# Sourced by the scripts here, which set $root and $program: builds the examples if anything has changed.
#
#   MORPHOGEN_MAVEN_ARGS   more arguments for Maven, such as -Dmaven.repo.local=DIR (MAVEN_ARGS counts too)

. "$root/app/launcher/build.sh"
target=$root/examples/target
stamp=$target/run.stamp

# The classes and the jars that an example runs with, as other builds write into the same folders.
classes() (
  cd "$root" && find examples/target/classes -type f -exec cksum {} + | LC_ALL=C sort
  { tr ':' '\n' < "$target/class-path.txt" && echo; } | while IFS= read -r jar; do
    case $jar in "$root"/*) cksum "$jar" ;; esac
  done
)

is_built() {
  [ -f "$stamp" ] && { sources; classes; } 2> /dev/null | cmp -s - "$stamp"
}

build() {
  mkdir -p "$target"
  rm -f "$stamp"
  sources > "$stamp.new"
  package examples "$target/run.log"
  classes >> "$stamp.new" && mv "$stamp.new" "$stamp"
}

ensure_examples() {
  ensure is_built build "building (a minute or two the first time)"
}
